import { text } from "../../kernel/index.ts";
import type { Truth } from "../expression/logic.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { type MotorNeuronSigns, settledSigns, signInputs, signsOf } from "./motor-neuron-signs.ts";
import { allTrue } from "./truth.ts";

/** What the Gold Coast criteria ask besides the signs. */
export interface GoldCoastFacts {
  /** Progressive motor impairment, by history or repeated examination, after normal function. */
  readonly progressive: Truth;
  /** Investigations exclude other diseases. */
  readonly othersExcluded: Truth;
  readonly signs: MotorNeuronSigns;
}

/** Whether ALS is diagnosed, and each of the three criteria. */
export interface GoldCoastResult {
  readonly met: Truth;
  readonly progressive: Truth;
  readonly dysfunction: Truth;
  readonly othersExcluded: Truth;
}

/**
 * Gold Coast criteria: progression, and upper with lower motor neuron dysfunction in one and the same region or lower
 * in two, and no other disease. An upper sign in one region with a lower one in another meets neither limb. How many
 * muscles make a region's lower dysfunction is the investigator's attestation: no public text settles it.
 *
 * @source Shefner 2020 as the Practical Neurology box gives it (domain.md B3, domain-verified.md §2)
 */
export function goldCoast({ progressive, othersExcluded, signs }: GoldCoastFacts): GoldCoastResult {
  const holdsIf = (unknown: "absent" | "present"): boolean => {
    const { both, lower } = settledSigns(signs, unknown, true);
    return both.length >= 1 || lower.length >= 2;
  };
  const least = holdsIf("absent");
  const dysfunction = least === holdsIf("present") ? least : undefined;
  return {
    met: allTrue(progressive, dysfunction, othersExcluded),
    progressive,
    dysfunction,
    othersExcluded,
  };
}

const yesNo = { kind: "boolean", optional: true } as const;

/** The Gold Coast criteria, for derived fields. */
export const goldCoastFromSigns = defineAlgorithm({
  id: "gold-coast",
  version: "1",
  title: text("Gold Coast criteria", "Gold Coast标准"),
  inputs: { progressive: yesNo, othersExcluded: yesNo, ...signInputs },
  outputs: { met: { kind: "boolean", title: text("Gold Coast met", "符合Gold Coast标准") } },
  source: "Shefner 2020, as the Practical Neurology box gives it",
  compute: ({ progressive, othersExcluded, ...signs }) => ({
    met: goldCoast({ progressive, othersExcluded, signs: signsOf(signs) }).met,
  }),
});
