import { computeBayesianBound } from "../../src/readout/statistics/safety/bayesian-bound.ts";
import { computeIncidenceRate } from "../../src/readout/statistics/safety/incidence-rate.ts";
import { computePocockBound } from "../../src/readout/statistics/safety/pocock-bound.ts";
import {
  looksEvery,
  type StoppingBound,
} from "../../src/readout/statistics/safety/stopping-bound.ts";
import { computeStopping } from "../../src/readout/statistics/safety/stopping-probability.ts";
import { numberIn, recordsIn, withNulls } from "./asked.ts";
import { NotCovered } from "./not-covered.ts";
import { isRecord } from "./statistic.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/**
 * Incidence rates, stopping bounds and their exact characteristics. These cases say their rule in words, or in `model`,
 * and the counts, times and probabilities asked about stand beside the answers (or in `data`).
 */
export function solveSafety({
  title,
  method,
  model: given,
  data,
  expected,
}: StatisticCase): unknown {
  const model = isRecord(given) ? given : {};
  const text = `${String(title)} ${String(method)}`;
  const bound = boundAsked(model, text);
  const unknown = new NotCovered("the case does not state the whole rule of stopping");
  const answers = Object.entries(expected).map(([name, asked]) => {
    if (name.startsWith("bound")) return [name, bound?.map(({ events }) => events) ?? unknown];
    const rows = recordsIn(asked);
    if (rows.some((row) => "prob_stop" in row)) {
      const at = (row: (typeof rows)[number]) => numberIn(row["p"]) ?? Number.NaN;
      return [
        name,
        bound === undefined ? unknown : rows.map((row) => characteristics(bound, at(row))),
      ];
    }
    if (rows.some((row) => "person_years" in row)) {
      const counted = isRecord(data) ? recordsIn(data[name]) : [];
      return [name, rows.map((row, i) => rate({ ...row, ...counted[i] }))];
    }
    return [name, undefined];
  });
  return withNulls(Object.fromEntries(answers));
}

/** The bound of a Bayesian rule, or of one significance level at every look. */
function boundAsked(
  model: Readonly<Record<string, unknown>>,
  text: string,
): StoppingBound | undefined {
  const said = (name: string, pattern: RegExp): number | undefined => {
    const found = pattern.exec(text)?.[1];
    return numberIn(model[name]) ?? (found === undefined ? undefined : Number(found));
  };
  const number = "[-:= ]*(\\d*\\.?\\d+)";
  const n = said("N", new RegExp(`\\b(?:N|n max|max(?:imum)? n)${number}`));
  const threshold = said("threshold", new RegExp(`threshold${number}`, "i"));
  const one = /every patient/i.test(text) ? 1 : undefined;
  const every = said("cohort", new RegExp(`(?:every|cohorts? of)${number}`, "i")) ?? one;
  if (n === undefined || threshold === undefined || every === undefined) return undefined;
  const looks = looksEvery(n, every);
  if (/pocock/i.test(text)) {
    const most = said("alpha", new RegExp(`alpha${number}`, "i"));
    return most === undefined ? undefined : computePocockBound(threshold, most, looks).bound;
  }
  const cutoff = said("cutoff", new RegExp(`(?:cut-?off|probability)${number}`, "i"));
  const prior = /beta\(\s*(\d*\.?\d+)\s*,\s*(\d*\.?\d+)\s*\)/i.exec(text);
  const [a, b] = [
    numberIn(model["a"]) ?? Number(prior?.[1]),
    numberIn(model["b"]) ?? Number(prior?.[2]),
  ];
  if (cutoff === undefined || Number.isNaN(a + b)) return undefined;
  return computeBayesianBound({ threshold, prior: { a, b }, cutoff }, looks);
}

function characteristics(bound: StoppingBound, p: number) {
  const found = computeStopping(bound, p);
  return {
    p,
    prob_stop: found.probability,
    expected_n: found.expectedN,
    expected_events: found.expectedEvents,
  };
}

function rate(row: Readonly<Record<string, unknown>>) {
  const [events, time] = [numberIn(row["events"]) ?? 0, numberIn(row["person_years"]) ?? 0];
  const found = computeIncidenceRate({ events, time }, { per: 100 });
  const plain = computeIncidenceRate({ events, time });
  if (!("rate" in found && "rate" in plain)) return undefined;
  return {
    events,
    person_years: time,
    rate: plain.rate,
    rate_per_100py: found.rate,
    exact_ci95_per_100py: [found.lower, found.upper],
    exact_ci95: [plain.lower, plain.upper],
  };
}
