import type { GeneticPlan } from "../genetics/genetic-plan.ts";
import type { GeneticThresholds } from "../genetics/thresholds.ts";
import { id } from "./form-shape.ts";
import { boolean, filled, list, number, object, optional, pair, type Shape } from "./shape.ts";

/** The members of a part that may rest on an assumption. */
const assumable = { assumption: optional(filled), source: optional(filled) };

/** What a genetic plan's JSON must look like. */
export const geneticShape: Shape<GeneticPlan> = object<GeneticPlan>("GeneticPlan", {
  form: id,
  panel: id,
  thresholds: object<GeneticThresholds>("GeneticThresholds", {
    minGq: number,
    minDp: number,
    heterozygousBalance: pair(number),
    homozygousBalance: number,
    acceptedFilters: list(filled),
    acceptUnfiltered: boolean,
    requireStated: boolean,
    ...assumable,
  }),
  ...assumable,
});
