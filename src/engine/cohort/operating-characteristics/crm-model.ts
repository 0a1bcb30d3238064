/** How toxicity depends on the dose: p = skeleton^exp(β), or logit p = intercept + exp(β) x. */
export type CrmModel =
  | { readonly kind: "empiric" }
  | { readonly kind: "logistic"; readonly intercept: number };

export const logit = (p: number): number => Math.log(p / (1 - p));

/** The place of a dose on the model's own scale, from what is believed of it before. */
export function scaledDose(model: CrmModel, prior: number): number {
  return model.kind === "empiric" ? Math.log(prior) : logit(prior) - model.intercept;
}

/** log p and log(1 − p) at a dose on the model's scale. */
export function logToxicity(
  model: CrmModel,
  scaled: number,
  beta: number,
): { readonly yes: number; readonly no: number } {
  if (model.kind === "empiric") {
    const yes = Math.exp(beta) * scaled;
    return { yes, no: Math.log(-Math.expm1(yes)) };
  }
  const eta = model.intercept + Math.exp(beta) * scaled;
  return eta > 0
    ? { yes: -Math.log1p(Math.exp(-eta)), no: -eta - Math.log1p(Math.exp(-eta)) }
    : { yes: eta - Math.log1p(Math.exp(eta)), no: -Math.log1p(Math.exp(eta)) };
}

/** exp(β) at which a dose has a toxicity. */
export function slopeFor(model: CrmModel, scaled: number, toxicity: number): number {
  return scaledDose(model, toxicity) / scaled;
}

/**
 * A skeleton such that each dose is told from its neighbour: intervals of ± `half` about the target, within which a
 * dose counts as the target, follow one another without a gap.
 *
 * @param level the dose believed to be the target, from 1
 * @source Lee & Cheung, "Model calibration in the continual reassessment method", Clinical Trials 6(3), 2009
 */
export function calibratedSkeleton(
  model: CrmModel,
  {
    target,
    half,
    level,
    doses,
  }: {
    readonly target: number;
    readonly half: number;
    readonly level: number;
    readonly doses: number;
  },
): readonly number[] {
  const scaled = Array<number>(doses).fill(0);
  scaled[level - 1] = scaledDose(model, target);
  const [low, high] = [scaledDose(model, target - half), scaledDose(model, target + half)];
  for (let dose = level - 1; dose > 0; dose -= 1) {
    scaled[dose - 1] = (low * (scaled[dose] ?? 0)) / high;
  }
  for (let dose = level - 1; dose < doses - 1; dose += 1) {
    scaled[dose + 1] = (high * (scaled[dose] ?? 0)) / low;
  }
  return scaled.map((x) => Math.exp(logToxicity(model, x, 0).yes));
}
