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
import { NotCovered } from "./not-covered.ts";
import { peerDefault } from "./peer-defaults.ts";
import { stated } from "./stated.ts";
import type { StatisticCase } from "./statistic-cases.ts";

type Part = Readonly<Record<string, unknown>>;

/**
 * Group-sequential designs: the bound by the name of the part or the title, its looks by the part's name or timing; what is
 * not stated is the default documented by the program that the case names.
 */
export function solveGroupSequential(one: StatisticCase): unknown {
  const answers = partsOf(one.expected).flatMap(([name, part]) => {
    const timing = timingOf(one, name, part);
    if (timing === undefined) return [];
    return [[name, solveDesign(one, name, part, timing)] as const];
  });
  return answers.length === 0 ? undefined : withNulls(Object.fromEntries(answers));
}

const programs = ["gsDesign", "rpact"] as const;

function solveDesign(
  one: StatisticCase,
  name: string,
  part: Part,
  timing: readonly number[],
): unknown {
  const settings = settingsOf(part, part["input"], one["model"]);
  const { need, answer } = stated();
  const said = (pattern: RegExp) => {
    const found = pattern.exec(String(one["method"]))?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const alpha = need(
    "the significance level",
    settings.number("alpha", "sided_alpha"),
    said(/one-?sided alpha (?:of )?(0?\.\d+)/i),
    peerDefault(one, programs, "alpha"),
  );
  const power = need(
    "the power",
    settings.number("power_target") ?? settingsOf(one["model"]).number("power"),
    said(/power (?:of )?(0?\.\d+)/i),
    peerDefault(one, programs, "power"),
  );
  const efficacy = boundaryOf(one, name) ?? boundaryOf(one, String(one["title"]));
  if (efficacy === undefined)
    return new NotCovered("the case does not state a bound that is known");
  const futility = futilityOf(one, name);
  if (futility instanceof NotCovered) return futility;
  return answer(() => {
    const found = computeGroupSequentialDesign({ alpha, power, timing, efficacy, ...futility });
    return "inflation" in found ? described(found) : undefined;
  });
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

function boundaryOf(one: StatisticCase, name: string): Boundary | undefined {
  const delta = numberOf(/(?:wt|wang).*?(m?\d+(?:\.\d+)?)/i.exec(name)?.[1]);
  if (delta !== undefined) return { kind: "wang-tsiatis", delta };
  const z = peerDefault(one, ["rpact"], "haybittlePeto");
  if (/haybittle|hp/i.test(name))
    return z === undefined ? undefined : { kind: "haybittle-peto", z };
  const spending = spendingOf(name, peerDefault(one, ["gsDesign"], "upperGamma"));
  if (spending !== undefined) return { kind: "spending", spending };
  if (/pocock/i.test(name)) return pocock;
  return /(^|_)(of|obf)(_|$)|fleming/i.test(name) ? obrienFleming : undefined;
}

/** Spending by its names in gsDesign and rpact; a family without the parameter that it takes is not known. */
function spendingOf(name: string, defaultGamma: number | undefined): Spending | undefined {
  if (/ld_?of|as_?of|ldof/i.test(name)) return { kind: "obrien-fleming" };
  if (/ld_?p(?:ocock)?|as_?p(?:_|$)/i.test(name)) return { kind: "pocock" };
  const parameter = numberOf(
    /(?:hsd|kd|kim|power|exp)\D*?[_(]?(?:gamma|rho|nu)?_?(m?-?\d+(?:\.\d+)?)/i.exec(name)?.[1],
  );
  const gamma = parameter ?? defaultGamma;
  if (/hsd/i.test(name)) return gamma === undefined ? undefined : { kind: "hsd", gamma };
  if (parameter === undefined) return undefined;
  if (/(^|_)(as)?kd|kim|power_?spend/i.test(name)) return { kind: "power", rho: parameter };
  return /expon/i.test(name) ? { kind: "exponential", nu: parameter } : undefined;
}

/**
 * Futility as the name says (`binding`, `nonbinding`), its spending as the title does after the word "futility", else that
 * of gsDesign, which is Hwang–Shih–DeCani's.
 */
function futilityOf(
  one: StatisticCase,
  name: string,
): { readonly futility?: Futility } | NotCovered {
  if (!/binding/i.test(name)) return {};
  const gamma = peerDefault(one, ["gsDesign"], "lowerGamma");
  const said = /futility\s+(.*)$/i.exec(String(one["title"]))?.[1] ?? "";
  const unsaid: Spending | undefined = gamma === undefined ? undefined : { kind: "hsd", gamma };
  const spending = spendingOf(said.replace(/[(),]/g, "_").replace(/_-/g, "_m"), gamma) ?? unsaid;
  if (spending === undefined)
    return new NotCovered("the case does not state how futility is spent");
  return { futility: { spending, binding: !/non/i.test(name) } };
}
