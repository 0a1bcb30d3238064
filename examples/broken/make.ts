/**
 * `node examples/broken/make.ts` writes every broken study beside this file, and `expected.json`:
 * for each file the code of the issue that `check` must find, and the fault in a sentence.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { brokenStudies, expectations } from "./generate.ts";

const folder = new URL("./", import.meta.url);
for (const name of readdirSync(folder)) if (name.endsWith(".json")) rmSync(new URL(name, folder));
for (const [name, study] of brokenStudies()) write(name, study);
write("expected.json", expectations());

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 1)}\n`);
}
