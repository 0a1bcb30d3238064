import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { solveFile } from "../oracle.ts";
import { root } from "../root.ts";
import { solveStatisticCases } from "./statistic-cases.ts";

/** The shared cases name their program and version in their own `reference`. */
const cases = [
  "dose-01-boin-tables-025-030",
  "dose-03-boin-exact-oc",
  "dose-05-boin-select-mtd",
  "dose-07-3plus3-exact",
  "dose-09-crm-posterior",
  "dose-11-crm-exact-oc",
  "dose-13-mtpi2-keyboard-030",
  "gsd-01-obf-pocock-ld",
  "gsd-03-futility",
  "rand-01-minimisation-pocock-breast",
  "rand-02-minimisation-multiarm",
  "rand-04-permuted-blocks",
  "rand-06-biased-coins",
  "sim-01-closed-form",
  "ss-01-sample-size",
];

/**
 * gsDesign stops its search for binding bounds early: its own printed probability of futility without an effect is
 * 0.97499992 where 0.975 was asked for. Ours are those of an own solution in Python (Gauss–Legendre over 400 nodes, root to
 * 1e-17): power 0.27113571, 0.70238162, futility 0.66446087, 0.88905289. They fail all the same.
 */
const roundedThere = /^gsd-03-futility binding\.(power_cumulative|futility_prob_H0)\[[01]\]$/;

/** What the shown cases do not state; no setting is taken from what they expect. */
const unstated: Readonly<Record<string, RegExp>> = {
  "ss-01-sample-size":
    /^(t_2to1_d3_sd5|schoenfeld_hr065_2to1|props_10_25|slope_als|noether_p065|fisher_power_20_20)\b/,
  "dose-09-crm-posterior": /^C_dfcrm_example\b/,
  "sim-01-closed-form": /^c\b/,
};

for (const name of cases) {
  const path = join(root, "..", "shared", "data", "stats", "cases", `${name}.json`);
  const skip = existsSync(path) ? false : `${path} is not here`;
  test(`every statistic of ${name} is that of its reference, or what the case leaves unsaid is told`, {
    skip,
  }, () => {
    const statistics = solveFile(path);
    assert.ok(statistics.length > 10);
    const failed = statistics.filter(({ verdict }) => verdict === "failed");
    assert.deepEqual(
      failed.filter(({ statistic }) => !roundedThere.test(`${name} ${statistic}`)),
      [],
    );
    for (const { statistic, verdict, why = "" } of statistics) {
      const isUnstated = unstated[name]?.test(statistic) === true;
      assert.equal(verdict === "not covered", isUnstated, `${statistic}: ${verdict}`);
      if (isUnstated) assert.match(why, /^the case does not state /);
    }
  });
}

const about = { id: "made", area: "", title: "", tolerance: { relative: 1e-6 } };

function solved(one: object) {
  return Object.fromEntries(
    (solveStatisticCases({ ...about, ...one }) ?? []).map((found) => [
      found.statistic,
      found.why ?? found.verdict,
    ]),
  );
}

test("a setting that a case does not state makes its part not covered, however the part and case are called", () => {
  const part = { area: "sample-size", method: "Noether, two-sided alpha 0.05" };
  const expected = { noether_p065: { N: 116.279699768135 } };
  assert.deepEqual(solved({ ...part, id: "ss-01-sample-size", expected }), {
    "noether_p065.N": "the case does not state the power",
  });
  assert.deepEqual(solved({ ...part, model: { power: 0.8 }, expected }), {
    "noether_p065.N": "reproduced",
  });
});

test("a default is that of the program which the case names, and of no other", () => {
  const bound = {
    area: "group-sequential",
    tolerance: { z_absolute: 1e-5 },
    expected: { classical_Pocock_K2: { z: [2.1782720943933, 2.1782720943933] } },
  };
  const names = ["classical_Pocock_K2.z[0]", "classical_Pocock_K2.z[1]"];
  const all = (said: string) => Object.fromEntries(names.map((name) => [name, said]));
  assert.deepEqual(solved({ ...bound, reference: "gsDesign 3.6" }), all("reproduced"));
  assert.deepEqual(
    solved({ ...bound, reference: "own program" }),
    all("the case does not state the significance level, the power"),
  );
});

test("the prior's scale of a posterior is the one stated, else the default of dfcrm where it is named", () => {
  const posterior = (method: string) => ({
    area: "dose-escalation",
    method,
    expected: {
      A: { prior: [0.1, 0.25, 0.4], target: 0.25, n: [3, 3, 0], y: [0, 2, 0], recommended: 1 },
    },
  });
  assert.equal(solved(posterior("CRM, scale^2=1.34"))["A.recommended"], "reproduced");
  assert.equal(solved(posterior("CRM as R dfcrm"))["A.recommended"], "reproduced");
  assert.equal(
    solved(posterior("CRM"))["A.recommended"],
    "the case does not state the prior's scale",
  );
});
