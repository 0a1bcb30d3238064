import assert from "node:assert/strict";
import test from "node:test";
import type { AnalysisMethod } from "../../definition/index.ts";
import { runAnalysis } from "./run-analysis.ts";
import { analysisOf, codesOf, readoutOf, valueOf } from "./testing/small-readout.ts";
import { readPublishedPilot, skipPilot } from "./testing/published-pilot.ts";

const [placebo, low, high] = ["Placebo", "Xanomeline Low Dose", "Xanomeline High Dose"] as const;
const readout = readoutOf([placebo, low, high], {
  efficacy: { kind: "in", column: "EFFFL", values: ["Y"] },
});
const ancova = {
  kind: "ancova",
  response: "CHG",
  treatment: "TRTP",
  factors: ["SITEGR1"],
  covariates: ["BASE"],
  dose: "TRTPN",
  contrasts: [
    [low, placebo],
    [high, placebo],
    [high, low],
  ],
} as const satisfies AnalysisMethod;
const week24 = {
  population: "efficacy",
  where: {
    kind: "every",
    of: [
      { kind: "in", column: "PARAMCD", values: ["ACTOT"] },
      { kind: "in", column: "ANL01FL", values: ["Y"] },
      { kind: "in", column: "AVISIT", values: ["Week 24"] },
    ],
  },
} as const;

// Table 14-3.01 of the pilot's study report (SAS 9, 2006), shared/data/cdisc-pilot/expected.json; the further digits are
// of R 4.2.2: lm(CHG ~ TRTP + SITEGR1 + BASE), and lm(CHG ~ TRTPN + SITEGR1 + BASE) for the dose response.
test("the primary analysis of the pilot is that of its study report", { skip: skipPilot }, () => {
  const found = runAnalysis(readout, analysisOf("ADADAS", ancova, week24), readPublishedPilot());
  assert.deepEqual(codesOf(found.issues), []);
  const value = (operation: string, ...levels: readonly string[]) =>
    valueOf(found, operation, ...levels) ?? Number.NaN;
  assert.deepEqual(
    [placebo, low, high].map((level) => value("n", level)),
    [79, 81, 74],
  );
  assert.equal(value("p-trend").toFixed(4), "0.2447");
  const compared = ancova.contrasts.map(([level, reference]) =>
    ["difference", "se", "lower", "upper", "p"]
      .map((operation) => value(operation, level, reference).toFixed(operation === "p" ? 4 : 3))
      .join(" "),
  );
  assert.deepEqual(compared, [
    "-0.467 0.818 -2.079 1.145 0.5688",
    "-1.006 0.841 -2.663 0.651 0.2326",
    "-0.539 0.836 -2.187 1.109 0.5196",
  ]);
  assert.equal(value("df", low, placebo), 220);
});
