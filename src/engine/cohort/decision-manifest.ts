import { hashOf, type Sha256 } from "../../kernel/index.ts";
import type { DecisionState } from "./state.ts";

/**
 * What a member signs: the act with its reason, and the pack that it rests on, as one hash. A grant that was given for
 * one decision proves nothing for another, though both rest on the same pack.
 *
 * @source 21 CFR 11.70
 */
export function decisionManifest(
  study: string,
  { number, cohort, act, recommended, basis, reason, attended }: DecisionState,
): Sha256 {
  const signed = {
    study,
    number,
    cohort,
    act,
    recommended,
    basis,
    reason: reason ?? null,
    attended,
  };
  return hashOf(signed);
}
