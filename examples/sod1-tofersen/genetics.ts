import { defaultThresholds, type GeneticPlan } from "../../src/definition/index.ts";

/** The genes of ALS, and usual thresholds: the trial's own were not made public. */
export const genetics: GeneticPlan = {
  form: "GEN",
  panel: "als",
  thresholds: {
    ...defaultThresholds,
    assumption:
      "Which calls were believed is not public: quality 20, depth 20 and a balance of 0.25 to 0.75 are usual values.",
  },
  assumption:
    "SOD1 decides; FUS, TARDBP and C9orf72 are looked at beside, as testing guidance for ALS asks.",
};
