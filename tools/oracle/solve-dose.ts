import { boinBoundaries } from "../../src/engine/cohort/rules/boin.ts";
import { wayOf } from "../../src/engine/cohort/rules/interval-design.ts";
import type { DoseTally } from "../../src/engine/cohort/rules/tally.ts";
import {
  type Conduct,
  calibratedSkeleton,
  type CrmModel,
  computeCrmPosterior,
  computeOperatingCharacteristics,
  crmConduct,
  decisionBounds,
  decisionTable,
  i3Plus3,
  intervalConduct,
  mtpi,
  selectMtd,
  threePlusThreeConduct,
  type Way,
} from "../../src/engine/cohort/operating-characteristics/index.ts";
import { partsOf, settingsOf } from "./case-settings.ts";
import { NotCovered } from "./not-covered.ts";
import { peerDefault } from "./peer-defaults.ts";
import { stated } from "./stated.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

type Part = Readonly<Record<string, unknown>>;

/**
 * Cases of dose escalation: tables, choices of a dose, posteriors and exact operating characteristics. The design is the one
 * that the method begins with, a setting that is not stated the default documented by BOIN or dfcrm where the case names it.
 */
export function solveDose(one: StatisticCase): unknown {
  const parts = partsOf(one.expected);
  const method = String(one["method"]);
  if (/^\s*3\s*\+\s*3/.test(method)) {
    return Object.fromEntries(parts.map(([name, part]) => [name, solveThreePlusThree(part)]));
  }
  if (/^\s*(?:CRM|continual reassessment)/i.test(method)) return solveCrm(one, parts);
  if (Array.isArray(one.expected["cases"])) {
    return { cases: one.expected["cases"].map((part) => solveSelection(one, part)) };
  }
  if (settingsOf(one.expected, one["model"]).number("e1", "e2") !== undefined) {
    return solveTables(one);
  }
  if (parts.some(([, { p }]) => Array.isArray(p))) {
    return Object.fromEntries(parts.map(([name, part]) => [name, solveScenario(one, name, part)]));
  }
  const tables = parts.flatMap(([name, part]) => {
    const target = numberAfter(name, "target") ?? settingsOf(part, one["model"]).number("target");
    return target === undefined ? [] : [[name, solveBounds(one, part, target)]];
  });
  return tables.length === 0 ? undefined : Object.fromEntries(tables);
}

/** The number after a word of a name: `n_earlystop_9`, `target_0.25`. */
function numberAfter(name: string, word: string): number | undefined {
  const found = new RegExp(`${word}_?(\\d+(?:\\.\\d+)?)`).exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function boinOf(one: StatisticCase, part: unknown, target?: number) {
  const settings = settingsOf(part, one["model"]);
  const { need, answer } = stated();
  const [phi1, phi2] = [settings.number("p_saf", "p.saf"), settings.number("p_tox", "p.tox")];
  const cutoff = settings.number("cutoff", "cutoff_eli") ?? peerDefault(one, ["BOIN"], "cutoff");
  const rule = {
    kind: "boin",
    target: need("the target", target, settings.number("target", "phi")),
    // The size of cohorts changes neither the bounds nor the choice of a dose.
    cohort: settings.number("cohort_size", "cohortsize") ?? 1,
    most: Number.POSITIVE_INFINITY,
    elimination: need("the cutoff of elimination", cutoff),
    ...(phi1 === undefined ? {} : { phi1 }),
    ...(phi2 === undefined ? {} : { phi2 }),
  } as const;
  return { rule, settings, need, answer };
}

function solveBounds(one: StatisticCase, part: unknown, target: number): unknown {
  const { rule, settings, need, answer } = boinOf(one, part, target);
  const most = need("how many patients", settings.number("max_n"), settings.list("n")?.length);
  return answer(() => {
    const { escalate, deEscalate } = boinBoundaries(target, rule.phi1, rule.phi2);
    const way: Way = (dlt, n) => wayOf(rule, counts(n, dlt));
    const rows = decisionBounds(way, target, most, rule.elimination);
    return {
      lambda_e: escalate,
      lambda_d: deEscalate,
      n: rows.map(({ n }) => n),
      escalate_if_dlt_le: rows.map(({ up }) => up),
      deescalate_if_dlt_ge: rows.map(({ down }) => down),
      eliminate_if_dlt_ge: rows.map(({ eliminate }) => eliminate),
    };
  });
}

function solveScenario(one: StatisticCase, name: string, part: Part): unknown {
  const { rule, settings, need, answer } = boinOf(one, part);
  const p = settings.list("p") ?? [];
  const own = (setting: string) => peerDefault(one, ["BOIN"], setting);
  need("the size of cohorts", settings.number("cohort_size", "cohortsize"));
  const cohorts = need("how many cohorts", settings.number("ncohort"));
  const start = need("the first dose", settings.number("startdose", "start"), own("start"));
  const under = (key: string) => {
    const enough = numberAfter(`${name} ${key}`, "earlystop") ?? Number.POSITIVE_INFINITY;
    const extraSafe = /extra_?safe/i.test(key)
      ? { extraSafe: need("the offset", settings.number("offset"), own("offset")) }
      : {};
    const bounded = /bound_?mtd/i.test(key) ? { bounded: true } : {};
    const conduct = intervalConduct({
      rule,
      cohorts,
      start: start - 1,
      enoughAtDose: enough,
      selection: { ...extraSafe, ...bounded },
    });
    return characteristics(conduct, p, rule.target);
  };
  return answer(() => {
    const inner = partsOf(part).map(([key]) => [key, under(key)]);
    return { p, ...(inner.length === 0 ? under("") : Object.fromEntries(inner)) };
  });
}

function characteristics(conduct: Conduct, p: readonly number[], target = 1) {
  const found = computeOperatingCharacteristics(conduct, p);
  return {
    selection: found.selection,
    none: found.none,
    n_by_dose: found.treated,
    dlt_by_dose: found.dlt,
    total_n: found.total,
    overdose60: found.overdosed(target, 0.6),
    overdose80: found.overdosed(target, 0.8),
    total_n_distribution: found.totals,
    distinct_posteriors: found.looks,
  };
}

function solveThreePlusThree(part: Part): unknown {
  const p = settingsOf(part).list("p") ?? [];
  const answer = (deEscalate: boolean) => {
    const found = characteristics(threePlusThreeConduct({ deEscalate, expandTop: false }), p);
    return { ...found, none: [found.none], total_n: [found.total_n] };
  };
  return { p, A_no_deescalation: answer(false), B_deescalation: answer(true) };
}

function counts(n: number, dlt: number): DoseTally {
  return { dlt, none: n - dlt, pending: [] };
}

function talliesOf(part: unknown): readonly DoseTally[] {
  const settings = settingsOf(part);
  const y = settings.list("y") ?? [];
  return (settings.list("n") ?? []).map((n, dose) => counts(n, y[dose] ?? 0));
}

/** The dose counted from 1; 99 is none. */
const dose99 = (dose: number): number => (dose < 0 ? 99 : dose + 1);

function solveSelection(one: StatisticCase, part: unknown): unknown {
  const { rule, settings, need, answer } = boinOf(one, part);
  const doses = talliesOf(part);
  const extraSafe = need(
    "the offset",
    settings.number("offset"),
    peerDefault(one, ["BOIN"], "offset"),
  );
  return answer(() => ({
    target: rule.target,
    n: settings.list("n"),
    y: settings.list("y"),
    mtd: dose99(selectMtd(rule, doses)),
    mtd_boundMTD: dose99(selectMtd(rule, doses, { bounded: true })),
    mtd_extrasafe: dose99(selectMtd(rule, doses, { extraSafe })),
    mtd_boundMTD_extrasafe: dose99(selectMtd(rule, doses, { bounded: true, extraSafe })),
  }));
}

function solveTables(one: StatisticCase): unknown {
  const settings = settingsOf(one.expected, one["model"]);
  const { need, answer } = stated();
  const target = need("the target", settings.number("target"));
  const [e1, e2] = [need("e1", settings.number("e1")), need("e2", settings.number("e2"))];
  const lengths = Object.values(one.expected).map((part) =>
    Array.isArray(part) ? part.length : 0,
  );
  const most = settings.number("max_n", "nmax") ?? Math.max(...lengths);
  const shared = { target, cohort: 3, most: 99 } as const;
  const said = /\)\s*>\s*(0?\.\d+)/.exec(String(one["method"]))?.[1];
  const cutoff = need(
    "the cutoff of elimination",
    settings.number("cutoff"),
    said === undefined ? undefined : Number(said),
  );
  const table = (way: Way) => decisionTable(way, target, most, cutoff);
  return answer(() => ({
    target,
    e1,
    e2,
    mtpi: table(mtpi(target, e1, e2)),
    mtpi2: table((dlt, n) =>
      wayOf({ kind: "mtpi-2", ...shared, epsilon1: e1, epsilon2: e2 }, counts(n, dlt)),
    ),
    keyboard: table((dlt, n) =>
      // A key of the target that is not symmetric is one about its middle.
      wayOf(
        { kind: "keyboard", ...shared, target: target + (e2 - e1) / 2, half: (e1 + e2) / 2 },
        counts(n, dlt),
      ),
    ),
    i3plus3: table(i3Plus3(target, e1, e2)),
  }));
}

function solveCrm(one: StatisticCase, parts: readonly (readonly [string, Part])[]): unknown {
  const about = `${String(one["title"])} ${JSON.stringify(one["model"] ?? "")}`;
  const modelOf = (name: string, part: Part): CrmModel => {
    const given = settingsOf(part, one["model"]).number("intcpt", "intercept");
    const intercept = given ?? peerDefault(one, ["dfcrm"], "intercept") ?? Number.NaN;
    const isLogistic = /logistic/i.test(`${name} ${about}`) && !/empiric/i.test(name);
    return isLogistic ? { kind: "logistic", intercept } : { kind: "empiric" };
  };
  const answers = parts.map(([name, part]) => [
    name,
    solveCrmPart(one, name, part, modelOf(name, part)),
  ]);
  return { p: settingsOf(one.expected, one["model"]).list("p"), ...Object.fromEntries(answers) };
}

function solveCrmPart(one: StatisticCase, name: string, part: Part, model: CrmModel): unknown {
  const own = settingsOf(part, one.expected, one["model"]);
  if (own.number("halfwidth") !== undefined) return solveSkeleton(model, part);
  const { need, needList, answer } = stated();
  const prior = scaleOf(one, name, part);
  if (prior instanceof NotCovered) return prior;
  const design = {
    model,
    skeleton: needList("the skeleton", own.list("prior", "skeleton")),
    target: need("the target", own.number("target")),
    prior: need("the prior's scale", prior),
  };
  const counted = settingsOf(part);
  if (counted.list("n") !== undefined && counted.list("y") !== undefined) {
    return answer(() => solvePosterior(design, part));
  }
  const p = needList("the probabilities of toxicity", own.list("p"));
  const conduct = {
    ...design,
    cohort: need("the size of cohorts", own.number("cohort_size")),
    cohorts: need("how many cohorts", own.number("ncohort")),
    start: need("the first dose", own.number("start", "startdose", "x0")) - 1,
  };
  return answer(() => ({ p, ...characteristics(crmConduct(conduct), p, design.target) }));
}

/**
 * The standard deviation of the prior: the part's own, else the one that the method states for its parts, else dfcrm's
 * default. A part that is an example of a program has the settings of that example, which the method does not state.
 */
function scaleOf(one: StatisticCase, name: string, part: Part): number | NotCovered | undefined {
  const given = settingsOf(part, one["model"]).number("scale", "sd");
  if (given !== undefined) return given;
  if (/example/i.test(name)) {
    return new NotCovered("the case does not state the prior's scale of another program's example");
  }
  const said = /scale\s*\^\s*2\s*=\s*(\d*\.?\d+)/.exec(String(one["method"]))?.[1];
  const variance = said === undefined ? peerDefault(one, ["dfcrm"], "variance") : Number(said);
  return variance === undefined ? undefined : Math.sqrt(variance);
}

function solveSkeleton(model: CrmModel, part: Part): unknown {
  const own = settingsOf(part);
  const { need, answer } = stated();
  const half = need("the halfwidth", own.number("halfwidth"));
  const target = need("the target", own.number("target"));
  const level = need("the level of the target", own.number("nu"));
  const doses = need("how many levels", own.number("nlevel"));
  return answer(() => {
    const prior = calibratedSkeleton(model, { half, target, level, doses });
    return { halfwidth: half, target, nu: level, nlevel: doses, prior };
  });
}

function solvePosterior(design: Parameters<typeof computeCrmPosterior>[0], part: Part): unknown {
  const found = computeCrmPosterior(design, talliesOf(part));
  const second = isRecord(part["dfcrm"]) && {
    dfcrm: {
      estimate: found.mean,
      post_var: found.variance,
      ptox: found.atMean,
      mtd: found.recommended + 1,
    },
  };
  return {
    prior: design.skeleton,
    target: design.target,
    n: settingsOf(part).list("n"),
    y: settingsOf(part).list("y"),
    beta_mean: found.mean,
    beta_var: found.variance,
    ptox_plugin: found.atMean,
    ptox_posterior_mean: found.toxicity,
    prob_ptox_above_target: found.above,
    recommended: found.recommended + 1,
    ...second,
  };
}
