import type { Form } from "../../definition/index.ts";
import {
  type Command,
  type CorrectValue,
  isWalledForm,
  type MarkMissing,
  type RestoreLine,
  type SaveForm,
  type WithdrawLine,
  wallRoles,
  withWalledForms,
} from "../../engine/index.ts";
import type { AccessLine, ParticipantRecord, StudyView } from "../../server/contract.ts";

/** The record as whoever looks may see it: with the walled forms in their places, where the server gave them. */
export function wholeRecord(record: ParticipantRecord): ParticipantRecord {
  const { state, walled } = record;
  return walled === undefined ? record : { ...record, state: withWalledForms(state, walled) };
}

/** A form of the study that somebody may know of: for a blinded person one behind the wall is not there. */
export function shownForm(
  { study }: StudyView,
  access: readonly AccessLine[],
  record: ParticipantRecord | undefined,
  id: string,
): Form | undefined {
  const mayLook =
    record === undefined
      ? access.some(({ role }) => wallRoles.some((one) => one === role))
      : record.walled !== undefined;
  return isWalledForm(study, id) && !mayLook ? undefined : study.forms.find((one) => one.id === id);
}

/** What is done to one form. */
export type FormAct = SaveForm | CorrectValue | MarkMissing | WithdrawLine | RestoreLine;

/** An act as the command by which it is done behind the wall. */
export function behindWall({ participant, ...act }: FormAct): Command {
  return { kind: "record-walled", participant, act };
}

/** Whether a command acts on a form, so that it may have to be given behind the wall. */
export function isFormAct(command: Command): command is FormAct {
  return (
    command.kind === "save-form" ||
    command.kind === "correct-value" ||
    command.kind === "mark-missing" ||
    command.kind === "withdraw-line" ||
    command.kind === "restore-line"
  );
}
