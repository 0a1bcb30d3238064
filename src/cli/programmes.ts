import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The five programmes that an instance without studies of its own begins with. */
export const programmes: readonly string[] = [
  "sod1-tofersen",
  "als-xs228",
  "sci-xs228",
  "pd-xs411",
  "eopd-xs411",
].map((name) => join(root, "examples", name));
