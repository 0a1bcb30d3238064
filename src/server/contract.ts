/**
 * What the web may see of the server: the shapes of its answers and the table of its endpoints, as types.
 * The web imports types only, so that no validator travels to the browser; the server validates by the same table.
 */
export type { Api, Answer, Body, Params, Query } from "./contract/call-types.ts";
export type {
  AccessLine,
  AuditPage,
  AuditRow,
  Delegation,
  ExecuteAnswer,
  Grant,
  Instance,
  LiveMessage,
  Mode,
  ParticipantRecord,
  PersonCard,
  PersonLine,
  Policy,
  ProblemBody,
  ProgrammeCard,
  SessionView,
  SiteLine,
  StudyView,
  SummaryPage,
  Training,
  VerifyAnswer,
  VersionLine,
} from "./contract/shapes.ts";
