export { applyAllocation, applyParticipant, applyStudy } from "./apply.ts";
export {
  applyDecided,
  applyTo,
  emptyState,
  stateOf,
  type StreamState,
  withState,
} from "./apply-to.ts";
export * from "./allocation/index.ts";
export * from "./cohort/index.ts";
export * from "./genetics/index.ts";
export * from "./product/index.ts";
export * from "./screening/index.ts";
export { streamsOf, unitsOf } from "./streams.ts";
export { notAskedAt } from "./asked.ts";
export { type AuditLine, changesOf } from "./audit.ts";
export type * from "./command.ts";
export { openFindings } from "./confirmation.ts";
export { type Contact, contacts, contactWords } from "./contact.ts";
export { type Context, type Role, roles, roleWords, wallRoles } from "./context.ts";
export { type Continuation, continuations, continuationWords } from "./continuation.ts";
export { queryStatusWords } from "./decide-query.ts";
export { saidIn } from "./said.ts";
export { commandHash, type Decided, type Decision, decide } from "./decide.ts";
export { datumWords, describeDatum, missingWords } from "./describe-datum.ts";
export { enters } from "./enter.ts";
export { describeEvent } from "./describe-event.ts";
export {
  assess,
  type CriterionResult,
  type Eligibility,
  explainCriterion,
} from "./eligibility.ts";
export type * from "./event.ts";

export { Facts } from "./facts.ts";
export { describeReview, type LogReview, reviewsOf, reviewsOwed } from "./log-review.ts";
export { describeMove, type Move, movesOf } from "./moves.ts";
export { type PackedSummary, packSummary, unpackSummary } from "./packed-summary.ts";
export { formPlanOf, isWalledForm, planOf, type StudyPlan } from "./plan.ts";
export { datumAt } from "./form-path.ts";
export { doseDeviations, nextDoseOf, regimenOf } from "./regimen.ts";
export {
  daysOutside,
  nextDose,
  type ScheduledVisit,
  scheduleOf,
  type Window,
  windowOf,
} from "./schedule.ts";
export {
  manifestOf,
  type SignatureAnswer,
  type SignatureMeaning,
  signatureMeanings,
  signatureOf,
  signedPlace,
} from "./signature.ts";
export {
  type AllocationState,
  type BlindState,
  type Confirmation,
  type ConsentState,
  type DoseState,
  type DraftsState,
  type FormState,
  formAt,
  instancesOf,
  linesOf,
  noAllocation,
  noStudy,
  type ParticipantState,
  type ParticipantStatus,
  type QueryAct,
  type QueryDraft,
  type QueryEntry,
  type QueryState,
  type QueryStatus,
  type FormSignature,
  type SignatureState,
  type SiteState,
  type State,
  type StudyState,
  type Touch,
  type VisitState,
  visitOfKey,
  type Withdrawal,
  type WalledForms,
} from "./state.ts";
export { statusWords } from "./status-words.ts";
export { isParticipantStream, isWalled, isWalledFormsStream } from "./stream.ts";
export {
  dueState,
  type Asker,
  type FormMark,
  type FormMarkState,
  statusSince,
  type Summary,
  summarise,
  type VisitMark,
} from "./summary.ts";
export { mayGive } from "./permission.ts";
export { type DecidedByChoice, decidedByChoice, type ScoreOfChoice } from "./score-by-choice.ts";
export { type Undecided, undecidedAt } from "./undecided.ts";
export { applyWalledForms } from "./walled/apply.ts";
export { noWalledForms, withWalledForms } from "./walled/state.ts";
