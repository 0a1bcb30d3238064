export { type Account, type AccountScope, accountabilityOf, sumOf } from "./accountability.ts";
export { applyLot } from "./apply-lot.ts";
export { applyShipment, applySupply } from "./apply-supply.ts";
export { type Budget, budgetOf } from "./budget.ts";
export {
  type Certificate,
  type CertificateRow,
  certificateOf,
  isWithin,
  itemOf,
} from "./certificate.ts";
export type * from "./command.ts";
export {
  bedsideActWords,
  bedsideProblemWords,
  describeProduct,
  doseDeviationWords,
  quarantineCauseWords,
} from "./describe.ts";
export { printedUse } from "./decide-expiry.ts";
export {
  bindsDoses,
  doseNumberOf,
  isOfAnotherDose,
  type Occasion,
  occasionOf,
} from "./dose-number.ts";
export { isEntitled } from "./entitled.ts";
export type * from "./event.ts";
export { bedsideActs, bedsideProblems, doseDeviationKinds, vitalSigns } from "./event.ts";
export {
  type Compliance,
  computeCompliance,
  levelsOf,
  medicationOf,
  unitsOwed,
} from "./home.ts";
export { dinCheck, numberSchemes, readSec, type SingleEuropeanCode } from "./number-schemes.ts";
export { genealogyOf, type Recall, type RecalledDose, recallOf } from "./recall.ts";
export type * from "./state.ts";
export { lotStatuses, noSupply, unitStatuses } from "./state.ts";
export {
  proposeResupply,
  proposeUnits,
  type Resupply,
  type SiteStock,
  stockAt,
  stockBySite,
} from "./stock.ts";
export { ordersOfDose } from "./order-group.ts";
export { minutesThawed, type Scans, thawLimitOf, visibleProblems } from "./thaw-limit.ts";
export { readUnitNumber, unitNumber } from "./unit-number.ts";
export { type Blocked, blockOf, daysLeft, minutesSinceThaw, usable } from "./usable.ts";
export { readWristband, wristbandCode } from "./wristband.ts";
