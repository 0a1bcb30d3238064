import type { Text } from "../../kernel/index.ts";
import type { Datum, Form, Study } from "../../definition/index.ts";
import {
  applyTo,
  changesOf,
  describeDatum,
  describeEvent,
  type Event,
  type FormState,
  linesOf,
  type ParticipantState,
  roleWords,
  signatureOf,
  statusWords,
  visitOfKey,
} from "../../engine/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import { fieldAt } from "../export/field-at.ts";

/** A text for the viewer: one string where both languages say the same, else English and Chinese. */
type Said = string | readonly [en: string, zh: string];

interface ShownValue {
  readonly path: string;
  readonly label: Said;
  readonly value: Said;
  /** The group and its row, where a group repeats. */
  readonly row?: Said;
}

interface ShownForm {
  readonly form: string;
  readonly title: Said;
  readonly visit?: string;
  readonly line?: number;
  readonly state: "complete" | "started" | "withdrawn";
  readonly signed?: { readonly by: string; readonly at: string; readonly stands: boolean };
  readonly values: readonly ShownValue[];
}

interface ShownEvent {
  readonly position: number;
  readonly at: string;
  readonly by: string;
  readonly role: Said;
  readonly what: Said;
  readonly changes: readonly {
    /** `form|visit|line|path`, by which a value finds its history. */
    readonly at: string;
    readonly label: Said;
    readonly before?: Said;
    readonly now?: Said;
    readonly reason?: string;
  }[];
}

/** One participant as the viewer shows them. */
export interface ShownParticipant {
  readonly id: string;
  readonly site: string;
  readonly status: Said;
  readonly visits: readonly {
    readonly key: string;
    readonly title: Said;
    readonly date?: Said;
    readonly forms: readonly ShownForm[];
  }[];
  readonly logs: readonly { readonly title: Said; readonly forms: readonly ShownForm[] }[];
  readonly history: readonly ShownEvent[];
}

/** Puts a participant's record into words, in both languages, from events that the reader may see. */
export function shownParticipant(
  study: Study,
  id: string,
  events: readonly StoredEvent[],
  nameOf: (person: string) => string,
): ShownParticipant | undefined {
  let state: ParticipantState | undefined;
  for (const { event } of events) {
    state = applyTo(`participant/${id}`, state, event as unknown as Event);
  }
  if (state === undefined) return undefined;
  const participant = state;
  const show = (instance: FormState): ShownForm => shownForm(study, participant, instance, nameOf);
  return {
    id,
    site: participant.site,
    status: said(statusWords[participant.status]),
    visits: participant.visitOrder.map((key) => {
      const title = study.visits.find((visit) => visit.id === visitOfKey(key))?.title;
      const { date } = participant.visits[key] ?? {};
      return {
        key,
        title: title === undefined ? key : said(title),
        ...(typeof date === "string" ? { date } : {}),
        forms: Object.values(participant.forms[key] ?? {}).map(show),
      };
    }),
    logs: Object.keys(participant.logs).map((form) => ({
      title: titleOf(study, form),
      forms: linesOf(participant, form).map(show),
    })),
    history: events.map((stored) => shownEvent(study, stored, nameOf)),
  };
}

function shownForm(
  study: Study,
  participant: ParticipantState,
  instance: FormState,
  nameOf: (person: string) => string,
): ShownForm {
  const { form: id, visit, line, values, rows, complete, withdrawn } = instance;
  const form = study.forms.find((each) => each.id === id);
  const { signature, state } = signatureOf(participant, instance);
  return {
    form: id,
    title: titleOf(study, id),
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
    state: withdrawn !== undefined ? "withdrawn" : complete ? "complete" : "started",
    ...(signature === undefined
      ? {}
      : {
          signed: { by: nameOf(signature.by), at: signature.at, stands: state === "signed" },
        }),
    values: [...plainValues(study, form, id, values), ...rowValues(study, form, id, rows)],
  };
}

function plainValues(
  study: Study,
  form: Form | undefined,
  id: string,
  values: FormState["values"],
): ShownValue[] {
  const order = (form?.groups ?? []).flatMap(({ fields }) => fields.map((field) => field.id));
  return Object.entries(values)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([path, datum]) => shownValue(study, id, path, datum));
}

function rowValues(
  study: Study,
  form: Form | undefined,
  id: string,
  rows: FormState["rows"],
): ShownValue[] {
  return Object.entries(rows).flatMap(([group, each]) => {
    const title = form?.groups.find((one) => one.id === group)?.title ?? {
      en: group,
      "zh-CN": group,
    };
    return Object.entries(each).flatMap(([row, kept]) =>
      Object.entries(kept).map(([field, datum]) => ({
        ...shownValue(study, id, `${group}/${row}/${field}`, datum),
        row: said({ en: `${title.en} ${row}`, "zh-CN": `${title["zh-CN"]} ${row}` }),
      })),
    );
  });
}

function shownValue(study: Study, form: string, path: string, datum: Datum): ShownValue {
  return { path, label: labelOf(study, form, path), value: wordsOf(study, form, path, datum) };
}

function shownEvent(
  study: Study,
  { position, event: body }: StoredEvent,
  nameOf: (person: string) => string,
): ShownEvent {
  const event = body as unknown as Event;
  return {
    position,
    at: event.at,
    by: nameOf(event.by),
    role: said(roleWords[event.role] ?? { en: event.role, "zh-CN": event.role }),
    what: said(describeEvent(study, event)),
    changes: changesOf(event, study).flatMap(({ place = {}, path, before, now, reason }) => {
      const { form, visit = "", line = "" } = place;
      if (form === undefined || path === undefined) return [];
      return [
        {
          at: [form, visit, line, path].join("|"),
          label: labelOf(study, form, path),
          ...(before === undefined ? {} : { before: wordsOf(study, form, path, before) }),
          ...(now === undefined ? {} : { now: wordsOf(study, form, path, now) }),
          ...(reason === undefined ? {} : { reason }),
        },
      ];
    }),
  };
}

function titleOf(study: Study, form: string): Said {
  const title = study.forms.find(({ id }) => id === form)?.title;
  return title === undefined ? form : said(title);
}

function labelOf(study: Study, form: string, path: string): Said {
  const label = fieldAt(study, form, path)?.label;
  return label === undefined ? path : said(label);
}

/** A value in words; of a field that the study no longer has, as it was kept. */
function wordsOf(study: Study, form: string, path: string, datum: Datum): Said {
  const field = fieldAt(study, form, path);
  return field === undefined ? JSON.stringify(datum) : said(describeDatum(study, field, datum));
}

/** A text, once where both languages say the same. */
export function said(text: Text): Said {
  return text.en === text["zh-CN"] ? text.en : [text.en, text["zh-CN"]];
}

/** A script that hands data to the viewer: a page that was opened from a disk may load scripts, and nothing else. */
export function dataScript(call: string, data: unknown): Uint8Array {
  // U+2028 and U+2029 end a line in older JavaScript.
  const json = JSON.stringify(data).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return Buffer.from(`neurite.${call}(${json});\n`);
}
