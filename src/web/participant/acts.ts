import type { PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { mayGive, type ParticipantState, type Role } from "../../engine/index.ts";
import { consentOwed } from "./consent-state.ts";

/** Acts on a participant's course, in the order of the menu. */
export const courseActs = [
  "consent",
  "assess-eligibility",
  "enrol",
  "assign",
  "fail-screening",
  "stop-treatment",
  "withdraw",
  "complete",
  "record-death",
  "reinstate",
  "void-participant",
] as const;
export type CourseAct = (typeof courseActs)[number];

/** What one may do with a participant as they stand: what the role or the status does not allow is absent. */
export function actsOf(
  study: Study,
  participant: ParticipantState,
  roles: readonly Role[],
  today: PartialDate,
): CourseAct[] {
  return courseActs.filter(
    (act) =>
      roles.some((role) => mayGive(role, act === "stop-treatment" ? "withdraw" : act)) &&
      fits(act, study, participant, today),
  );
}

function fits(
  act: CourseAct,
  study: Study,
  participant: ParticipantState,
  today: PartialDate,
): boolean {
  const { status, dates, consents, treatmentEnded, assigned } = participant;
  if (status === "voided") return false;
  const takesPart = status === "screening" || status === "enrolled";
  switch (act) {
    case "consent": {
      const signed = consents.map(({ version }) => version);
      const isLeft = study.consents.some(({ version }) => !signed.includes(version));
      return (
        takesPart &&
        isLeft &&
        (signed.length === 0 || consentOwed(study, signed, today) !== undefined)
      );
    }
    case "assess-eligibility":
    case "enrol":
    case "fail-screening":
      return status === "screening";
    case "assign":
      return status === "enrolled" && study.arms.length > 1 && assigned === undefined;
    case "stop-treatment":
      return status === "enrolled" && treatmentEnded === undefined;
    case "withdraw":
      return takesPart;
    case "complete":
      return status === "enrolled";
    case "record-death":
      return dates.died === undefined;
    case "reinstate":
      return status === "withdrawn" || status === "completed";
    case "void-participant":
      return status === "screening" || status === "screen-failed";
  }
}
