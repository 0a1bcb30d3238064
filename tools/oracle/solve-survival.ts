import { computeGray } from "../../src/readout/statistics/survival/gray.ts";
import {
  computeKaplanMeier,
  type SurvivalCurve,
} from "../../src/readout/statistics/survival/kaplan-meier.ts";
import {
  computeLogRank,
  type LogRankTest,
} from "../../src/readout/statistics/survival/log-rank.ts";
import type { LogRankWeight } from "../../src/readout/statistics/survival/log-rank-weight.ts";
import { computeProportionalHazardsTest } from "../../src/readout/statistics/survival/proportional-hazards.ts";
import {
  computeRestrictedMean,
  computeRestrictedMeanComparison,
} from "../../src/readout/statistics/survival/restricted-mean.ts";
import { computeSurvivalAt } from "../../src/readout/statistics/survival/survival-at.ts";
import { takeRows } from "../../src/readout/statistics/survival/survival-data.ts";
import type { IntervalScale } from "../../src/readout/statistics/survival/survival-interval.ts";
import { computeSurvivalQuantile } from "../../src/readout/statistics/survival/survival-quantile.ts";
import { numberIn, plain, recordsIn, unboxed, withNulls, wordsIn } from "./asked.ts";
import {
  type CaseColumns,
  codesIn,
  columnNamed,
  columnsOf,
  levelsOf,
  termSource,
} from "./case-columns.ts";
import { coxAnswer, fitCox } from "./solve-cox.ts";
import { isRecord } from "./statistic.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { crossed, type SurvivalColumns, strataOf, survivalColumns } from "./survival-columns.ts";

export interface SurvivalCase extends SurvivalColumns {
  readonly columns: CaseColumns;
  readonly model: Readonly<Record<string, unknown>>;
  readonly group: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Kaplan–Meier, log-rank, Cox, restricted means and the test of proportional hazards, by what each analysis names. */
export function solveSurvival({ data, model: given, expected }: StatisticCase): unknown {
  const columns = columnsOf(data);
  const model = isRecord(given) ? given : {};
  const named = survivalColumns(columns, model);
  const group = columnNamed(columns, [model["group"], "group", "arm", "trt", "rx", "sex"]) ?? "";
  const one: SurvivalCase = { ...named, columns, model, group, expected };
  const answers = Object.entries(expected).map(([name, asked]) => [name, answer(one, name, asked)]);
  return withNulls(Object.fromEntries(answers));
}

function answer(one: SurvivalCase, name: string, asked: unknown): unknown {
  if (Array.isArray(asked))
    return /zph|propor/i.test(name) ? proportionality(one, asked) : undefined;
  if (!isRecord(asked)) return undefined;
  if (isRecord(asked["by_conf_type"])) return kaplanMeier(one, asked, asked["by_conf_type"]);
  if (/gray/i.test(name)) return gray(one, name, asked);
  if ("coefficients" in asked) return coxAnswer(one, name, asked);
  if ("chisq" in asked) return logRank(one, name, asked);
  return "tau" in asked || "rmst" in asked ? restrictedMeans(one, name, asked) : undefined;
}

const scales: Readonly<Record<string, IntervalScale>> = {
  plain: "plain",
  log: "log",
  loglog: "log-log",
  logit: "logit",
  arcsin: "arcsine",
  arcsine: "arcsine",
};

/** The curves of the groups, in the order asked. */
function curvesOf(
  one: SurvivalCase,
  groups: readonly string[],
  scale: IntervalScale,
): readonly SurvivalCurve[] {
  const column = groupingColumn(one, groups);
  return groups.flatMap((group) => {
    const values = column === undefined ? undefined : one.columns[column];
    const rows = Array.from(one.data.time.keys()).filter(
      (i) => values === undefined || String(values[i]) === group,
    );
    const curve = computeKaplanMeier(takeRows(one.data, rows), { scale });
    return "steps" in curve ? [curve] : [];
  });
}

/** The column whose levels the groups are: that of the model, or another. */
function groupingColumn(one: SurvivalCase, groups: readonly string[]): string | undefined {
  return [one.group, ...Object.keys(one.columns)].find((name) => {
    const levels = levelsOf(one.columns[name] ?? []);
    return groups.every((group) => levels.includes(group));
  });
}

function kaplanMeier(
  one: SurvivalCase,
  asked: Readonly<Record<string, unknown>>,
  byScale: Readonly<Record<string, unknown>>,
): unknown {
  const groups = wordsIn(asked["groups"]);
  const answers = Object.entries(byScale).flatMap(([word, part]) => {
    const scale = scales[plain(word)];
    if (scale === undefined || !isRecord(part)) return [];
    const curves = curvesOf(one, groups, scale);
    const quantiles = curves.map((curve) =>
      [0.25, 0.5, 0.75].map((share) => computeSurvivalQuantile(curve, share)),
    );
    const medians = curves.map((curve) => computeSurvivalQuantile(curve));
    const times = recordsIn(part["at_times"]).map((place) => {
      const curve = curves[Math.max(0, groups.indexOf(String(place["group"])))];
      const at = curve && computeSurvivalAt(curve, [numberIn(place["time"]) ?? 0])[0];
      return {
        group: place["group"],
        time: at?.time,
        n_risk: at?.atRisk,
        n_event: at?.events,
        surv: at?.survival,
        se: at?.standardError,
        lower95: at?.lower,
        upper95: at?.upper,
      };
    });
    const found = {
      n: unboxed(curves.map((curve) => curve.n)),
      events: unboxed(curves.map((curve) => curve.events)),
      median: unboxed(medians.map(({ time }) => time)),
      median_lower95: unboxed(medians.map(({ lower }) => lower)),
      median_upper95: unboxed(medians.map(({ upper }) => upper)),
      quartiles: {
        q: quantiles.map((list) => list.map(({ time }) => time)),
        lower: quantiles.map((list) => list.map(({ lower }) => lower)),
        upper: quantiles.map((list) => list.map(({ upper }) => upper)),
      },
      at_times: times,
    };
    return [[word, found]];
  });
  return { groups: asked["groups"], by_conf_type: Object.fromEntries(answers) };
}

/** The groups in the order in which the curves of the case name them, else the reference first. */
function orderedLevels(one: SurvivalCase, column: readonly unknown[]): readonly string[] {
  const levels = levelsOf(column, one.model["reference_level"]);
  const named = Object.values(one.expected)
    .map((part) => (isRecord(part) ? wordsIn(part["groups"]) : []))
    .find((groups) => groups.length === levels.length && levels.every((l) => groups.includes(l)));
  return named ?? levels;
}

function weightOf(name: string, asked: Readonly<Record<string, unknown>>): LogRankWeight {
  const [rho, gamma] = [numberIn(asked["rho"]), numberIn(asked["gamma"])];
  if (rho !== undefined || gamma !== undefined) {
    return { kind: "fleming-harrington", rho: rho ?? 0, gamma: gamma ?? 0 };
  }
  if (/gehan|breslow|wilcoxon/i.test(name)) return { kind: "gehan" };
  if (/tarone/i.test(name)) return { kind: "tarone-ware" };
  if (/modified/i.test(name)) return { kind: "modified-peto" };
  return { kind: /peto/i.test(name) ? "peto" : "log-rank" };
}

function logRank(one: SurvivalCase, name: string, asked: Readonly<Record<string, unknown>>) {
  const by = /(?<!strat\w*_)by_(\w+)$/i.exec(name)?.[1];
  const group = columnNamed(one.columns, [by]) ?? one.group;
  const column = one.columns[group] ?? [];
  const codes = codesIn(column, orderedLevels(one, column));
  const strata = /strat/i.test(name)
    ? strataOf(one.columns, one.model, name, [...one.used, group])
    : [];
  const options = { weight: weightOf(name, asked) };
  const test = computeLogRank(
    one.data,
    codes,
    strata.length === 0 ? options : { ...options, stratum: crossed(one.columns, strata) },
  );
  return "observed" in test ? logRankAnswer(test, asked, /trend/i.test(name)) : undefined;
}

/** Gray's test; the causes are the status as it is coded, 0 censored. */
function gray(one: SurvivalCase, name: string, asked: Readonly<Record<string, unknown>>): unknown {
  const status = columnNamed(one.columns, [one.model["status"], "status", "event", "cause"]);
  const event = Float64Array.from(one.columns[status ?? ""] ?? [], Number);
  const column = one.columns[one.group] ?? [];
  const strata = /strat/i.test(name)
    ? strataOf(one.columns, one.model, name, [...one.used, one.group])
    : [];
  const found = computeGray(
    { time: one.data.time, event },
    codesIn(column, orderedLevels(one, column)),
    numberIn(asked["cause"]) ?? numberIn(one.model["cause"]) ?? 1,
    Math.max(1, ...event),
    {
      rho: numberIn(asked["rho"]) ?? 0,
      ...(strata.length > 0 && { stratum: crossed(one.columns, strata) }),
    },
  );
  if (!("statistic" in found)) return undefined;
  const { statistic, df, p } = found;
  return {
    rho: asked["rho"],
    cause: asked["cause"],
    chisq: statistic,
    stat: statistic,
    statistic,
    df,
    p,
    pv: p,
  };
}

function logRankAnswer(
  test: LogRankTest,
  asked: Readonly<Record<string, unknown>>,
  isTrend: boolean,
) {
  const { statistic, df, p } = isTrend ? test.trend : test;
  const k = test.codes.length;
  return {
    rho: asked["rho"],
    gamma: asked["gamma"],
    n: test.n,
    observed: test.observed,
    expected: test.expected,
    chisq: statistic,
    df,
    p,
    var: test.codes.map((_, i) => test.variance.data.slice(i * k, i * k + k)),
  };
}

function restrictedMeans(
  one: SurvivalCase,
  name: string,
  asked: Readonly<Record<string, unknown>>,
) {
  const column = one.columns[one.group] ?? [];
  const levels = orderedLevels(one, column);
  const groups = wordsIn(asked["groups"]).length > 0 ? wordsIn(asked["groups"]) : levels;
  const tau = numberIn(asked["tau"]) ?? Number(/(\d+)$/.exec(name)?.[1]);
  const means = curvesOf(one, groups, "plain").map((curve) => computeRestrictedMean(curve, tau));
  const [first, second] = means;
  const compared = first && second && computeRestrictedMeanComparison(first, second);
  return {
    tau,
    groups: asked["groups"],
    rmst: unboxed(means.map(({ mean }) => mean)),
    se: unboxed(means.map(({ standardError }) => standardError)),
    lower95: unboxed(means.map(({ lower }) => lower)),
    upper95: unboxed(means.map(({ upper }) => upper)),
    diff: compared?.difference.estimate,
    diff_se: compared?.difference.standardError,
    se_diff: compared?.difference.standardError,
    diff_lower95: compared?.difference.lower,
    diff_upper95: compared?.difference.upper,
    diff_ci95: compared && [compared.difference.lower, compared.difference.upper],
    diff_p: compared?.difference.p,
    ratio: compared?.ratio.estimate,
    ratio_lower95: compared?.ratio.lower,
    ratio_upper95: compared?.ratio.upper,
    ratio_p: compared?.ratio.p,
  };
}

/** The test belongs to the Cox model with the same terms. */
function proportionality(one: SurvivalCase, asked: readonly unknown[]): unknown {
  const terms = recordsIn(asked).map(({ term }) => String(term));
  const own = terms.filter((term) => term !== "GLOBAL");
  for (const [name, analysis] of Object.entries(one.expected)) {
    if (!isRecord(analysis) || !("coefficients" in analysis)) continue;
    const model = fitCox(one, name, analysis);
    if (model === undefined) continue;
    const sources = model.coefficients.map((coefficient) =>
      termSource(one.columns, coefficient.name),
    );
    const columns = own.map((term) => sources.flatMap((source, j) => (source === term ? [j] : [])));
    if (columns.some((list) => list.length === 0) || columns.flat().length !== sources.length) {
      continue;
    }
    const groups = own.map((term, i) => ({ name: term, columns: columns[i] ?? [] }));
    const test = computeProportionalHazardsTest(model, { terms: groups });
    return [...test.terms, { name: "GLOBAL", ...test.global }].map(
      ({ name: term, statistic, df, p }) => ({ term, chisq: statistic, df, p }),
    );
  }
  return undefined;
}
