import { adjustP, computeTestGraph } from "../../src/readout/index.ts";
import { partsOf, settingsOf } from "./case-settings.ts";
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
  const graph =
    weights !== undefined && transitions.length === p.length
      ? computeTestGraph({ weights, transitions }, p, settings.number("alpha") ?? 0.025)
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
    ...(found && { adjusted: found.adjusted, rejected: found.rejected }),
  };
}

function isNumbers(row: unknown): row is readonly number[] {
  return Array.isArray(row) && row.every((value) => typeof value === "number");
}
