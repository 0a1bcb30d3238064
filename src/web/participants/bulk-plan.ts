import type { ParticipantId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  type Command,
  type FormMark,
  planOf,
  type Place,
  type Summary,
  visitOfKey,
  type VisitMark,
} from "../../engine/index.ts";
import type { Reason } from "./bulk-words.ts";
import type { SelectedRow } from "./selection.ts";

export const bulkKinds = ["skip-visit", "raise-query", "sign", "print"] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** What of a participant an act is about: nothing named is the participant as a whole. */
export interface Target {
  readonly participant: string;
  readonly site: string;
  readonly place: Partial<Place>;
}

export interface Refused extends Target {
  readonly reason: Reason;
}

/** What an act on a selection would do, and what it would not, and why. Nothing is done by it. */
export interface BulkPlan {
  readonly will: readonly Target[];
  readonly wont: readonly Refused[];
}

export interface BulkAsk {
  readonly kind: BulkKind;
  /** Of a query: about this form of every visit selected, instead of what is selected. */
  readonly form?: string;
}

/** Whether somebody may give a command at a site. */
export type May = (site: string, kind: Command["kind"]) => boolean;

/** Looks at what is selected, by the study, the summaries and one's rights: the server decides each again. */
export function planBulk(
  study: Study,
  selected: readonly SelectedRow[],
  { kind, form }: BulkAsk,
  may: May,
): BulkPlan {
  const will: Target[] = [];
  const wont: Refused[] = [];
  for (const chosen of selected) {
    const { participant, site, status } = chosen.row.summary;
    const add = (place: Partial<Place>, reason: Reason | undefined): void => {
      const target = { participant, site, place };
      if (reason === undefined) will.push(target);
      else wont.push({ ...target, reason });
    };
    const barred: Reason | undefined =
      kind === "print"
        ? undefined
        : !may(site, kind)
          ? "noRight"
          : status === "voided"
            ? "voided"
            : undefined;
    for (const { place, reason } of looks[kind](study, chosen, form)) add(place, barred ?? reason);
  }
  return { will, wont };
}

interface Looked {
  readonly place: Partial<Place>;
  readonly reason?: Reason | undefined;
}

type Look = (study: Study, chosen: SelectedRow, form: string | undefined) => Looked[];

const looks: Readonly<Record<BulkKind, Look>> = {
  "skip-visit": lookToSkip,
  "raise-query": lookToAsk,
  sign: lookToSign,
  print: () => [{ place: {} }],
};

function lookToSkip(study: Study, { row, whole, columns }: SelectedRow): Looked[] {
  const keys = [...new Set(columns.map(({ key }) => key))];
  const recorded = new Set(
    row.summary.visits
      .filter(({ status }) => status === "held" || status === "skipped")
      .map(({ key }) => key),
  );
  const looked = keys.map((key): Looked => {
    const mark = markAt(row.summary, key);
    const reason = skipProblem(study, mark, key, recorded);
    // The next time of a visit that repeats can be skipped once this one is.
    if (reason === undefined) recorded.add(key);
    return { place: { visit: key }, reason };
  });
  return keys.length === 0 && whole ? [{ place: {}, reason: "notVisit" }] : looked;
}

function skipProblem(
  study: Study,
  mark: VisitMark | undefined,
  key: string,
  recorded: ReadonlySet<string>,
): Reason | undefined {
  if (mark === undefined) return "noVisit";
  if (mark.status === "held") return "held";
  if (mark.status === "skipped") return "skipped";
  const visit = study.visits.find(({ id }) => id === mark.visit);
  if (visit === undefined) return "noVisit";
  if (visit.timing === undefined && visit.repeats === undefined) return "neverDue";
  const time = Number(key.slice(key.indexOf("#") + 1)) || 1;
  const before = time === 2 ? visit.id : `${visit.id}#${time - 1}`;
  return time > 1 && key.includes("#") && !recorded.has(before) ? "earlier" : undefined;
}

function lookToAsk(study: Study, { row, whole, columns }: SelectedRow, form?: string): Looked[] {
  const about = whole && form === undefined ? [{ place: {} }] : [];
  const seen = new Set<string>();
  const asked = columns.flatMap((column): Looked[] => {
    const { key, visit } = column;
    const of = form ?? column.form;
    const id = `${key} ${of ?? ""}`;
    if (seen.has(id)) return [];
    seen.add(id);
    const mark = markAt(row.summary, key);
    const place = of === undefined ? { visit: key } : { visit: key, form: of };
    const collects =
      of === undefined ||
      visit.forms.includes(of) ||
      visit.optional?.includes(of) === true ||
      mark?.forms.some((one) => one.form === of) === true;
    const isForm = of === undefined || planOf(study).forms.has(of);
    if (mark === undefined) return [{ place, reason: "noVisit" }];
    return [{ place, reason: collects && isForm ? undefined : "noForm" }];
  });
  return [...about, ...asked];
}

function lookToSign(_study: Study, { row, whole, columns }: SelectedRow): Looked[] {
  const { summary } = row;
  const found = new Map<string, Looked>();
  const add = (place: Place, mark: FormMark | undefined): void => {
    const key = `${place.form} ${place.visit ?? ""} ${place.line ?? ""}`;
    found.set(key, { place, reason: mark === undefined ? "noForm" : signProblem(mark) });
  };
  const addVisit = ({ key, forms }: VisitMark): void => {
    for (const mark of forms) add({ visit: key, form: mark.form }, mark);
  };
  for (const { key, form } of columns) {
    const mark = markAt(summary, key);
    if (form !== undefined) {
      add(
        { visit: key, form },
        mark?.forms.find((one) => one.form === form),
      );
    } else if (mark !== undefined && mark.forms.length > 0) addVisit(mark);
    else found.set(key, { place: { visit: key }, reason: "nothingToSign" });
  }
  if (whole) {
    summary.visits.forEach(addVisit);
    for (const mark of summary.logs) add({ form: mark.form, line: mark.line ?? 1 }, mark);
    if (found.size === 0) return [{ place: {}, reason: "nothingToSign" }];
  }
  return [...found.values()];
}

function signProblem({ state }: FormMark): Reason | undefined {
  switch (state) {
    case "complete":
    case "fallen":
      return undefined;
    case "signed":
    case "withdrawn":
      return state;
    case "expected":
    case "started":
      return "notComplete";
  }
}

function markAt({ visits }: Summary, key: string): VisitMark | undefined {
  return visits.find((mark) => mark.key === key);
}

/** The command that does an act at a target, with what was typed for all of them. */
export function commandOf(
  kind: "skip-visit" | "raise-query",
  { participant, place }: Target,
  typed: string,
): Command {
  const who = participant as ParticipantId;
  return kind === "skip-visit"
    ? { kind, participant: who, visit: visitOfKey(place.visit ?? ""), reason: typed }
    : { kind, participant: who, ...place, text: typed };
}

/** Places of one participant each, in the order of the plan: a signature is of one participant. */
export function byParticipant(targets: readonly Target[]): (readonly [string, readonly Place[]])[] {
  const groups = Map.groupBy(targets, ({ participant }) => participant);
  return [...groups].map(([participant, of]) => [
    participant,
    of.flatMap(({ place: { form, ...rest } }) => (form === undefined ? [] : [{ form, ...rest }])),
  ]);
}
