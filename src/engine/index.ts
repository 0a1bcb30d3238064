export { applyAllocation, applyParticipant, applyStudy } from "./apply.ts";
export type * from "./command.ts";
export { type Context, type Role, roles } from "./context.ts";
export { commandHash, type Decided, type Decision, decide } from "./decide.ts";
export {
  assess,
  type CriterionResult,
  type Eligibility,
  explainCriterion,
} from "./eligibility.ts";
export type * from "./event.ts";
export { Facts } from "./facts.ts";
export { planOf, type StudyPlan } from "./plan.ts";
export { doseDeviations, regimenOf } from "./regimen.ts";
export {
  nextDose,
  type ScheduledVisit,
  scheduleOf,
  type Window,
  windowOf,
} from "./schedule.ts";
export {
  type AllocationState,
  type ConsentState,
  type DoseState,
  type FormState,
  formAt,
  instancesOf,
  noAllocation,
  noStudy,
  type ParticipantState,
  type ParticipantStatus,
  type SiteState,
  type State,
  type StudyState,
  type VisitState,
  visitOfKey,
} from "./state.ts";
