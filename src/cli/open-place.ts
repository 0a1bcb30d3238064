import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openStore, type Store, type StorePlace } from "../store/index.ts";
import type { Arguments } from "./main.ts";
import type { Output } from "./output.ts";
import { Problem, Usage } from "./problem.ts";
import { shortPath } from "./short-path.ts";

/** Where everything of ours is kept unless told otherwise: the database, the signing key, written datasets. */
export const homeFolder = ".neurite";

/** Options of every command that opens a store. */
export const placeOptions = { store: { type: "string" }, schema: { type: "string" } } as const;

/** Which store a command line means. */
export interface Place {
  readonly at: StorePlace;
  readonly schema: string;
  /** Checkpoints are signed with the key in here. */
  readonly keyFolder: string;
}

/**
 * The store that a command line means: `--store` a folder or a postgresql:// address, else `DATABASE_URL`, else the
 * built-in database in `.neurite/store`. Checkpoints are signed with the key beside it.
 *
 * @throws Problem when a command that only reads (`must`) finds no store in the folder: none is made
 */
export function readPlace(
  args: Arguments,
  usual: string,
  must: "exist" | "be made" = "be made",
): Place {
  const schema = args.text("schema") ?? usual;
  if (!/^[a-z_][a-z0-9_]{0,47}$/.test(schema)) {
    throw new Usage(`--schema takes at most 48 of a–z, 0–9 and _, not ${schema}.`);
  }
  const asked = args.text("store") ?? process.env["DATABASE_URL"];
  if (asked !== undefined && /^postgres(ql)?:\/\//.test(asked)) {
    return { at: { url: asked }, schema, keyFolder: resolve(homeFolder, "keys") };
  }
  const folder = resolve(asked ?? join(homeFolder, "store"));
  if (must === "exist" && !existsSync(join(folder, "data"))) {
    throw new Problem(
      `There is no store in ${shortPath(folder)}. Run a study first (neurite rehearse), or name the folder with --store.`,
    );
  }
  return { at: { folder }, schema, keyFolder: join(folder, "keys") };
}

/** Opens a store, making what is missing. */
export function openPlace({ at, schema, keyFolder }: Place, output: Output): Promise<Store> {
  return openStore(at, { schema, keyFolder, log: (line) => output.note(line) });
}

/** The options that make another command open the same store, as they would be typed. */
export function shownPlace(args: Arguments): string {
  return (["store", "schema"] as const)
    .flatMap((option) => {
      const value = args.text(option);
      return value === undefined ? [] : [` --${option} ${value}`];
    })
    .join("");
}
