/** On which scale a confidence interval of a survival probability is symmetric. */
export type IntervalScale = "plain" | "log" | "log-log" | "logit" | "arcsine";

/**
 * The confidence limits of a survival probability from Greenwood's sum `greenwood` = Σ d/(n(n−d)), the variance of
 * log S. Limits lie within 0 and 1; where the scale has no value (S = 0, and S = 1 on the scales that are infinite
 * there) they are NaN: not estimable.
 *
 * @source Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., §1.4; Borgan & Liestøl,
 * Scand. J. Statist. 17:35 (1990), for log-log and arcsine; `survfit` of R's survival has the same five
 */
export function survivalLimits(
  survival: number,
  greenwood: number,
  z: number,
  scale: IntervalScale,
): readonly [lower: number, upper: number] {
  if (survival <= 0) return [Number.NaN, Number.NaN];
  const se = Math.sqrt(greenwood);
  const within = (value: number) => Math.min(1, Math.max(0, value));
  switch (scale) {
    case "plain":
      return [within(survival - z * survival * se), within(survival + z * survival * se)];
    case "log":
      return [survival * Math.exp(-z * se), within(survival * Math.exp(z * se))];
    case "log-log": {
      const logarithm = Math.log(survival);
      const shift = (z * se) / logarithm;
      return survival === 1
        ? [Number.NaN, Number.NaN]
        : [Math.exp(logarithm * Math.exp(-shift)), Math.exp(logarithm * Math.exp(shift))];
    }
    case "logit": {
      const centre = Math.log(survival / (1 - survival));
      const half = (z * se) / (1 - survival);
      return survival === 1
        ? [Number.NaN, Number.NaN]
        : [1 / (1 + Math.exp(half - centre)), 1 / (1 + Math.exp(-half - centre))];
    }
    case "arcsine": {
      if (survival === 1) return [Number.NaN, Number.NaN];
      const centre = Math.asin(Math.sqrt(survival));
      const half = 0.5 * z * se * Math.sqrt(survival / (1 - survival));
      const quarter = Math.PI / 2;
      return [
        Math.sin(Math.max(0, centre - half)) ** 2,
        Math.sin(Math.min(quarter, centre + half)) ** 2,
      ];
    }
  }
}
