import { covariateOf, factorOf } from "../../src/readout/statistics/design/variable.ts";
import {
  type BelowLimitRule,
  replaceBelowLimit,
} from "../../src/readout/statistics/ratio/below-quantification.ts";
import { computeGeometricMean } from "../../src/readout/statistics/ratio/geometric-mean.ts";
import {
  type ArmRatio,
  computeGeometricRatio,
} from "../../src/readout/statistics/ratio/geometric-mean-ratio.ts";
import { withNulls, wordsIn } from "./asked.ts";
import { referenceArm } from "./case-arms.ts";
import {
  type CaseColumns,
  columnNamed,
  columnsOf,
  isNumeric,
  levelsOf,
  numbersOf,
} from "./case-columns.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Geometric mean ratios of two or more arms; what is below a limit of quantification is replaced as the case says. */
export function solveGeometricRatio(one: StatisticCase): unknown {
  const columns = columnsOf(one["data"]);
  const arm = columns["arm"]?.map(String);
  const baseline = columns[columnNamed(columns, ["b", "base", "baseline"]) ?? ""];
  const response = columns[columnNamed(columns, ["y", "value", "response"]) ?? ""];
  if (arm === undefined || baseline === undefined || response === undefined) return undefined;
  const reference = referenceArm(one, levelsOf(arm));
  const values = quantified(one, columns, numbersOf(response), "y");
  const before = quantified(one, columns, numbersOf(baseline), "b");
  const input = {
    values,
    baseline: before,
    arm,
    reference,
    covariates: covariatesIn(one, columns),
  };
  const found = computeGeometricRatio(input);
  const at90 = computeGeometricRatio({ ...input, confidence: 0.9 });
  if (!("ratios" in found) || !("ratios" in at90)) return null;
  const [main, narrow] = [found.ratios[0]?.result, at90.ratios[0]?.result];
  if (main === undefined || !("log" in main)) return null;
  const named = (list: readonly ArmRatio[], name: string) =>
    list.map(({ arm: of, result }) =>
      "log" in result
        ? {
            arm: of,
            [name]: result.ratio,
            pct_change: result.percentChange,
            lower95: result.lower,
            upper95: result.upper,
          }
        : { arm: of, [name]: null },
    );
  const arms = [reference, ...levelsOf(arm).filter((name) => name !== reference)];
  return withNulls({
    n: found.n,
    log_diff: main.log.estimate,
    se: main.log.se,
    df: main.log.df,
    t: main.log.t,
    p: main.log.p,
    gmr: main.ratio,
    gmr_ci95: [main.lower, main.upper],
    gmr_ci90: narrow !== undefined && "log" in narrow ? [narrow.lower, narrow.upper] : null,
    pct_difference: main.percentChange,
    ls_geomeans: named(found.geometricMeans, "geomean"),
    ratio_to_baseline: named(found.ratiosToBaseline, "ratio"),
    raw_geomean_and_cv: arms.map((name) => {
      const own = computeGeometricMean(values.filter((_, i) => arm[i] === name));
      if (!("mean" in own)) return { arm: name };
      const { n, mean, coefficientOfVariationPercent: cv, standardDeviation } = own;
      return { arm: name, n, geomean: mean, geo_cv_pct: cv, geo_sd: standardDeviation };
    }),
    n_blq: countBelow(columns),
  });
}

const isCut = /^(blq|bloq|below|lloq_flag|is_blq|censored)$/i;
const handled =
  /^(id|subject|arm|b|base|baseline|y|value|response|blq.*|bloq.*|below.*|lloq.*|censored)$/i;

/** The further columns that the formula or the method names. */
function covariatesIn(one: StatisticCase, columns: CaseColumns) {
  const model = isRecord(one["model"]) ? one["model"] : {};
  const said = [model["formula"], one["method"]].flatMap(wordsIn).join(" ");
  return Object.entries(columns)
    .filter(([name]) => !handled.test(name) && said.split(/[^\w.]+/).includes(name))
    .map(([name, column]) =>
      isNumeric(column) ? covariateOf(name, numbersOf(column)) : factorOf(name, column.map(String)),
    );
}

/** What is flagged, or lies under the limit that the case names, by the rule that the case names (half by default). */
function quantified(
  one: StatisticCase,
  columns: CaseColumns,
  values: Float64Array,
  column: string,
): Float64Array {
  const model = {
    ...(isRecord(one["data"]) ? one["data"] : {}),
    ...(isRecord(one["model"]) ? one["model"] : {}),
  };
  const limit = model["lloq"] ?? model["loq"] ?? model["LLOQ"] ?? model["LOQ"];
  if (typeof limit !== "number") return values;
  const flags =
    column === "y"
      ? columns[Object.keys(columns).find((name) => isCut.test(name)) ?? ""]
      : undefined;
  const isBelow = Array.from(values, (value, i) =>
    flags === undefined ? value < limit : flags[i] === true || flags[i] === 1,
  );
  const found = replaceBelowLimit({ values, isBelow, lower: limit }, ruleOf(one, model));
  return "values" in found ? found.values : values;
}

function ruleOf(one: StatisticCase, model: Readonly<Record<string, unknown>>): BelowLimitRule {
  const words = [model["rule"], model["blq"], one["method"]].flatMap(wordsIn).join(" ");
  if (/sqrt|√/i.test(words)) return "root-two";
  return /half|\/ ?2/i.test(words) ? "half" : "limit";
}

function countBelow(columns: CaseColumns): number | undefined {
  const flags = columns[Object.keys(columns).find((name) => isCut.test(name)) ?? ""];
  return flags?.filter((flag) => flag === true || flag === 1).length;
}
