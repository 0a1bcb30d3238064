import { unreachable } from "../../kernel/index.ts";
import type { FormChange, ParticipantEventBody, Stamp } from "../../engine/index.ts";
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
  edition: 1,
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
        /** Why screening, treatment or taking part ended. */
        reason: "text",
      },
      key: ["study", "participant"],
      joins: {
        site: "known",
        screened: "known",
        status: "known",
        since: "known",
        treatment_ended: "known",
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
      },
      key: ["study", "participant", "form", "visit", "line"],
      joins: { saves: "sum", completed_at: "known", saved_by: "known", saved_at: "known" },
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
      },
      key: ["study", "participant", "line"],
      joins: { deviations: "known" },
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
  const stands = (status: string, since: string, reason?: string): void =>
    rows.put("course_participant", [...who, null, null, status, since, null, reason ?? null]);
  switch (event.type) {
    case "participant-screened": {
      const { site, date } = event;
      rows.put("course_participant", [...who, site, date, "screening", date, null, null]);
      return;
    }
    case "screening-failed":
      return stands("screen-failed", event.date, event.reason);
    case "participant-enrolled":
      return stands("enrolled", event.date);
    case "participant-withdrawn": {
      const { date, reason } = event;
      if (event.from === "study") return stands("withdrawn", date, reason);
      rows.put("course_participant", [...who, null, null, null, null, date, reason]);
      return;
    }
    case "participant-completed":
      return stands("completed", event.date);
    case "participant-died":
      return stands("died", event.date);
    case "visit-started":
    case "visit-corrected": {
      const { visit, date, endDate = null, number = null, daysOutside = null } = event;
      rows.put("course_visit", [...who, visit, "held", date, endDate, number, daysOutside, null]);
      return;
    }
    case "visit-skipped": {
      const { visit, reason } = event;
      rows.put("course_visit", [...who, visit, "skipped", null, null, null, null, reason]);
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
      return;
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
  rows.put("course_form", [...who, form, visit, line, saves, completed, print(findings), ...saved]);
  if (dose === undefined) return;
  rows.put("course_dose", [...who, line, dose.date, dose.visit ?? null, deviations]);
}

function print(paths: readonly string[] | undefined): string {
  return paths === undefined || paths.length === 0 ? "[]" : JSON.stringify(paths);
}
