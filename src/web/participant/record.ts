import type { PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { ParticipantState, Role } from "../../engine/index.ts";
import type { AccessLine, ParticipantRecord, StudyView } from "../../server/contract.ts";

/** What every part of a participant's page is given. */
export interface RecordView {
  readonly view: StudyView;
  /** As the server gave it. */
  readonly record: ParticipantRecord;
  readonly study: Study;
  readonly state: ParticipantState;
  /** The day at the participant's site. */
  readonly today: PartialDate;
  readonly now: string;
  readonly zone: string;
  /** Names of the people who stand in the record. */
  readonly people: Readonly<Record<string, string>>;
  readonly access: readonly AccessLine[];
  /** The roles one holds at the participant's site. */
  readonly roles: readonly Role[];
}
