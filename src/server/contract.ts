/**
 * What the web may see of the server: the shapes of its answers and the table of its endpoints, as types.
 * The web imports types only, so that no validator travels to the browser; the server validates by the same table.
 */
export type { Api, Answer, Body, Params, Query } from "./contract/call-types.ts";
export type {
  CohortsPage,
  DecisionLine,
  DecisionTold,
  FullBoard,
  LateFact,
  OwnPlace,
  PackPage,
  PackRecord,
} from "./contract/cohort-shapes.ts";
export type {
  FiledDocument,
  InspectionRequest,
  InspectionRequests,
  KeptFile,
  SystemFacts,
  ValidationPack,
} from "./contract/inspection-shapes.ts";
export type {
  MessageLine,
  MessagePage,
  MessageState,
  NoticeLine,
  NoticePage,
  NoticePreference,
} from "./contract/notice-shapes.ts";
export type {
  CutLine,
  EstimandLine,
  LookLine,
  ReadoutDisplay,
  ReadoutPage,
  PlacedOrigin,
  ReadoutRows,
} from "./contract/readout-shapes.ts";
export type { DosingPermit } from "./contract/bedside-endpoints.ts";
export type {
  KeptPeoplePage,
  ScreeningListPage,
  ScreeningQuestions,
  ScreeningReport,
} from "./contract/screening-shapes.ts";
export type {
  AccessLine,
  AccessReview,
  AuditPage,
  AuditRow,
  CloseoutLine,
  Delegation,
  ExecuteAnswer,
  Grant,
  Instance,
  LiveMessage,
  Mode,
  OpenWork,
  ParticipantRecord,
  PersonCard,
  PersonLine,
  Policy,
  ProblemBody,
  ProgrammeCard,
  ReviewDecision,
  ReviewDue,
  ReviewLine,
  SessionView,
  SiteLine,
  StudyView,
  SummaryPage,
  Training,
  VerifyAnswer,
  VersionLine,
  WardDevice,
} from "./contract/shapes.ts";
export type {
  AccountPage,
  HeldUnits,
  LotLine,
  LotPage,
  LotUnit,
  OrderLine,
  OrderPage,
  RecallPage,
  ShipmentLine,
  ShipmentPage,
  StockLine,
  CustodyPage,
  RelabelUnits,
  SiteLots,
  SupplyBoard,
  TracePage,
} from "./contract/supply-shapes.ts";
export type {
  AllocationProofAnswer,
  AllocationView,
  MisStratifiedLine,
  OpenedCode,
  Readiness,
} from "./contract/allocation-shapes.ts";
