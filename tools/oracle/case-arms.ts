import { wordsIn } from "./asked.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

const control = /^(pbo|plac|control|ctrl|ref|std|standard|soc)/i;

/** The arm that others are compared with: as the model says, else the one named as a control, else the first. */
export function referenceArm(one: StatisticCase, arms: readonly string[]): string {
  const model = isRecord(one["model"]) ? one["model"] : {};
  const asked = wordsIn(model["reference"] ?? model["ref"])[0];
  if (asked !== undefined && arms.includes(asked)) return asked;
  return arms.find((arm) => control.test(arm)) ?? arms[0] ?? "";
}

/** The covariates of a formula such as `rank ~ arm + base`: what stands right of the sign, but for the arm. */
export function covariatesOf(formula: unknown, arm: string): readonly string[] | undefined {
  if (typeof formula !== "string") return undefined;
  const right = formula.split("~")[1];
  if (right === undefined) return undefined;
  return right
    .split("+")
    .map((term) => term.trim())
    .filter((term) => term !== "" && term !== arm);
}
