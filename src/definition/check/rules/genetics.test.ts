import assert from "node:assert/strict";
import { it } from "node:test";
import tofersen from "../../../../examples/sod1-tofersen/study.ts";
import type { GeneticPlan } from "../../genetics/index.ts";
import { check } from "../check.ts";

/** What is found when the genetic plan of the tofersen programme is otherwise. */
function found(more: Partial<GeneticPlan>): readonly string[] {
  const { genetics } = tofersen;
  assert.ok(genetics !== undefined);
  return check({ ...tofersen, genetics: { ...genetics, ...more } })
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
}

it("a genetic plan names a panel there is and a form that asks what a report says, with possible thresholds", () => {
  const thresholds = tofersen.genetics?.thresholds;
  assert.ok(thresholds !== undefined);
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ panel: "heart" }), ["check.genetics.panel"]);
  assert.deepEqual(found({ form: "NONE" }), ["check.genetics.form"]);
  assert.ok(found({ form: "VS" }).every((code) => code === "check.genetics.field"));
  assert.equal(found({ form: "VS" }).length, 9);
  for (const wrong of [
    { minGq: -1 },
    { minDp: -1 },
    { heterozygousBalance: [0.8, 0.2] as const },
    { heterozygousBalance: [0.2, 1.2] as const },
    { homozygousBalance: 2 },
  ]) {
    const codes = found({ thresholds: { ...thresholds, ...wrong } });
    assert.deepEqual(codes, ["check.genetics.threshold"], JSON.stringify(wrong));
  }
});
