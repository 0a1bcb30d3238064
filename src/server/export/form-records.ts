import type { Datum, Study } from "../../definition/index.ts";
import { isMissing } from "../../definition/index.ts";
import {
  applyTo,
  describeDatum,
  type Event,
  type FormState,
  linesOf,
  type ParticipantState,
} from "../../engine/index.ts";
import type { Language } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import { participantsSeenBy } from "../seen.ts";
import { byteOrderMark, csvCell, csvLine } from "./csv-line.ts";
import { fieldAt } from "./field-at.ts";

/** One participant after the other, each as their stream tells it; no more than one is held in memory. */
async function* participantsOf(
  store: Store,
  person: string,
  study: string,
): AsyncGenerator<ParticipantState> {
  for (const id of await participantsSeenBy(store, person, study)) {
    const stream = `participant/${id}` as const;
    let state: ParticipantState | undefined;
    for await (const { event } of store.readStream(study, stream)) {
      state = applyTo(stream, state, event as unknown as Event);
    }
    if (state !== undefined) yield state;
  }
}

/** Every form that was ever saved, withdrawn lines too: they are marked, not left out. */
function* formsOf(participant: ParticipantState): Generator<FormState> {
  for (const visit of participant.visitOrder) {
    yield* Object.values(participant.forms[visit] ?? {});
  }
  for (const form of Object.keys(participant.logs)) yield* linesOf(participant, form);
}

/** Every form record a person may see, as JSON, one a line: exact values, with who saved them last and when. */
export async function* writeFormsJson(
  store: Store,
  person: string,
  study: Study,
): AsyncGenerator<string> {
  for await (const participant of participantsOf(store, person, study.id)) {
    let text = "";
    for (const form of formsOf(participant)) {
      const { touched: _, ...record } = form;
      text += `${JSON.stringify({ participant: participant.id, site: participant.site, ...record })}\n`;
    }
    yield text;
  }
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Participant",
    "Site",
    "Visit",
    "Form",
    "Line",
    "Row",
    "Field id",
    "Field",
    "Value",
    "In words",
    "As entered",
    "Unit entered",
    "Missing because",
    "Complete",
    "Withdrawn",
    "Saved by",
    "Saved at (UTC)",
  ],
  "zh-CN": [
    "受试者",
    "中心",
    "访视",
    "表单",
    "行",
    "组内行",
    "条目编号",
    "条目",
    "值",
    "文字说明",
    "原始录入",
    "录入单位",
    "缺失原因",
    "已完成",
    "已撤销",
    "保存人",
    "保存时间 (UTC)",
  ],
};

/** Every value a person may see as CSV, one value a line. */
export async function* writeFormsCsv(
  store: Store,
  person: string,
  study: Study,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(heads[language]);
  for await (const participant of participantsOf(store, person, study.id)) {
    let text = "";
    for (const form of formsOf(participant)) {
      const line = openLines(study, participant, form, language);
      for (const [path, datum] of dataOf(form)) text += line(path, datum);
    }
    yield text;
  }
}

function* dataOf({ values, rows }: FormState): Generator<readonly [string, Datum]> {
  yield* Object.entries(values);
  for (const [group, byRow] of Object.entries(rows)) {
    for (const [row, cells] of Object.entries(byRow)) {
      for (const [field, datum] of Object.entries(cells)) yield [`${group}/${row}/${field}`, datum];
    }
  }
}

/** Writes the lines of one form: what is the same for each of its values is written out once. */
function openLines(
  study: Study,
  { id, site }: ParticipantState,
  form: FormState,
  language: Language,
): (path: string, datum: Datum) => string {
  const cells = (...all: readonly (string | number | undefined)[]): string =>
    all.map(csvCell).join(",");
  const before = cells(id, site, form.visit, form.form, form.line);
  const complete = form.complete ? "1" : "";
  const withdrawn = form.withdrawn === undefined ? "" : "1";
  const after = cells(complete, withdrawn, form.savedBy, form.savedAt);
  return (path, datum) => {
    const field = fieldAt(study, form.form, path);
    const entered = typeof datum === "object" && "entered" in datum ? datum : undefined;
    const inRow = path.indexOf("/");
    const row = inRow < 0 ? "" : path.slice(inRow + 1, path.lastIndexOf("/"));
    const name = path.slice(path.lastIndexOf("/") + 1);
    const words = field === undefined ? "" : describeDatum(study, field, datum)[language];
    const missing = isMissing(datum) ? datum.missing : "";
    return `${before},${cells(row, name, field?.label[language], plainValue(datum), words, entered?.entered, entered?.unit, missing)},${after}\r\n`;
  };
}

function plainValue(datum: Datum): string {
  if (isMissing(datum)) return "";
  if (typeof datum !== "object") return String(datum);
  if ("value" in datum) return String(datum.value);
  if ("entered" in datum) return datum.entered;
  return Array.isArray(datum) ? datum.join(";") : JSON.stringify(datum);
}
