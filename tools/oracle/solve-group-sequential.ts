import {
  type Boundary,
  computeGroupSequentialDesign,
  type Futility,
  type GroupSequentialDesign,
  obrienFleming,
  pocock,
  type Spending,
} from "../../src/readout/index.ts";
import { withNulls } from "./asked.ts";
import { partsOf, settingsOf } from "./case-settings.ts";
import type { StatisticCase } from "./statistic-cases.ts";

type Part = Readonly<Record<string, unknown>>;

/** Group-sequential designs: the bound by the name of the part, its looks by the part's timing. */
export function solveGroupSequential(one: StatisticCase): unknown {
  const answers = partsOf(one.expected).flatMap(([name, part]) => {
    const timing = timingOf(one, name, part);
    if (timing === undefined) return [];
    const settings = settingsOf(part, part["input"], one["model"]);
    const found = computeGroupSequentialDesign({
      alpha: settings.number("alpha", "sided_alpha") ?? alphaIn(one),
      power:
        settings.number("power_target") ?? settingsOf(one["model"]).number("power") ?? powerIn(one),
      timing,
      efficacy: boundaryOf(name) ?? boundaryOf(`${String(one["title"])}`) ?? obrienFleming,
      ...futilityOf(one, name),
    });
    return "inflation" in found ? [[name, described(found)] as const] : [];
  });
  return answers.length === 0 ? undefined : withNulls(Object.fromEntries(answers));
}

function described(found: GroupSequentialDesign) {
  const { underNull, underAlternative } = found;
  return {
    timing: found.timing,
    z: found.upper,
    upper_z: found.upper,
    lower_z: found.lower,
    nominal_p_one_sided: found.nominal,
    alpha_spent_cumulative: found.alphaSpent,
    alpha_spent: found.alphaSpent,
    beta_spent: found.betaSpent,
    inflation_factor: found.inflation,
    info: found.information,
    drift: found.drift,
    power_cumulative: underAlternative.upperCumulative,
    futility_prob_H0: underNull.lowerCumulative,
    futility_prob_H1: underAlternative.lowerCumulative,
    expected_info_H0: underNull.expectedInformation,
    expected_info_H1: underAlternative.expectedInformation,
  };
}

const alphaIn = (one: StatisticCase): number =>
  Number(/one-?sided alpha (?:of )?(0?\.\d+)/i.exec(String(one["method"]))?.[1] ?? 0.025);

const powerIn = (one: StatisticCase): number =>
  Number(/power (?:of )?(0?\.\d+)/i.exec(String(one["method"]))?.[1] ?? 0.9);

/** Looks that are given, or by the name: `_K3` are three equal ones, `_050_075_1` stand as they are. */
function timingOf(one: StatisticCase, name: string, part: Part): readonly number[] | undefined {
  const given = settingsOf(part["input"], one["model"]).list("timing", "information_rates");
  if (given !== undefined) return given;
  const looks = Number(/_?K(\d+)/.exec(name)?.[1] ?? 0);
  if (looks > 0) return Array.from({ length: looks }, (_, k) => (k + 1) / looks);
  return fractionsIn(name) ?? settingsOf(part).list("timing");
}

function fractionsIn(name: string): readonly number[] | undefined {
  const tail = /((?:_\d+)+)_1$/.exec(name)?.[1];
  if (tail === undefined) return undefined;
  const fractions = tail.split("_").filter((digits) => digits !== "");
  return [...fractions.map((digits) => Number(digits) / 10 ** (digits.length - 1)), 1];
}

/** A number in a name: `m2` is −2, `025` is 0.25, `3` is 3. */
function numberOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const plain = digits.replace(/^m/, "-").replace(/^(-?)0(\d+)$/, "$10.$2");
  return Number(plain);
}

function boundaryOf(name: string): Boundary | undefined {
  const delta = /(?:wt|wang).*?(m?\d+(?:\.\d+)?)/i.exec(name)?.[1];
  if (delta !== undefined) return { kind: "wang-tsiatis", delta: numberOf(delta) ?? 0 };
  const peto = /haybittle|hp/i.test(name);
  if (peto) return { kind: "haybittle-peto", z: 3 };
  const spending = spendingOf(name);
  if (spending !== undefined) return { kind: "spending", spending };
  if (/pocock/i.test(name)) return pocock;
  return /(^|_)(of|obf)(_|$)|fleming/i.test(name) ? obrienFleming : undefined;
}

/** Spending by its names in gsDesign and rpact. */
function spendingOf(name: string): Spending | undefined {
  if (/ld_?of|as_?of|ldof/i.test(name)) return { kind: "obrien-fleming" };
  if (/ld_?p(?:ocock)?|as_?p(?:_|$)/i.test(name)) return { kind: "pocock" };
  const parameter = /(?:hsd|kd|kim|power|exp)\D*?[_(]?(?:gamma|rho|nu)?_?(m?-?\d+(?:\.\d+)?)/i.exec(
    name,
  )?.[1];
  if (/hsd/i.test(name)) return { kind: "hsd", gamma: numberOf(parameter) ?? -4 };
  if (/(^|_)(as)?kd|kim|power_?spend/i.test(name))
    return { kind: "power", rho: numberOf(parameter) ?? 3 };
  return /expon/i.test(name) ? { kind: "exponential", nu: numberOf(parameter) ?? 1 } : undefined;
}

/** Futility as the name says (`binding`, `nonbinding`), its spending as the title does after the word "futility". */
function futilityOf(one: StatisticCase, name: string): { readonly futility?: Futility } {
  if (!/binding/i.test(name)) return {};
  const said = /futility\s+(.*)$/i.exec(String(one["title"]))?.[1] ?? "";
  const spending = spendingOf(said.replace(/[(),]/g, "_").replace(/_-/g, "_m")) ?? {
    kind: "hsd",
    gamma: -2,
  };
  return { futility: { spending, binding: !/non/i.test(name) } };
}
