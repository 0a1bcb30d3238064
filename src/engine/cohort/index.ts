export { applyCohorts } from "./apply.ts";
export { boardOf, type CohortBoard } from "./board.ts";
export type * from "./command.ts";
export { cohortDecisions } from "./command.ts";
export { decisionManifest } from "./decision-manifest.ts";
export { cohortDecisionWords, gateCauseWords } from "./describe.ts";
export type * from "./event.ts";
export { escalationOf, gateOf, type GateView } from "./ladder.ts";
export type { NextDosing } from "./next-dosing.ts";
export { basisOf, type Pack, type PackLine, packOf, type PackTally } from "./pack.ts";
export {
  type Conduct,
  computeCrmPosterior,
  computeOperatingCharacteristics,
  crmConduct,
  decisionTable,
  intervalConduct,
  type OperatingCharacteristics,
  ruleConduct,
  selectMtd,
  threePlusThreeConduct,
} from "./operating-characteristics/index.ts";
export { type CohortAdvice, recommend, type WhatIf } from "./recommend.ts";
export type { DoseTally } from "./rules/tally.ts";
export { type CohortSiteView, type SiteGate, siteViewOf } from "./site-view.ts";
export type { Follow, Standing } from "./standing.ts";
export type * from "./state.ts";
export { noCohorts } from "./state.ts";
export { tallyOf } from "./tally-of.ts";
