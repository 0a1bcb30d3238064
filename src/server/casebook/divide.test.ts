import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { describeCasebook, describeVolumes } from "./describe-casebook.ts";
import { linesIn, mostLines } from "./divide.ts";
import type { CasebookModel, Row } from "./model.ts";
import { pdfPages, squeezed } from "./testing/pdf-text.ts";
import { recordedOrder } from "./testing/record.ts";
import { typeset } from "./typeset.ts";

const order = await recordedOrder({ language: "en" });
const whole = describeCasebook(order);
const most = 400;
const volumes = describeVolumes(order, most);

function blocksOf({ parts }: CasebookModel) {
  return parts.flatMap((part) => [part, ...part.chapters]).flatMap(({ blocks }) => blocks);
}

/** Every row and every word that is printed, headings that are repeated aside. */
function contentOf(models: readonly CasebookModel[]): string[] {
  return models.flatMap(blocksOf).flatMap((block) => {
    if (block.kind === "words" || block.kind === "title") return [block.text];
    if (block.kind === "facts") return block.rows.map((row) => JSON.stringify(row));
    const rows = block.rows.filter((row: Row) => "cells" in row);
    return rows.map((row) => JSON.stringify(row));
  });
}

test("no volume is longer than it may be, and what they hold together is the whole, in its order", () => {
  assert.ok(volumes.length >= 3);
  for (const volume of volumes) {
    const lines = blocksOf(volume).reduce((sum, block) => sum + linesIn(block), 0);
    // A table that is continued has its head again.
    assert.ok(lines <= most + 10, `${lines} lines`);
  }
  assert.deepEqual(contentOf(volumes), contentOf([whole]));
});

test("a casebook that fits into one volume says nothing of volumes", () => {
  assert.deepEqual(describeVolumes(order), [whole]);
});

test("every page of a volume says which one of how many it is, and its cover what the others hold", () => {
  const second = volumes[1];
  assert.ok(second !== undefined);
  const pages = pdfPages(typeset(second));
  const name = squeezed(`volume 2 of ${volumes.length}`);
  for (const page of pages) assert.ok(page.includes(name));
  for (const number of volumes.keys()) {
    assert.ok(pages[0]?.includes(squeezed(`volume ${number + 1} of ${volumes.length}`)));
  }
});

test("a part, and a moment of the audit trail, that goes on in the next volume says so there", () => {
  const continued = volumes.filter(({ parts }) => parts[0]?.title.endsWith("(continued)"));
  assert.ok(continued.length > 0);
  const [table] = (continued[0]?.parts[0]?.blocks ?? []).filter(({ kind }) => kind === "table");
  assert.ok(table?.kind === "table" && "group" in (table.rows[0] ?? {}));
});

test("a casebook of a thousand pages takes less than 700 MB a volume", () => {
  const script = fileURLToPath(new URL("./testing/measure-volume.ts", import.meta.url));
  const said = execFileSync(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    script,
    "40",
  ]);
  const { peakBytes, sizes, pages } = JSON.parse(said.toString());
  const all = sizes.reduce((sum: number, lines: number) => sum + lines, 0);
  assert.ok((all / mostLines) * pages > 1_000, `${sizes.length} volumes of up to ${pages} pages`);
  assert.ok(peakBytes < 700_000_000, `${Math.round(peakBytes / 1e6)} MB`);
});
