/** Wald's sequential test of a probability (or of a rate, relative to what was expected). */
export interface SequentialRatioPlan {
  /** The acceptable value: a probability of the event, or 1 for an expected number of events. */
  readonly none: number;
  /** The value that is to be found. */
  readonly alternative: number;
  readonly alpha: number;
  readonly beta: number;
}

export type SequentialDecision = "stop" | "accept" | "continue";

export interface SequentialRatio {
  readonly logRatio: number;
  /** At or above: stop. */
  readonly upper: number;
  /** At or below: the acceptable value is accepted. */
  readonly lower: number;
  readonly decision: SequentialDecision;
}

function decide(logRatio: number, { alpha, beta }: SequentialRatioPlan): SequentialRatio {
  const [upper, lower] = [Math.log((1 - beta) / alpha), Math.log(beta / (1 - alpha))];
  const decision = logRatio >= upper ? "stop" : logRatio <= lower ? "accept" : "continue";
  return { logRatio, upper, lower, decision };
}

/**
 * The sequential probability ratio test after some events among n participants.
 *
 * @source Wald, Ann Math Statist 16:117 (1945)
 */
export function computeSequentialRatio(
  plan: SequentialRatioPlan,
  events: number,
  n: number,
): SequentialRatio {
  const { none, alternative } = plan;
  const logRatio =
    events * Math.log(alternative / none) + (n - events) * Math.log((1 - alternative) / (1 - none));
  return decide(logRatio, plan);
}

/** The same for a Poisson number of events where `expected` were to be expected under a ratio of 1. */
export function computeSequentialRateRatio(
  plan: SequentialRatioPlan,
  events: number,
  expected: number,
): SequentialRatio {
  const { none, alternative } = plan;
  const logRatio = events * Math.log(alternative / none) - (alternative - none) * expected;
  return decide(logRatio, plan);
}
