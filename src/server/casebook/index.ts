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
export { attachmentsIn } from "./attachments-in.ts";
export { isSeen, seenEvents } from "./blinding.ts";
export { checkAttachments } from "./check-attachments.ts";
export type { CasebookVolume } from "./typeset-apart.ts";
export { writeForms, writeVolumes } from "./write-casebook.ts";
export { participantOrder, type Press, type ReadRecord } from "./participant-order.ts";
export { volumeFiles } from "./volume-files.ts";
