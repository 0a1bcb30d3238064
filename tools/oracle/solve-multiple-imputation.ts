import { exactSum } from "../../src/readout/numeric/exact-sum.ts";
import { entry } from "../../src/readout/linear-algebra/matrix.ts";
import { covariateOf, factorOf } from "../../src/readout/statistics/design/variable.ts";
import {
  computeConditionalMeanImputation,
  type JackknifeEstimate,
} from "../../src/readout/statistics/imputation/conditional-mean-imputation.ts";
import { computeDelta } from "../../src/readout/statistics/imputation/delta-adjustment.ts";
import { computePooled } from "../../src/readout/statistics/imputation/rubin.ts";
import type { Strategy } from "../../src/readout/statistics/imputation/strategy.ts";
import type { ImputationRequest } from "../../src/readout/statistics/imputation/visit-grid.ts";
import { computeLinearModel } from "../../src/readout/statistics/regression/linear-model.ts";
import { withNulls, wordsIn } from "./asked.ts";
import { referenceArm } from "./case-arms.ts";
import { columnNamed, columnsOf, levelsOf, numbersOf } from "./case-columns.ts";
import { NotCovered } from "./not-covered.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Pooling of completed data sets, or imputation by a reference arm. */
export function solveMultipleImputation(one: StatisticCase): unknown {
  const data = isRecord(one["data"]) ? one["data"] : {};
  const estimates = listIn(data, ["Q", "estimates", "est", "estimate"]);
  const variances = listIn(data, ["U", "variances", "var"]);
  const errors = listIn(data, ["se", "ses", "standard_errors"])?.map(squared);
  const spread = variances ?? errors;
  if (estimates !== undefined && spread !== undefined) {
    return withNulls(solvePooling(data, estimates, spread));
  }
  if (Array.isArray(data["completed"])) return withNulls(solveCompleted(one, data["completed"]));
  return isRecord(data["ice"]) ? withNulls(solveReferenceBased(one, data, data["ice"])) : undefined;
}

const strategies: Readonly<Record<string, Strategy>> = {
  MAR: "missing-at-random",
  JR: "jump-to-reference",
  J2R: "jump-to-reference",
  CR: "copy-reference",
  CIR: "copy-increments",
  LMCF: "last-mean-carried-forward",
};

/**
 * Conditional means with the jackknife. The arms of the analysis are those of rbmi, which cases name: `ref` the first level
 * of the factor, in R the first by name, and `alt` the other. So its difference is alt − ref.
 *
 * @source rbmi 1.5, manual page of `ancova`
 */
function solveReferenceBased(
  one: StatisticCase,
  data: Readonly<Record<string, unknown>>,
  ice: Readonly<Record<string, unknown>>,
): unknown {
  const columns = columnsOf(data);
  const model = isRecord(one["model"]) ? one["model"] : {};
  const column = (...names: readonly string[]) => columns[columnNamed(columns, names) ?? ""] ?? [];
  const subject = column("PATIENT", "USUBJID", "id").map(String);
  const arms = column("THERAPY", "arm", "TRT", "group").map(String);
  const visits = column("VISIT", "AVISIT", "visit").map(String);
  const events = columnsOf(ice);
  const who = (events[columnNamed(events, ["PATIENT", "USUBJID", "id"]) ?? ""] ?? []).map(String);
  const when = (events[columnNamed(events, ["VISIT", "AVISIT", "visit"]) ?? ""] ?? []).map(String);
  const each = events[columnNamed(events, ["strategy"]) ?? ""]?.map(String);
  const common = wordsIn(model["strategy"])[0];
  const chosen = who.map((_, i) => strategies[each?.[i] ?? common ?? ""]);
  const known = chosen.filter((strategy) => strategy !== undefined);
  if (known.length < who.length) {
    return new NotCovered("the case does not state a strategy that is known");
  }
  const [first = "", second = ""] = levelsOf(arms);
  const reference = referenceArm(one, [first, second]);
  const request: ImputationRequest = {
    response: numbersOf(column("CHANGE", "CHG", "change", "y")),
    subject,
    visit: factorOf("visit", visits, levelsOf(visits.map((visit) => Number(visit) || visit))),
    arm: factorOf("arm", arms, [first, second]),
    reference,
    variables: [covariateOf("base", numbersOf(column("BASVAL", "BASE", "base")))],
    terms: [[], ["base"], ["visit"], ["arm"], ["base", "visit"], ["arm", "visit"]],
    events: new Map(
      who.map((id, i) => [id, { visit: when[i] ?? "", strategy: known[i] ?? "missing-at-random" }]),
    ),
    hasOwnCovariances: model["same_cov"] === false,
  };
  const shift = model["delta"];
  const amount = typeof shift === "number" ? shift : 0;
  const treated = reference === first ? second : first;
  const delta = computeDelta(request, { byArm: { [treated]: amount }, scope: "all" });
  const found = computeConditionalMeanImputation(request, {
    analysis: { covariates: ["base"] },
    delta,
  });
  if (!("estimates" in found)) return null;
  const doubt = directionInDoubt(String(one["method"]), first, second);
  const pooled = request.visit.levels.flatMap((visit) => {
    const at = found.estimates.filter((estimate) => estimate.visit === visit);
    const difference = at.find(({ kind }) => kind === "difference");
    const mean = (arm: string) => at.find(({ kind, arm: of }) => kind === "mean" && of === arm);
    return [
      { ...describeEstimate(`trt_${visit}`, difference, reference === first ? 1 : -1), ...doubt },
      describeEstimate(`lsm_ref_${visit}`, mean(first), 1),
      describeEstimate(`lsm_alt_${visit}`, mean(second), 1),
    ];
  });
  return { pooled, sum_of_imputed_changes: exactSum(found.completed) };
}

/** What is not known of a difference of which the method says the opposite of what the program that it names computes. */
function directionInDoubt(method: string, first: string, second: string): object {
  const [, left, right] = /\btrt\w*\s*=\s*(\w+)\s*[-−]\s*(\w+)/.exec(method) ?? [];
  if (left !== first || right !== second) return {};
  const why = `the method says ${first} − ${second}, but rbmi, which it names, has ${second} − ${first}`;
  const unknown = new NotCovered(why);
  return { est: unknown, lower95: unknown, upper95: unknown };
}

function describeEstimate(
  parameter: string,
  found: JackknifeEstimate | undefined,
  sign: 1 | -1,
): object | null {
  if (found === undefined) return null;
  const [low, high] = sign === 1 ? [found.lower, found.upper] : [-found.upper, -found.lower];
  const { estimate, standardError: se, pValue: p } = found;
  return { parameter, est: sign * estimate, se, lower95: low, upper95: high, p };
}

function listIn(
  data: Readonly<Record<string, unknown>>,
  names: readonly string[],
): readonly unknown[] | undefined {
  const lists: readonly unknown[] = names.map((name) => data[name]);
  return lists.find((list): list is readonly unknown[] => Array.isArray(list));
}

function squared(error: unknown): unknown {
  if (Array.isArray(error)) return error.map(squared);
  return typeof error === "number" ? error * error : error;
}

/** Fits the case's formula of covariates to every completed data set and pools each coefficient. */
function solveCompleted(one: StatisticCase, completed: readonly unknown[]): unknown {
  const model = isRecord(one["model"]) ? one["model"] : {};
  const formula = wordsIn(model["formula"])[0] ?? "";
  const [left = "", right = ""] = formula.split("~").map((side) => side.trim());
  const names = right.split("+").map((term) => term.trim());
  const fits = completed.flatMap((set) => {
    const columns = columnsOf(set);
    const variables = names.map((name) => covariateOf(name, numbersOf(columns[name])));
    const response = numbersOf(columns[left]);
    const fit = computeLinearModel({ response, variables, terms: names.map((name) => [name]) });
    return "df" in fit ? [fit] : [];
  });
  const [first] = fits;
  if (first === undefined || fits.length < completed.length) return null;
  return Object.fromEntries(
    first.design.columns.map(({ name }, j) => {
      const estimates = fits.map(({ coefficients }) => coefficients[j] ?? Number.NaN);
      const errors = fits.map(({ sigma, unscaled }) => sigma * Math.sqrt(entry(unscaled, j, j)));
      return [name, describe(estimates, errors, { completeDf: first.df })];
    }),
  );
}

/** Q: estimates, U: variances; a row a data set, a column a term (or a number a data set). */
function solvePooling(
  data: Readonly<Record<string, unknown>>,
  q: readonly unknown[],
  u: readonly unknown[],
): unknown {
  const completeDf = data["dfcom"];
  const options = typeof completeDf === "number" ? { completeDf } : {};
  const pool = (of: (row: unknown) => unknown) => {
    const column = (rows: readonly unknown[]) =>
      rows.map((row) => {
        const value = of(row);
        return typeof value === "number" ? value : Number.NaN;
      });
    return describe(column(q), column(u).map(Math.sqrt), options);
  };
  const terms = Array.isArray(data["terms"]) ? data["terms"].map(String) : undefined;
  if (terms === undefined) return pool((row) => (Array.isArray(row) ? row[0] : row));
  return Object.fromEntries(
    terms.map((term, i) => [term, pool((row) => (Array.isArray(row) ? row[i] : row))]),
  );
}

function describe(
  estimates: readonly number[],
  errors: readonly number[],
  options: { readonly completeDf?: number },
): unknown {
  const found = computePooled(estimates, errors, options);
  if (!("estimate" in found)) return null;
  const { smallSample, classic } = found;
  return {
    m: found.imputations,
    estimate: found.estimate,
    within: found.within,
    between: found.between,
    total: found.total,
    se: found.standardError,
    riv: found.relativeIncrease,
    lambda: found.lambda,
    df_old: classic.df,
    df_barnard_rubin: smallSample.df,
    t: found.t,
    p: smallSample.pValue,
    p_old: classic.pValue,
    ci95: [smallSample.lower, smallSample.upper],
    ci95_old: [classic.lower, classic.upper],
    fmi: found.missingInformation,
  };
}
