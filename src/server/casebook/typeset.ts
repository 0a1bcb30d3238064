import { readFileSync } from "node:fs";
import { pressCoverage, setPdf } from "../press/press.ts";
import { printableAll } from "../press/printable.ts";
import type { CasebookModel } from "./model.ts";

const template = readFileSync(new URL("./casebook.typ", import.meta.url), "utf8");

/**
 * Sets a casebook. It occupies the thread until it is done; {@link typesetApart} does the same in a process of its own.
 *
 * @throws Fault when the template refuses the data, which is a defect of ours.
 */
export function typeset(model: CasebookModel): Uint8Array {
  const [year, month, ...rest] = model.date;
  return setPdf({
    name: "casebook",
    template,
    files: { "casebook.json": JSON.stringify(printableAll(model, pressCoverage())) },
    madeMs: Date.UTC(year, month - 1, ...rest),
  });
}
