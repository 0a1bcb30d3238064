export { type Conduct, stopped } from "./conduct.ts";
export { type CrmConduct, crmConduct } from "./crm-conduct.ts";
export { calibratedSkeleton, type CrmModel } from "./crm-model.ts";
export { computeCrmPosterior, type CrmDesign, type CrmPosterior } from "./crm-posterior.ts";
export {
  type DecisionBounds,
  decisionBounds,
  decisionTable,
  type TableEntry,
  type Way,
} from "./decision-table.ts";
export { computeOperatingCharacteristics, type OperatingCharacteristics } from "./exact.ts";
export { i3Plus3 } from "./i3-plus-3.ts";
export {
  type IntervalConduct,
  intervalConduct,
  type SelectionOptions,
  selectMtd,
} from "./interval-conduct.ts";
export { mtpi } from "./mtpi.ts";
export { ruleConduct } from "./rule-conduct.ts";
export { type ThreePlusThreeConduct, threePlusThreeConduct } from "./three-plus-three-conduct.ts";
