import type { Study } from "../../definition/index.ts";
import { type FormState, linesOf, type ParticipantState } from "../../engine/index.ts";
import type { Language } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import { byteOrderMark, csvCell, csvLine } from "./csv-line.ts";
import { type DatumCells, openDatumCells } from "./datum-cells.ts";
import { exportedParticipants } from "./exported-participants.ts";

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
  unblinded: boolean,
): AsyncGenerator<string> {
  for await (const participant of exportedParticipants(store, person, study.id, unblinded)) {
    let text = "";
    const { id, site } = participant;
    for (const form of formsOf(participant)) {
      text += `${JSON.stringify({ participant: id, site, ...form, touched: undefined })}\n`;
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
  unblinded: boolean,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(heads[language]);
  const cells = openDatumCells(study, language);
  for await (const participant of exportedParticipants(store, person, study.id, unblinded)) {
    let text = "";
    for (const form of formsOf(participant)) {
      text += linesOfForm(participant, form, cells);
    }
    yield text;
  }
}

/** The lines of one form, one a value. */
function linesOfForm({ id, site }: ParticipantState, form: FormState, cells: DatumCells): string {
  const data: string[] = [];
  for (const path in form.values) {
    const datum = form.values[path];
    if (datum !== undefined) data.push(cells(form.form, path, datum));
  }
  for (const [group, byRow] of Object.entries(form.rows)) {
    for (const [row, values] of Object.entries(byRow)) {
      for (const [field, datum] of Object.entries(values)) {
        data.push(cells(form.form, `${group}/${row}/${field}`, datum));
      }
    }
  }
  if (data.length === 0) return "";
  const before = [id, site, form.visit, form.form, form.line].map(csvCell).join(",");
  const complete = form.complete ? "1" : "";
  const withdrawn = form.withdrawn === undefined ? "" : "1";
  const after = [complete, withdrawn, form.savedBy, form.savedAt].map(csvCell).join(",");
  // What is the same for all values of a form is written out once, with the end of one line and the next one's beginning.
  return `${before},${data.join(`,${after}\r\n${before},`)},${after}\r\n`;
}
