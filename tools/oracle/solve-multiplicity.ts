import { adjustP, computeTestGraph } from "../../src/readout/index.ts";
import { partsOf, settingsOf } from "./case-settings.ts";
import { NotCovered } from "./not-covered.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Adjusted p-values of a list, and of a test graph where the case gives one. */
export function solveMultiplicity(one: StatisticCase): unknown {
  const parts = partsOf(one.expected);
  const own = settingsOf(one["data"], one["model"]);
  const p = own.list("p", "p_values", "raw");
  if (p !== undefined) return adjusted(p, [one["model"], one["data"]]);
  const answers = parts.flatMap(([name, part]) => {
    const list = settingsOf(part["input"], part).list("p", "p_values", "raw");
    return list === undefined ? [] : [[name, { p: list, ...adjusted(list, [part["input"]]) }]];
  });
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

function adjusted(p: readonly number[], inputs: readonly unknown[]) {
  const settings = settingsOf(...inputs);
  const bh = adjustP(p, "benjamini-hochberg");
  const by = adjustP(p, "benjamini-yekutieli");
  const weights = settings.list("weights");
  const rows: unknown = inputs.filter(isRecord).map((one) => one["transitions"] ?? one["G"])[0];
  const transitions = Array.isArray(rows) ? rows.filter(isNumbers) : [];
  const alpha = settings.number("alpha");
  // Adjusted p-values are the same at every level of significance; what is rejected is not.
  const graph =
    weights !== undefined && transitions.length === p.length
      ? computeTestGraph({ weights, transitions }, p, alpha ?? 0.05)
      : undefined;
  const found = graph !== undefined && "adjusted" in graph ? graph : undefined;
  return {
    bonferroni: adjustP(p, "bonferroni"),
    sidak: adjustP(p, "sidak"),
    holm: adjustP(p, "holm"),
    hochberg: adjustP(p, "hochberg"),
    hommel: adjustP(p, "hommel"),
    BH: bh,
    fdr: bh,
    BY: by,
    fixed_sequence: adjustP(p, "fixed-sequence"),
    ...(found && {
      adjusted: found.adjusted,
      rejected:
        alpha === undefined
          ? new NotCovered("the case does not state the significance level")
          : found.rejected,
    }),
  };
}

function isNumbers(row: unknown): row is readonly number[] {
  return Array.isArray(row) && row.every((value) => typeof value === "number");
}
