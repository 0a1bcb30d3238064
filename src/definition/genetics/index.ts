export {
  type AcmgClass,
  type AcmgCriterion,
  type AcmgRules,
  type AcmgStrength,
  acmgClasses,
  acmgPoints2020,
} from "./acmg-rules.ts";
export { alsPanel } from "./als-panel.ts";
export type * from "./gene-panel.ts";
export { geneticFields, type GeneticPlan, panelIds, panelOf } from "./genetic-plan.ts";
export { type GenomeBuild, genomeBuilds } from "./genome-build.ts";
export { defaultThresholds, type GeneticThresholds } from "./thresholds.ts";
