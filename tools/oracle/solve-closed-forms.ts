import {
  computeBoundary,
  computeExitProbabilities,
  computeTTestPower,
  eventProbability,
  normalCdf,
  normalQuantile,
  slopeVariance,
} from "../../src/readout/index.ts";
import { partsOf, type Settings, settingsOf } from "./case-settings.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** Closed-form targets of simulated trials; inputs stand among what is expected. What a part is of, its inputs say. */
export function solveClosedForms(one: StatisticCase): unknown {
  const answers = partsOf(one.expected).flatMap(([name, part]) => {
    const answer = solvePart(settingsOf(part, one["model"]), String(one["method"]), part);
    return answer === undefined ? [] : [[name, answer]];
  });
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

function solvePart(
  given: Settings,
  method: string,
  part: Readonly<Record<string, unknown>>,
): unknown {
  if (given.number("hazard") !== undefined) return events(given, part);
  if (given.number("sigma2_s") !== undefined) return slopes(given, part);
  if (given.number("sd") !== undefined) return tTest(given, part);
  return given.list("z") === undefined ? undefined : looks(given, method);
}

function tTest(given: Settings, part: Readonly<Record<string, unknown>>): unknown {
  const sizes = [given.number("n1") ?? 0, given.number("n2") ?? 0] as const;
  const [difference, sd] = [given.number("delta") ?? 0, given.number("sd") ?? 1];
  const alpha = given.number("alpha") ?? 0.05;
  const power = (shift: number) =>
    computeTTestPower({ difference: shift, sd }, sizes, { alpha, bothTails: true });
  return { ...inputsOf(part), power: power(difference), type1: power(0) };
}

function events(given: Settings, part: Readonly<Record<string, unknown>>): unknown {
  const seen = eventProbability({
    hazard: given.number("hazard") ?? 0,
    dropout: given.number("dropout") ?? 0,
    accrual: given.number("accrual") ?? 0,
    end: given.number("T") ?? 0,
  });
  return { ...inputsOf(part), expected_events: (given.number("N") ?? 0) * seen };
}

function slopes(given: Settings, part: Readonly<Record<string, unknown>>): unknown {
  const variance = slopeVariance({
    times: given.list("t") ?? [],
    residual: given.number("sigma2_e") ?? 0,
    slope: given.number("sigma2_s") ?? 0,
  });
  const [n1, n2] = [given.number("n1") ?? 0, given.number("n2") ?? 0];
  const shift = (given.number("delta") ?? 0) / Math.sqrt(variance * (1 / n1 + 1 / n2));
  const bound = normalQuantile(1 - (given.number("alpha") ?? 0.05) / 2);
  return { ...inputsOf(part), power_z: normalCdf(shift - bound) };
}

const inputs = new Set(
  "n1 n2 delta sd alpha N hazard dropout accrual T t sigma2_e sigma2_s".split(" "),
);

/** The inputs that a case repeats among what it expects. */
function inputsOf(part: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(part).filter(([name]) => inputs.has(name)));
}

/** Looks and drift as the method says: `LDOF .5/.75/1 … under drift 3.2415`. */
function looks(given: Settings, method: string): unknown {
  const timing = /((?:0?\.\d+\/)+1)\b/.exec(method)?.[1]?.split("/").map(Number);
  const said = Number(/drift (\d+\.\d+)/.exec(method)?.[1] ?? Number.NaN);
  if (timing === undefined) return undefined;
  // The method prints four digits of the drift of a design without interim looks.
  const power = Number(/fixed-design (\d+)\s*%/.exec(method)?.[1] ?? 90) / 100;
  const exact = normalQuantile(0.975) + normalQuantile(power);
  const drift = Math.abs(exact - said) < 1e-4 ? exact : said;
  const spending = { kind: "obrien-fleming" } as const;
  const upper = computeBoundary(
    { kind: "spending", spending },
    given.number("alpha") ?? 0.025,
    timing,
  );
  const rejected = (mean: number) =>
    computeExitProbabilities({ information: timing, upper }, mean).upperCumulative;
  return { z: upper, reject_cumulative_H0: rejected(0), reject_cumulative_H1: rejected(drift) };
}
