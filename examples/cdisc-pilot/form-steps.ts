import { fieldsOf, type Form, type Study } from "../../src/definition/index.ts";
import type { Typed, Values } from "../../src/engine/index.ts";
import { isRandomised, ofPerson } from "./conduct-steps.ts";
import type { Draft } from "./draft.ts";
import type { PilotPerson, PilotVisit, Roster } from "./roster.ts";
import { eachRow, type OpenFile, type SourceRow } from "./source-file.ts";

type Answers = Record<string, Values[string]>;

/** The order in which the forms of a visit are filled. */
const order = ["DM", "MH", "SC", "HI", "MM", "IE", "VS", "CO", "GI", "LB"];

/** A form saved at a visit. */
export function saved(person: PilotPerson, visit: PilotVisit, form: string, values: Values): Draft {
  const { participant, ...by } = ofPerson(person);
  return {
    ...by,
    id: `${form}-${participant}-${visit.number}`,
    role: "coordinator",
    day: visit.day,
    phase: "visit",
    visit: visit.number,
    rank: 1 + order.indexOf(form),
    command: { kind: "save-form", participant, form, visit: visit.key, values, complete: true },
  };
}

/** Demographics of everyone, and the investigator's answers to the criteria for those who were randomised. */
export function personalForms(person: PilotPerson, study: Study): Draft[] {
  const first = person.visitNumbered.get(1);
  const baseline = person.visitNumbered.get(3);
  const drafts: Draft[] = [];
  if (first !== undefined) {
    const { age, sex, race, ethnicity } = person;
    const values = { ...(age === undefined ? {} : { age }), sex, race, ethnicity };
    drafts.push(saved(person, first, "DM", values));
  }
  const eligibility = study.forms.find((form) => form.id === "IE");
  if (baseline !== undefined && eligibility !== undefined && isRandomised(person)) {
    const values: Answers = {};
    for (const { id } of fieldsOf(eligibility)) {
      if (id === "postmenopausal" && person.sex !== "F") continue;
      values[id] = !id.startsWith("EXCL");
    }
    drafts.push(saved(person, baseline, "IE", values));
  }
  return drafts;
}

/** Diagnosis and education: single facts of two further files. */
export async function factForms(
  open: OpenFile,
  roster: Roster,
  lacking: (file: string) => void,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  const add = (row: SourceRow, form: string, values: Values): void => {
    const person = roster.get(row.text("USUBJID"));
    const visit = person?.visitNumbered.get(1);
    if (person !== undefined && visit !== undefined)
      drafts.push(saved(person, visit, form, values));
  };
  const history = await eachRow(open, "mh", ["USUBJID", "MHCAT", "MHSTDTC"], (row) => {
    if (row.text("MHCAT") !== "PRIMARY DIAGNOSIS") return;
    add(row, "MH", { onset: row.text("MHSTDTC") });
  });
  if (!history) lacking("mh");
  const education = await eachRow(open, "sc", ["USUBJID", "SCTESTCD", "SCORRES"], (row) => {
    if (row.text("SCTESTCD") === "EDULEVEL")
      add(row, "SC", { years: { entered: row.text("SCORRES") } });
  });
  if (!education) lacking("sc");
  return drafts;
}

/** How a source row becomes the answer to one field; `undefined` when it is none. */
type Answering = (row: SourceRow, field: TestField) => Values[string] | undefined;

interface TestField {
  readonly id: string;
  readonly kind: string;
  readonly codes: ReadonlyMap<string, string>;
}

/** One save per person and visit, from a file with a row per item. */
export async function itemForms(
  open: OpenFile,
  study: Study,
  roster: Roster,
  file: string,
  form: string,
  columns: { readonly test: string; readonly point?: string; readonly also: readonly string[] },
  answer: Answering,
  extra: (row: SourceRow, answers: Answers) => void = () => undefined,
): Promise<Draft[] | undefined> {
  const shape = study.forms.find((known) => known.id === form);
  const fields =
    shape === undefined ? new Map<string, TestField>() : testFields(shape, study, columns.point);
  const drafts = new Map<string, Draft>();
  const needed = ["USUBJID", "VISITNUM", columns.test, ...columns.also];
  const there = await eachRow(open, file, needed, (row) => {
    const person = roster.get(row.text("USUBJID"));
    const visit = person?.visitNumbered.get(row.number("VISITNUM") ?? -1);
    if (person === undefined || visit === undefined) return;
    const point = columns.point === undefined ? "" : row.text(columns.point);
    const field = fields.get(`${row.text(columns.test)}/${point}`);
    if (field === undefined) return;
    const value = answer(row, field);
    if (value === undefined) return;
    const key = `${person.number}/${visit.number}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = saved(person, visit, form, {});
      drafts.set(key, draft);
    }
    if (draft.command.kind !== "save-form") return;
    const answers = draft.command.values as Answers;
    answers[field.id] = value;
    extra(row, answers);
  });
  return there ? [...drafts.values()] : undefined;
}

/** The fields of a form by the test (and time point) that they declare. */
function testFields(form: Form, study: Study, point: string | undefined): Map<string, TestField> {
  const fields = new Map<string, TestField>();
  for (const field of fieldsOf(form)) {
    const target = field.sdtm;
    if (target?.test === undefined || target.variable !== undefined || field.kind === "derived")
      continue;
    const list =
      "codes" in field ? study.codeLists.find((one) => one.id === field.codes) : undefined;
    const codes = new Map(list?.codes.map(({ code, sdtm }) => [sdtm ?? code, code]));
    const at = point === undefined ? "" : String(target.constants?.[point] ?? "");
    fields.set(`${target.test}/${at}`, { id: field.id, kind: field.kind, codes });
  }
  return fields;
}

/** The answer to a questionnaire's item: its text, its code, or that it was refused. */
export const questionnaireAnswer: Answering = (row, field) => {
  const result = row.text("QSORRES");
  if (row.text("QSSTAT") === "NOT DONE") {
    return { missing: row.text("QSREASND") === "REFUSED TO ANSWER" ? "refused" : "not-done" };
  }
  if (result === "") return undefined;
  return field.kind === "choice" ? (field.codes.get(result) ?? result) : { entered: result };
};

/** UCUM codes of the units in the file. */
const units: Readonly<Record<string, string>> = {
  LB: "[lb_av]",
  kg: "kg",
  IN: "[in_i]",
  cm: "cm",
  F: "[degF]",
  C: "Cel",
};

/** A measurement as it was written, digit by digit, in its own unit. */
export const measurement: Answering = (row) => {
  if (row.text("VSSTAT") === "NOT DONE") return { missing: "not-done" };
  const entered = row.text("VSORRES");
  const unit = units[row.text("VSORRESU")];
  if (entered === "") return undefined;
  return (unit === undefined ? { entered } : { entered, unit }) satisfies Typed;
};
