/**
 * Who people are, what they may do, and that it is really them: accounts, signing in, sessions, grants, delegation
 * and training. Everything but secrets is kept in the journal, in the pseudo-study `neurite`.
 */
export type {
  AccessReview,
  ReviewDecision,
  ReviewDue,
  ReviewLine,
} from "./access-review.ts";
export type { Access, PersonAccess } from "./access.ts";
export type { Delegation, DelegationInput } from "./delegation.ts";
export { type DelegationTask, delegationTasks, isTask } from "./delegation-task.ts";
export type { Person } from "./directory.ts";
export {
  type IdentityEvent,
  type IdentityEventBody,
  identityStudy,
  lookStream,
  personStream,
  system,
} from "./event.ts";
export type { GrantInput, OpenGrant } from "./grant.ts";
export { type Identity, type IdentityOptions, type Noted, openIdentity } from "./identity.ts";
export type { NewInspector } from "./inspector.ts";
export type { Look } from "./look.ts";
export type { PersonInFull } from "./people-lines.ts";
export { type PersonStep, personSteps, stepsOf, type StepState } from "./person-steps.ts";
export type { CreatedPerson, Leaving, NewPerson } from "./person.ts";
export { defaultPolicy, type Policy } from "./policy.ts";
export type { Begun, Finished, Provider, ProviderPurpose, Providers } from "./provider.ts";
export {
  everyStudy,
  type GrantRole,
  grantRoles,
  grantRoleWords,
  unblindedRoles,
} from "./role.ts";
export type { Session, SessionUse, SetUpStep, SignedIn } from "./session.ts";
export type { SignInState } from "./sign-in-state.ts";
export type { SignInInput } from "./sign-in.ts";
export type { SigningGrant } from "./signing.ts";
export type { Training, TrainingInput } from "./training.ts";
export type { WardDevice } from "./ward-device.ts";
