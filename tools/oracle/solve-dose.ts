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
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Cases of dose escalation: tables, choices of a dose, posteriors and exact operating characteristics. */
export function solveDose(one: StatisticCase): unknown {
  const parts = partsOf(one.expected);
  const about = `${one.id} ${String(one["title"])}`;
  if (/3\s*\+\s*3 exact|3plus3/i.test(about)) {
    return Object.fromEntries(parts.map(([name, part]) => [name, solveThreePlusThree(part)]));
  }
  if (/crm/i.test(about)) return solveCrm(one, parts);
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
  const aim = target ?? settings.number("target", "phi") ?? 0.3;
  const [phi1, phi2] = [settings.number("p_saf", "p.saf"), settings.number("p_tox", "p.tox")];
  const rule = {
    kind: "boin",
    target: aim,
    cohort: settings.number("cohort_size", "cohortsize") ?? 3,
    most: Number.POSITIVE_INFINITY,
    elimination: settings.number("cutoff", "cutoff_eli") ?? 0.95,
    ...(phi1 === undefined ? {} : { phi1 }),
    ...(phi2 === undefined ? {} : { phi2 }),
  } as const;
  return { rule, settings };
}

function solveBounds(one: StatisticCase, part: unknown, target: number): unknown {
  const { rule, settings } = boinOf(one, part, target);
  const { escalate, deEscalate } = boinBoundaries(target, rule.phi1, rule.phi2);
  const most = settings.number("max_n") ?? settings.list("n")?.length ?? 30;
  const rows = decisionBounds(
    (dlt, n) => wayOf(rule, counts(n, dlt)),
    target,
    most,
    rule.elimination,
  );
  return {
    lambda_e: escalate,
    lambda_d: deEscalate,
    n: rows.map(({ n }) => n),
    escalate_if_dlt_le: rows.map(({ up }) => up),
    deescalate_if_dlt_ge: rows.map(({ down }) => down),
    eliminate_if_dlt_ge: rows.map(({ eliminate }) => eliminate),
  };
}

function solveScenario(
  one: StatisticCase,
  name: string,
  part: Readonly<Record<string, unknown>>,
): unknown {
  const { rule, settings } = boinOf(one, part);
  const p = settings.list("p") ?? [];
  const answer = (key: string) => {
    const enough = numberAfter(`${name} ${key}`, "earlystop") ?? Number.POSITIVE_INFINITY;
    const extraSafe = /extra_?safe/i.test(key)
      ? { extraSafe: settings.number("offset") ?? 0.05 }
      : {};
    const bounded = /bound_?mtd/i.test(key) ? { bounded: true } : {};
    const conduct = intervalConduct({
      rule,
      cohorts: settings.number("ncohort") ?? 10,
      start: (settings.number("startdose", "start") ?? 1) - 1,
      enoughAtDose: enough,
      selection: { ...extraSafe, ...bounded },
    });
    return characteristics(conduct, p, rule.target);
  };
  const inner = partsOf(part).map(([key]) => [key, answer(key)]);
  return { p, ...(inner.length === 0 ? answer("") : Object.fromEntries(inner)) };
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

function solveThreePlusThree(part: Readonly<Record<string, unknown>>): unknown {
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
  const { rule, settings } = boinOf(one, part);
  const doses = talliesOf(part);
  const extraSafe = settings.number("offset") ?? 0.05;
  return {
    target: rule.target,
    n: settings.list("n"),
    y: settings.list("y"),
    mtd: dose99(selectMtd(rule, doses)),
    mtd_boundMTD: dose99(selectMtd(rule, doses, { bounded: true })),
    mtd_extrasafe: dose99(selectMtd(rule, doses, { extraSafe })),
    mtd_boundMTD_extrasafe: dose99(selectMtd(rule, doses, { bounded: true, extraSafe })),
  };
}

function solveTables(one: StatisticCase): unknown {
  const settings = settingsOf(one.expected, one["model"]);
  const target = settings.number("target") ?? 0.3;
  const [e1, e2] = [settings.number("e1") ?? 0.05, settings.number("e2") ?? 0.05];
  const lengths = Object.values(one.expected).map((part) =>
    Array.isArray(part) ? part.length : 0,
  );
  const most = settings.number("max_n", "nmax") ?? Math.max(...lengths);
  const shared = { target, cohort: 3, most: 99 } as const;
  const cutoff = settings.number("cutoff") ?? 0.95;
  const table = (way: Way) => decisionTable(way, target, most, cutoff);
  return {
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
  };
}

function solveCrm(
  one: StatisticCase,
  parts: readonly (readonly [string, Readonly<Record<string, unknown>>])[],
): unknown {
  const about = `${one.id} ${String(one["title"])} ${JSON.stringify(one["model"] ?? "")}`;
  const modelOf = (name: string, part: unknown): CrmModel => {
    const intercept = settingsOf(part, one["model"]).number("intcpt", "intercept") ?? 3;
    const isLogistic = /logistic/i.test(`${name} ${about}`) && !/empiric/i.test(name);
    return isLogistic ? { kind: "logistic", intercept } : { kind: "empiric" };
  };
  const trial = settingsOf(one.expected, one["model"]);
  const answers = parts.map(([name, part]) => {
    const own = settingsOf(part, one.expected, one["model"]);
    const model = modelOf(name, part);
    const skeleton = own.list("prior", "skeleton") ?? [];
    const target = own.number("target") ?? 0.25;
    const prior = own.number("scale", "sd") ?? unsaidScale(name);
    const design = { model, skeleton, target, ...(prior === undefined ? {} : { prior }) };
    if (own.number("halfwidth") !== undefined) return [name, solveSkeleton(model, part)];
    const counted = settingsOf(part);
    if (counted.list("n") !== undefined && counted.list("y") !== undefined) {
      return [name, solvePosterior(design, part)];
    }
    const conduct = crmConduct({
      ...design,
      cohort: own.number("cohort_size") ?? 3,
      cohorts: own.number("ncohort") ?? 6,
      start: (own.number("start", "startdose", "x0") ?? 1) - 1,
    });
    const p = settingsOf(part, one.expected).list("p") ?? [];
    return [name, { p, ...characteristics(conduct, p, target) }];
  });
  return { p: trial.list("p"), ...Object.fromEntries(answers) };
}

/**
 * The example of dfcrm's manual does not print the prior's scale. A variance of 0.75 was worked out from the twelve numbers
 * it is then compared with: agreement there is no check of its own.
 */
const unsaidScale = (name: string): number | undefined =>
  /dfcrm_example/.test(name) ? Math.sqrt(0.75) : undefined;

function solveSkeleton(model: CrmModel, part: Readonly<Record<string, unknown>>): unknown {
  const own = settingsOf(part);
  const [half, target] = [own.number("halfwidth") ?? 0.05, own.number("target") ?? 0.25];
  const [level, doses] = [own.number("nu") ?? 1, own.number("nlevel") ?? 1];
  const prior = calibratedSkeleton(model, { half, target, level, doses });
  return { halfwidth: half, target, nu: level, nlevel: doses, prior };
}

function solvePosterior(
  design: Parameters<typeof computeCrmPosterior>[0],
  part: Readonly<Record<string, unknown>>,
): unknown {
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
