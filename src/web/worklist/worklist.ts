import { daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  dueState,
  type FormMark,
  type Place,
  type Role,
  type Summary,
} from "../../engine/index.ts";
import { consentOwed } from "../participant/consent-state.ts";
import { formState } from "../participants/visit-state.ts";

/** Kinds of lines of a worklist. */
export const lineKinds = [
  "visit-today",
  "window-closes",
  "dose-due",
  "visit-overdue",
  "query-to-answer",
  "finding",
  "form-overdue",
  "form-due",
  "consent-due",
  "to-assess",
  "to-enrol",
  "signature-fallen",
  "to-sign",
  "query-to-close",
] as const;
export type LineKind = (typeof lineKinds)[number];

/** One thing to do: what, with whom, since or until when, and where it is done. */
export interface WorkLine {
  readonly kind: LineKind;
  readonly participant: string;
  readonly site: string;
  readonly place: Partial<Place>;
  /** How many of it there are at that place. */
  readonly count?: number;
  /** Since when it waits, or, of what is to come, until when it can be done. */
  readonly since?: PartialDate;
  readonly until?: PartialDate;
  /** A dose's number, or a consent's version. */
  readonly what?: string;
}

/** Which lines a role has, in the order in which they matter to it. */
const ofRole: Readonly<Partial<Record<Role, readonly LineKind[]>>> = {
  coordinator: [
    "visit-today",
    "window-closes",
    "dose-due",
    "visit-overdue",
    "query-to-answer",
    "form-overdue",
    "form-due",
    "finding",
    "consent-due",
    "to-assess",
  ],
  investigator: [
    "to-assess",
    "to-enrol",
    "dose-due",
    "to-sign",
    "signature-fallen",
    "query-to-answer",
    "consent-due",
  ],
  monitor: ["query-to-close", "consent-due", "form-overdue", "signature-fallen"],
  "data-manager": [
    "query-to-close",
    "finding",
    "form-overdue",
    "visit-overdue",
    "signature-fallen",
  ],
  "study-manager": ["visit-overdue", "form-overdue", "consent-due"],
  pharmacist: ["dose-due"],
};

/** How close the end of a window must be to be said. */
export const closingDays = 3;

/**
 * What a role has to do about the participants given, in the role's order; within a kind what waits longest, or ends
 * soonest, first. A role that only reads has nothing to do.
 */
export function worklistOf(
  study: Study,
  summaries: readonly Summary[],
  role: Role,
  todayAt: (site: string) => PartialDate,
): WorkLine[] {
  const kinds = ofRole[role] ?? [];
  if (kinds.length === 0) return [];
  const rank = new Map(kinds.map((kind, index) => [kind, index]));
  return summaries
    .flatMap((summary) => linesOf(study, summary, todayAt(summary.site)))
    .filter(({ kind }) => rank.has(kind))
    .sort(
      (a, b) =>
        (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) ||
        compare(whenOf(a), whenOf(b)) ||
        compare(a.participant, b.participant),
    );
}

/** The worklist of somebody with several roles: each line once, in the order of the first role that has it. */
export function worklistOfRoles(
  study: Study,
  summaries: readonly Summary[],
  roles: readonly { readonly role: Role; readonly sites: readonly string[] | "all" }[],
  todayAt: (site: string) => PartialDate,
): WorkLine[] {
  const found = new Map<string, WorkLine>();
  for (const { role, sites } of roles) {
    const own = sites === "all" ? summaries : summaries.filter(({ site }) => sites.includes(site));
    for (const line of worklistOf(study, own, role, todayAt)) {
      const { form, visit, line: number } = line.place;
      const key = [line.kind, line.participant, form, visit, number, line.what].join(" ");
      if (!found.has(key)) found.set(key, line);
    }
  }
  return [...found.values()];
}

/** Everything that anybody might have to do about one participant. */
export function linesOf(study: Study, summary: Summary, today: PartialDate): WorkLine[] {
  const { participant, site, status } = summary;
  if (status === "voided") return [];
  const lines: WorkLine[] = [];
  const add = (kind: LineKind, place: Partial<Place>, more: Partial<WorkLine> = {}): void => {
    lines.push({ kind, participant, site, place, ...more });
  };
  const toSign = { count: 0, since: undefined as PartialDate | undefined };
  for (const { key, status: held, date, due, earliest, latest, forms } of summary.visits) {
    if (held === "due" && due !== undefined && earliest !== undefined && latest !== undefined) {
      const state = dueState({ earliest, latest }, today);
      const left = daySpan(latest).last - daySpan(today).first;
      if (state === "overdue") add("visit-overdue", { visit: key }, { since: latest });
      else if (due === today) add("visit-today", { visit: key }, { until: latest });
      else if (state === "due" && left <= closingDays)
        add("window-closes", { visit: key }, { until: latest });
    }
    for (const mark of forms) {
      formLines(mark, { form: mark.form, visit: key }, date, today, add);
      count(mark, date, toSign);
    }
  }
  for (const mark of summary.logs) {
    const place = { form: mark.form, ...(mark.line === undefined ? {} : { line: mark.line }) };
    formLines(mark, place, undefined, today, add);
    count(mark, undefined, toSign);
  }
  const { nextDose } = summary;
  if (nextDose !== undefined && dueState(nextDose, today) !== "later") {
    const form = study.forms.find(({ purpose }) => purpose === "dose")?.id;
    const state = dueState(nextDose, today);
    const when = state === "overdue" ? { since: nextDose.latest } : { until: nextDose.latest };
    add("dose-due", form === undefined ? {} : { form }, { what: String(nextDose.dose), ...when });
  }
  if (status === "screening" || status === "enrolled") {
    const owed = consentOwed(study, summary.consents, today);
    if (owed !== undefined) add("consent-due", {}, { what: owed.version, since: owed.from });
  }
  if (status === "screening") {
    const since = summary.since === undefined ? {} : { since: summary.since };
    if (summary.eligible === "yes") add("to-enrol", {}, since);
    else if (summary.eligible !== "no" && screeningIsWritten(summary)) add("to-assess", {}, since);
  }
  if (toSign.count > 0) {
    add(
      "to-sign",
      {},
      { count: toSign.count, ...(toSign.since === undefined ? {} : { since: toSign.since }) },
    );
  }
  return lines;
}

function formLines(
  mark: FormMark,
  place: Partial<Place>,
  date: PartialDate | undefined,
  today: PartialDate,
  add: (kind: LineKind, place: Partial<Place>, more?: Partial<WorkLine>) => void,
): void {
  const { state, findings = 0, open = 0, answered = 0 } = mark;
  if (state === "withdrawn") return;
  const since = date === undefined ? {} : { since: date };
  if (open > 0) add("query-to-answer", place, { count: open, ...since });
  if (answered > 0) add("query-to-close", place, { count: answered, ...since });
  if (findings > 0) add("finding", place, { count: findings, ...since });
  if (state === "expected") {
    const shown = formState({ form: mark.form, state }, date, today);
    add(shown === "overdue" ? "form-overdue" : "form-due", place, since);
  }
  if (state === "started") add("form-due", place, since);
  if (state === "fallen") add("signature-fallen", place, since);
}

function count(
  { state }: FormMark,
  date: PartialDate | undefined,
  toSign: { count: number; since: PartialDate | undefined },
): void {
  if (state !== "complete") return;
  toSign.count += 1;
  if (date !== undefined && (toSign.since === undefined || date < toSign.since))
    toSign.since = date;
}

/** Whether a visit was held in screening and all its forms are complete: there is something to decide on. */
function screeningIsWritten({ visits }: Summary): boolean {
  const held = visits.filter(({ status }) => status === "held");
  return (
    held.length > 0 &&
    held.every(({ forms }) =>
      forms.every(({ state }) => state !== "expected" && state !== "started"),
    )
  );
}

function whenOf({ since, until }: WorkLine): string {
  return since ?? until ?? "9999";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
