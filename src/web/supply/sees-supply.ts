import type { Study } from "../../definition/index.ts";

/** Who works with the product unblinded. */
const behindWall: ReadonlySet<string> = new Set(["pharmacist", "quality", "allocation-keeper"]);
/** Who besides sees it where nobody is blinded. */
const openRoles: ReadonlySet<string> = new Set([
  "investigator",
  "coordinator",
  "monitor",
  "inspector",
]);

/** What somebody sees of a study's product: all that stands behind the wall, what is at their sites, or nothing. */
export function supplySeen(
  { supply, blinding }: Pick<Study, "supply" | "blinding">,
  roles: Iterable<string>,
): "all" | "sites" | "nothing" {
  if (supply === undefined) return "nothing";
  const held = [...roles];
  if (held.some((role) => behindWall.has(role))) return "all";
  return blinding === "open" && held.some((role) => openRoles.has(role)) ? "sites" : "nothing";
}
