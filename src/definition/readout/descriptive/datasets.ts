import { text } from "../../../kernel/index.ts";
import { dataset, type ColumnDraft, from, whether } from "../../dataset-builder.ts";
import type { ColumnSource } from "../../dataset.ts";
import { datasetsOf } from "../../default-datasets.ts";
import type { Field } from "../../field.ts";
import { fieldsOf, type Form } from "../../form.ts";
import type { Study } from "../../study.ts";
import type { AnalysisDataset } from "../analysis-dataset.ts";
import type { Readout } from "../readout.ts";
import type { Measure } from "./measures.ts";

const yes = from.constant("Y");
const dosed = whether.present(from.dose("date", "first"));
const words = (label: string) => ({ label, type: "text" as const });
const number = (label: string) => ({ label, type: "number" as const });

function columns(name: string, drafts: readonly ColumnDraft[]) {
  return dataset(name, name, { kind: "participant" }, { keys: ["USUBJID"] }, drafts).columns;
}

const ended = from.pick(
  "first",
  from.when(whether.present(from.event("date", "died")), from.constant("DIED")),
  from.when(whether.present(from.event("date", "withdrawn")), from.constant("DISCONTINUED")),
  from.when(whether.present(from.event("date", "completed")), from.constant("COMPLETED")),
  from.constant("ONGOING"),
);
const endDate = from.pick(
  "first",
  from.event("date", "died"),
  from.event("date", "withdrawn"),
  from.event("date", "completed"),
);

type Level = Readout["treatment"]["levels"][number];

/** The arms of a study as its tables name them; where it has none, everybody is in one. */
export function armsOf({ arms }: Study): readonly [first: Level, ...others: Level[]] {
  const [first, ...others] = arms.map(({ title }) => ({ value: title.en, label: title }));
  const everybody = text("All participants", "全部受试者");
  return [first ?? { value: everybody.en, label: everybody }, ...others];
}

const demographic = ["SUBJID", "SITEID", "AGE", "SEX"] as const;

/** Which of these a study collects, as its dataset of demographics has them. */
export function demographicsOf(study: Study): readonly (typeof demographic)[number][] {
  const known = datasetsOf(study).find(({ domain }) => domain === "DM")?.columns ?? [];
  return demographic.filter((column) => known.some(({ name }) => name === column));
}

/** One row for everybody who was enrolled. Where there is one arm, nobody has to be told it. */
export function subjects(study: Study): AnalysisDataset {
  const [first, ...others] = armsOf(study);
  const arm = others.length === 0 ? from.constant(first.value) : from.arm("name");
  return {
    kind: "subject",
    name: "ADSL",
    label: "Subject-Level Analysis Dataset",
    keys: ["USUBJID"],
    columns: columns("ADSL", [
      "STUDYID",
      "USUBJID",
      ...demographicsOf(study).map((name) => [name, from.subject(name)] as const),
      ["TRT01P", arm, words("Planned Treatment for Period 01")],
      ["TRT01A", from.when(dosed, arm), words("Actual Treatment for Period 01")],
      ["TRTSDT", from.dose("date", "first"), words("Date of First Exposure to Treatment")],
      ["TRTEDT", from.dose("date", "last"), words("Date of Last Exposure to Treatment")],
      ["SAFFL", from.flag(dosed), words("Safety Population Flag")],
      ["EOSSTT", ended, words("End of Study Status")],
      ["EOSDT", endDate, words("End of Study Date")],
      ["DTHDT", from.event("date", "died"), words("Date of Death")],
    ]),
    assumption: "The study defines no analysis datasets: this one is made from its schedule alone.",
  };
}

const structure = [
  "PARAM",
  "PARAMCD",
  "PARAMN",
  "AVISIT",
  "AVISITN",
  "ADT",
  "ADY",
  "AVAL",
  "BASE",
  "CHG",
  "ABLFL",
  "ANL01FL",
];

/** The name of a measure's dataset. */
export const datasetOf = ({ code }: Measure): string => `AD${code}`;

/** A measure's values by visit, with baseline and change. */
export function measurements(measure: Measure): AnalysisDataset {
  const name = datasetOf(measure);
  return {
    kind: "parameters",
    name,
    label: measure.title.en,
    keys: ["USUBJID", "PARAMN", "AVISITN", "ADT"],
    records: { kind: "instances", form: measure.form },
    code: from.constant(measure.code),
    parameters: { [measure.code]: { name: measure.title.en, order: 1 } },
    value: from.field(measure.field),
    date: from.visit("date"),
    windows: measure.windows.map(({ title: _, ...window }) => window),
    baseline: measure.baseline,
    choose: "last",
    columns: [...columns(name, ["STUDYID", "USUBJID"]), ...structure],
    assumption: "Analysis visits are the visits of the schedule, whenever they were held.",
  };
}

/** Columns of adverse events, and the field's submission variable that each is made of. */
const told = {
  AETERM: "Reported Term for the Adverse Event",
  AESER: "Serious Event",
  AETOXGR: "Standard Toxicity Grade",
  AEREL: "Causality",
  AEACN: "Action Taken with Study Treatment",
  AEOUT: "Outcome of Adverse Event",
} as const;

/** What a form of adverse events tells, by the names of submission variables. */
export type Told = ReadonlySet<string>;

export interface EventForm {
  readonly form: Form;
  readonly told: Told;
}

/** The form on which adverse events are reported, where the study has one that names the event and when it began. */
export function eventForm({ forms }: Study): EventForm | undefined {
  const form = forms.find(({ purpose }) => purpose === "adverse-event");
  if (form === undefined) return undefined;
  const told = new Set(fieldsOf(form).flatMap((field) => variableOf(field) ?? []));
  return told.has("AETERM") && told.has("AESTDTC") ? { form, told } : undefined;
}

const variableOf = (field: Field): string | undefined =>
  field.kind === "derived" ? undefined : field.sdtm?.variable;

/** Adverse events as reported, with what is counted once a participant and term. */
export function events({ form, told: known }: EventForm): AnalysisDataset {
  const byVariable = new Map(fieldsOf(form).map((field) => [variableOf(field), field.id]));
  const of = (variable: string): ColumnSource => from.field(byVariable.get(variable) ?? "");
  const since = from.epoch(from.column("ASTDT"), [
    { name: "BEFORE" },
    { name: "ON TREATMENT", on: from.dose("date", "first") },
  ]);
  return {
    kind: "occurrences",
    name: "ADAE",
    label: "Adverse Events Analysis Dataset",
    keys: ["USUBJID", "ASTDT", "AETERM"],
    records: { kind: "instances", form: form.id },
    columns: [
      ...columns("ADAE", [
        "STUDYID",
        "USUBJID",
        ["ASTDT", of("AESTDTC"), words("Analysis Start Date")],
        ...(known.has("AEENDTC")
          ? [["AENDT", of("AEENDTC"), words("Analysis End Date")] as const]
          : []),
        ["ASTDY", from.studyDay(from.column("ASTDT")), number("Analysis Start Relative Day")],
        [
          "TRTEMFL",
          from.when(whether.in(since, "ON TREATMENT"), yes),
          words("Treatment Emergent Analysis Flag"),
        ],
        ...Object.entries(told).flatMap(([variable, label]): readonly ColumnDraft[] =>
          known.has(variable) ? [[variable, of(variable), words(label)]] : [],
        ),
      ]),
      "AOCCPFL",
    ],
    flags: [{ column: "AOCCPFL", within: ["AETERM"], by: ["ASTDT"] }],
    assumption: "Terms are as they were reported, not coded.",
  };
}
