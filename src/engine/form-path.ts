import type { Datum } from "../definition/index.ts";
import type { FormChange, Kept, KeptRows } from "./event.ts";
import { own } from "./own.ts";

/** What an instance holds at a path: `field`, or `group/row/field`. */
export function datumAt(
  instance: { readonly values: Kept; readonly rows?: KeptRows } | undefined,
  path: string,
): Datum | undefined {
  if (!path.includes("/")) return own(instance?.values, path);
  const [group = "", row = "", field = ""] = path.split("/");
  return own(own(own(instance?.rows, group), row), field);
}

/** Paths of everything that a change sets or clears, derived values among them. */
export function changedPaths({ values, rows, cleared }: FormChange): string[] {
  return [...Object.keys(values), ...rowPaths(rows), ...(cleared ?? [])];
}

/** Paths of everything that rows hold. */
export function rowPaths(rows: KeptRows | undefined): string[] {
  if (rows === undefined) return [];
  return Object.entries(rows).flatMap(([group, of]) =>
    Object.entries(of).flatMap(([row, values]) =>
      Object.keys(values).map((field) => `${group}/${row}/${field}`),
    ),
  );
}
