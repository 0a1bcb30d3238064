import { unreachable } from "../../kernel/index.ts";
import type { FormChange, LineChange, ParticipantEventBody, Stamp } from "../../engine/index.ts";
import type { StoredEvent } from "../event.ts";
import type { Cell, ProjectedRows, Projection } from "../projection.ts";

/**
 * The course of every participant, for pages and lists: who was screened where and when and stands where
 * since when; visits held or skipped; instances of forms; doses. Dates are calendar dates at the site,
 * as far as they are known; instants are UTC.
 *
 * It reads the participants' streams and never `allocation`, and of those it leaves out the
 * randomisation number, the commitment and the dose level: in a blinded study nothing here differs
 * between two trials that differ only in who got what.
 *
 * @source ICH E6(R3) Annex 1 §4.1 (safeguard blinding: those who page through a trial see no treatment)
 */
export const course: Projection = {
  name: "course",
  edition: 2,
  tables: [
    {
      name: "course_participant",
      columns: {
        study: "text",
        participant: "text",
        site: "text",
        screened: "text",
        /** As `ParticipantStatus` of the engine, and the date it holds from. */
        status: "text",
        since: "text",
        treatment_ended: "text",
        /** Why treatment ended, with taking part going on. */
        treatment_end_reason: "text",
        /** Why screening or taking part ended, or why the participant is void; of one reinstated, why. */
        reason: "text",
      },
      key: ["study", "participant"],
      joins: {
        site: "known",
        screened: "known",
        status: "known",
        since: "known",
        treatment_ended: "known",
        treatment_end_reason: "known",
        reason: "known",
      },
    },
    {
      name: "course_visit",
      columns: {
        study: "text",
        participant: "text",
        /** The visit's id, `#2` for its second time. */
        visit: "text",
        /** `held` or `skipped`. */
        status: "text",
        date: "text",
        end_date: "text",
        /** The number the site gave an unscheduled visit. */
        number: "double precision",
        /** Days outside the window: negative early, positive late; null inside it. */
        days_outside: "integer",
        /** Why it was skipped. */
        reason: "text",
        /** How it was held: `site`, `phone`, `home` or `video`; null where nobody said. */
        contact: "text",
      },
      key: ["study", "participant", "visit"],
    },
    {
      name: "course_form",
      columns: {
        study: "text",
        participant: "text",
        form: "text",
        /** The visit key; empty for a line of a log. */
        visit: "text",
        /** The line of a log; 0 at a visit. */
        line: "integer",
        /** How often somebody saved it. */
        saves: "integer",
        /** When it was declared complete; null before. */
        completed_at: "text",
        /** Paths of what there is to look at now, as a JSON array. */
        findings: "jsonb",
        saved_by: "text",
        saved_at: "text",
        /** Whether the line is withdrawn; null where it never was. */
        withdrawn: "boolean",
      },
      key: ["study", "participant", "form", "visit", "line"],
      joins: {
        saves: "sum",
        completed_at: "known",
        findings: "known",
        saved_by: "known",
        saved_at: "known",
        withdrawn: "known",
      },
    },
    {
      name: "course_dose",
      columns: {
        study: "text",
        participant: "text",
        /** The line of the dose form. */
        line: "integer",
        date: "text",
        /** The visit at which it was given, if it was at one. */
        visit: "text",
        /** Rules of the regimen that it did not keep when it was recorded, as a JSON array. */
        deviations: "jsonb",
        /** Whether its line is withdrawn, so that it does not count; null where it never was. */
        withdrawn: "boolean",
      },
      key: ["study", "participant", "line"],
      joins: { deviations: "known", withdrawn: "known" },
    },
  ],
  apply(events, rows) {
    for (const stored of events) {
      if (stored.stream.startsWith(streamPrefix)) follow(stored, rows);
    }
  },
};

const streamPrefix = "participant/";

function follow({ study, stream, event: kept }: StoredEvent, rows: ProjectedRows): void {
  const event = kept as unknown as ParticipantEventBody & Stamp;
  const who = [study, stream.slice(streamPrefix.length)] as const;
  const stands = (status: string, since: string | null, reason?: string): void =>
    rows.put("course_participant", [...who, null, null, status, since, null, null, reason ?? null]);
  switch (event.type) {
    case "participant-screened": {
      const { site, date } = event;
      rows.put("course_participant", [...who, site, date, "screening", date, null, null, null]);
      return;
    }
    case "screening-failed":
      return stands("screen-failed", event.date, event.reason);
    case "participant-enrolled":
      return stands("enrolled", event.date);
    case "participant-withdrawn": {
      const { date, reason } = event;
      if (event.from === "study") return stands("withdrawn", date, reason);
      rows.put("course_participant", [...who, null, null, null, null, date, reason, null]);
      return;
    }
    case "participant-completed":
      return stands("completed", event.date);
    case "participant-died":
      return stands("died", event.date);
    case "visit-started":
    case "visit-corrected": {
      const { visit, date, endDate = null, number = null, contact = null } = event;
      const when = [date, endDate, number, event.daysOutside ?? null] as const;
      rows.put("course_visit", [...who, visit, "held", ...when, null, contact]);
      return;
    }
    case "visit-skipped": {
      const { visit, reason } = event;
      rows.put("course_visit", [...who, visit, "skipped", null, null, null, null, reason, null]);
      return;
    }
    case "form-saved":
    case "adverse-event-recorded":
      return followForm(who, event, null, rows);
    case "dose-recorded":
      return followForm(who, event, print(event.deviations), rows);
    case "consent-given":
    case "eligibility-assessed":
    case "participant-assigned":
    case "query-raised":
    case "query-answered":
    case "query-reopened":
    case "query-closed":
    case "query-cancelled":
    case "forms-signed":
    case "allocation-marked":
    case "code-opened":
    case "unblinding-practised":
    case "paper-opened":
    case "unblinding-reported":
    case "unblinding-assessed":
    case "product-ordered":
    case "product-ready":
    case "product-thawed":
    case "bedside-matched":
    case "bedside-mismatched":
    case "bedside-noted":
    case "product-administered":
    case "product-discarded":
    case "product-returned":
    case "genetic-assessment-recorded":
    case "variant-adjudicated":
      return;
    case "participant-reinstated":
      return stands(event.to, event.since, event.reason);
    case "participant-voided":
      return stands("voided", null, event.reason);
    case "line-withdrawn":
    case "line-restored":
      return followLine(who, event, event.type === "line-withdrawn", rows);
    default:
      return unreachable(event);
  }
}

function followForm(
  who: readonly [study: string, participant: string],
  event: FormChange & Stamp,
  deviations: string | null,
  rows: ProjectedRows,
): void {
  const { form, visit = "", line = 0, findings, dose, complete, follows } = event;
  // What follows from another save was saved by nobody.
  const saved: readonly Cell[] = follows === undefined ? [event.by, event.at] : [null, null];
  const saves = follows === undefined ? 1 : 0;
  const completed = complete === true ? event.at : null;
  rows.put("course_form", [
    ...who,
    form,
    visit,
    line,
    saves,
    completed,
    print(findings),
    ...saved,
    null,
  ]);
  if (dose === undefined) return;
  rows.put("course_dose", [...who, line, dose.date, dose.visit ?? null, deviations, null]);
}

function followLine(
  who: readonly [study: string, participant: string],
  { place: { form, line }, dose }: LineChange,
  withdrawn: boolean,
  rows: ProjectedRows,
): void {
  rows.put("course_form", [...who, form, "", line, 0, null, null, null, null, withdrawn]);
  if (dose === undefined) return;
  rows.put("course_dose", [...who, line, dose.date, dose.visit ?? null, null, withdrawn]);
}

function print(paths: readonly string[] | undefined): string {
  return paths === undefined || paths.length === 0 ? "[]" : JSON.stringify(paths);
}
