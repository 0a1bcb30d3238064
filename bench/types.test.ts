import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { measureTypes, readBudget } from "./type-cost.ts";

const root = dirname(import.meta.dirname);
const budget = readBudget();

test("the largest example needs at most 20 % more type instantiations than its budget", () => {
  const { instantiations } = measureTypes();
  const most = Math.round(1.2 * budget.instantiations);
  assert.ok(
    instantiations <= most,
    `${budget.example} needs ${instantiations} instantiations, at most ${most}: make the types cheaper, or raise bench/types-budget.json and say why`,
  );
});

test("the example with a budget is the one that is measured, and the largest there is", () => {
  const config = readFileSync(join(import.meta.dirname, "types.tsconfig.json"), "utf8");
  assert.ok(config.includes(`"../${budget.example}"`));
  const sizes = readdirSync(join(root, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "broken")
    .map(({ name }) => ({ name, bytes: sizeOf(join(root, "examples", name)) }))
    .toSorted((a, b) => b.bytes - a.bytes);
  assert.equal(budget.example, `examples/${sizes[0]?.name}/study.ts`);
});

function sizeOf(folder: string): number {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
