export { describeCasebook } from "./describe-casebook.ts";
export type { CasebookModel } from "./model.ts";
export type {
  CasebookAttachment,
  CasebookEvent,
  CasebookOrder,
  ParticipantOrder,
  Printed,
  StudyOrder,
} from "./order.ts";
export { writeCasebook } from "./write-casebook.ts";
