import {
  type AnalysisDataset,
  type AnalysisWindow,
  type ColumnDraft,
  type ColumnSource,
  dataset,
  doseDate,
  from,
  months,
  type ParameterDataset,
  valuesOf,
  whether,
} from "../../src/definition/index.ts";
import { forms } from "./valor-forms.ts";

const rating = valuesOf(forms.rating);
const strata = valuesOf(forms.strata);
const capacity = valuesOf(forms.slow);
const biomarkers = valuesOf(forms.biomarkers);
const dynamometry = valuesOf(forms.dynamometry);

/** Columns of a dataset whose source the standard does not give. */
function columns(name: string, drafts: readonly ColumnDraft[]) {
  return dataset(name, name, { kind: "participant" }, { keys: ["USUBJID"] }, drafts).columns;
}

const yes = from.constant("Y");
const dosed = whether.present(from.dose("date", "first"));
const answered = (form: { readonly id: string }, field: string): ColumnSource =>
  from.field(field, { form: form.id });
const number = (label: string) => ({ label, type: "number" as const });
const words = (label: string) => ({ label, type: "text" as const });
const treated = from.when(dosed, from.arm("name"));

const ended = from.pick(
  "first",
  from.when(whether.present(from.event("date", "died")), from.constant("DIED")),
  from.when(whether.present(from.event("date", "withdrawn")), from.constant("DISCONTINUED")),
  from.when(whether.present(from.event("date", "completed")), from.constant("COMPLETED")),
  from.constant("ONGOING"),
);
const takes = (field: string) => whether.in(answered(forms.strata, field), "Y");

/** One row for everybody who was randomised, with what the analyses are stratified by and adjusted for. */
export const subjects: AnalysisDataset = {
  kind: "subject",
  name: "ADSL",
  label: "Subject-Level Analysis Dataset",
  keys: ["USUBJID"],
  where: whether.present(from.event("date", "assigned")),
  columns: columns("ADSL", [
    "STUDYID",
    "USUBJID",
    "SUBJID",
    "SITEID",
    ["AGE", from.subject("AGE")],
    ["AGEGR1", ageGroup(), words("Pooled Age Group 1")],
    ["SEX", from.subject("SEX")],
    ["COUNTRY", from.subject("COUNTRY")],
    ["TRT01P", from.arm("name"), words("Planned Treatment for Period 01")],
    ["TRT01A", treated, words("Actual Treatment for Period 01")],
    ["TRTSDT", from.dose("date", "first"), words("Date of First Exposure to Treatment")],
    ["TRTEDT", from.dose("date", "last"), words("Date of Last Exposure to Treatment")],
    ["RANDDT", from.event("date", "assigned"), words("Date of Randomization")],
    ["ITTFL", from.flag(dosed), words("Intent-To-Treat Population Flag")],
    ["SAFFL", from.flag(dosed), words("Safety Population Flag")],
    ["ENRICHFL", answered(forms.strata, "enriched"), words("Enrichment Criteria Met")],
    ["RILUFL", answered(forms.strata, "riluzole"), words("Takes Riluzole")],
    ["EDARFL", answered(forms.strata, "edaravone"), words("Takes Edaravone")],
    [
      "DRUGFL",
      from.when(takes("riluzole"), yes, answered(forms.strata, "edaravone")),
      words("Takes Riluzole or Edaravone"),
    ],
    [
      "DRUGN",
      from.lookup(from.column("DRUGFL"), { Y: 1, N: 0 }),
      number("Takes Riluzole or Edaravone (N)"),
    ],
    [
      "DISDUR",
      from.expression(months(strata.onsetUsed, doseDate("first"))),
      number("Disease Duration at Baseline (Months)"),
    ],
    [
      "ONSET",
      from.field("region", { form: forms.diagnosis.id, as: "wording" }),
      words("Site of Onset"),
    ],
    ["VARIANT", answered(forms.genetics, "protein"), words("SOD1 Variant")],
    ["PRESLOPE", from.expression(strata.slope), number("Points Lost a Month before Screening")],
    ["FRSBL", from.expression(rating.total.at("day1")), number("ALSFRS-R at Baseline")],
    ["SVCBL", from.expression(capacity.percent.at("day1")), number("SVC % Predicted at Baseline")],
    [
      "HHDBL",
      from.expression(dynamometry.megascore.at("day1")),
      number("HHD Megascore at Baseline"),
    ],
    ["LNNFLBL", from.expression(biomarkers.lnNfl.at("day1")), number("ln Plasma NfL at Baseline")],
    ["EOSSTT", ended, words("End of Study Status")],
    ["EOSDT", endDate(), words("End of Study Date")],
    ["DCSREAS", from.event("reason", "withdrawn"), words("Reason for Discontinuation from Study")],
    ["DTHDT", from.event("date", "died"), words("Date of Death")],
  ]),
  assumption:
    "The sponsor's analysis datasets are not public. Riluzole and edaravone are one covariate, as the reviews write them: “riluzole/edaravone”.",
};

function ageGroup(): ColumnSource {
  const to = (first: number, last: number) =>
    Array.from({ length: last - first }, (_, index) => first + index);
  return from.pick(
    "first",
    from.when(whether.in(from.column("AGE"), ...to(18, 50)), from.constant("18-49")),
    from.when(whether.in(from.column("AGE"), ...to(50, 65)), from.constant("50-64")),
    from.when(whether.present(from.column("AGE")), from.constant(">=65")),
  );
}

function endDate(): ColumnSource {
  return from.pick(
    "first",
    from.event("date", "died"),
    from.event("date", "withdrawn"),
    from.event("date", "completed"),
  );
}

const between: readonly (readonly [week: number, from: number, to: number])[] = [
  [4, 9, 42],
  [8, 43, 70],
  [12, 71, 98],
  [16, 99, 126],
  [20, 127, 154],
  [24, 155, 182],
  [28, 183, 218],
];

/** Analysis visits of VALOR: a day belongs to the visit that it is nearest to. */
export const valorWindows: readonly AnalysisWindow[] = [
  // The visit of the first dose may be held up to three days after allocation, and now and then later.
  { name: "Baseline", number: 0, target: 1, from: 1, to: 8 },
  ...between.map(([week, first, last]) => ({
    name: `Week ${week}`,
    number: week,
    target: 7 * week + 1,
    from: first,
    to: last,
  })),
];

/** Those of VALOR and the extension together, in days from the first dose of VALOR. */
export const programmeWindows: readonly AnalysisWindow[] = [
  ...valorWindows,
  { name: "Week 32", number: 32, target: 225, from: 219, to: 280 },
  { name: "Week 52", number: 52, target: 365, from: 323, to: 406 },
];

interface Measured {
  readonly dataset: string;
  readonly label: string;
  readonly form: { readonly id: string };
  readonly field: string;
  readonly code: string;
  readonly name: string;
}

const measured: readonly Measured[] = [
  {
    dataset: "ADALSFRS",
    label: "ALSFRS-R Analysis Dataset",
    form: forms.rating,
    field: "total",
    code: "FRSTOT",
    name: "ALSFRS-R Total Score",
  },
  {
    dataset: "ADSVC",
    label: "Slow Vital Capacity Analysis Dataset",
    form: forms.slow,
    field: "percent",
    code: "SVCPP",
    name: "Slow Vital Capacity (% Predicted)",
  },
  {
    dataset: "ADHHD",
    label: "Dynamometry Analysis Dataset",
    form: forms.dynamometry,
    field: "megascore",
    code: "HHDMEGA",
    name: "HHD Megascore",
  },
  {
    dataset: "ADNFL",
    label: "Neurofilament Analysis Dataset",
    form: forms.biomarkers,
    field: "nfl",
    code: "NFLPL",
    name: "Neurofilament Light Chain in Plasma (pg/mL)",
  },
  {
    dataset: "ADSOD1",
    label: "SOD1 Protein Analysis Dataset",
    form: forms.biomarkers,
    field: "csfSod1",
    code: "SOD1CSF",
    name: "SOD1 Protein in CSF (ng/mL)",
  },
];

/** What the structure of a dataset by visits gives. */
const visitColumns = [
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
  "R2BASE",
  "ABLFL",
  "ANL01FL",
];

/** One dataset for each measurement: the value at analysis visits, baseline and change. */
export function measurements(windows: readonly AnalysisWindow[]): readonly ParameterDataset[] {
  return measured.map(({ dataset: name, label, form, field, code, name: parameter }) => ({
    kind: "parameters",
    name,
    label,
    keys: ["USUBJID", "PARAMN", "AVISITN", "ADT"],
    records: { kind: "instances", form: form.id },
    code: from.constant(code),
    parameters: { [code]: { name: parameter, order: 1 } },
    value: from.field(field),
    date: from.visit("date"),
    windows,
    baseline: "Baseline",
    choose: "nearest-then-last",
    columns: [
      ...columns(name, ["STUDYID", "USUBJID"]),
      ...visitColumns,
      ...columns(name, [
        [
          "AMONTH",
          from.scaled(from.studyDay(from.column("ADT")), from.constant("0.0328542094"), {
            decimals: from.constant(4),
          }),
          number("Months since First Dose"),
        ],
      ]),
    ],
    assumption: "Windows of analysis visits are not public; each reaches half-way to the next.",
  }));
}

const seen = from.over({ kind: "visits" }, "latest", from.visit("date"));
const lastSeen = from.pick(
  "latest",
  seen,
  from.event("date", "completed"),
  from.event("date", "withdrawn"),
);
const ventilated = from.over(
  { kind: "instances", form: forms.adjudication.id },
  "earliest",
  from.field("since"),
  whether.in(from.field("permanent"), "Y"),
);

const timeColumns = [
  "PARAM",
  "PARAMCD",
  "STARTDT",
  "ADT",
  "AVAL",
  "CNSR",
  "EVNTDESC",
  "SRCDOM",
  "SRCVAR",
];

/** Time from the first dose to death or permanent ventilation as adjudicated, and to death. */
export const times: AnalysisDataset = {
  kind: "event-time",
  name: "ADTTE",
  label: "Time-to-Event Analysis Dataset",
  keys: ["USUBJID", "PARAMCD"],
  parameters: [
    {
      code: "DTHPV",
      name: "Time to Death or Permanent Ventilation",
      origin: from.dose("date", "first"),
      events: [
        {
          description: "DEATH",
          date: from.event("date", "died"),
          dataset: "DM",
          variable: "DTHDTC",
        },
        { description: "PERMANENT VENTILATION", date: ventilated },
      ],
      censors: [{ description: "LAST SEEN ALIVE", date: lastSeen }],
    },
    {
      code: "DEATH",
      name: "Time to Death",
      origin: from.dose("date", "first"),
      events: [
        {
          description: "DEATH",
          date: from.event("date", "died"),
          dataset: "DM",
          variable: "DTHDTC",
        },
      ],
      censors: [{ description: "LAST SEEN ALIVE", date: lastSeen }],
    },
  ],
  columns: [...columns("ADTTE", ["STUDYID", "USUBJID"]), ...timeColumns],
  source: "EMA/276404/2024: permanent ventilation as the blinded committee finds it",
};

/** Own words for what people report: MedDRA is licensed, and a sponsor's coding takes the place of these. */
const classes: Readonly<Record<string, string>> = {
  Headache: "Nervous system",
  Dizziness: "Nervous system",
  Insomnia: "Nervous system",
  "Back pain": "Muscles, bones and joints",
  "Muscle spasm": "Muscles, bones and joints",
  "Pain in extremity": "Muscles, bones and joints",
  "Urinary tract infection": "Infections",
  "Upper respiratory tract infection": "Infections",
  Fever: "General",
  Fatigue: "General",
  Fall: "Injuries",
  Constipation: "Stomach and bowel",
  Nausea: "Stomach and bowel",
  Diarrhoea: "Stomach and bowel",
  Rash: "Skin",
};

/** Adverse events, with what is counted once a participant, class and term. */
export const events: AnalysisDataset = {
  kind: "occurrences",
  name: "ADAE",
  label: "Adverse Events Analysis Dataset",
  keys: ["USUBJID", "ASTDT", "AETERM"],
  records: { kind: "instances", form: forms.adverseEvents.id },
  columns: columns("ADAE", [
    "STUDYID",
    "USUBJID",
    ["AETERM", from.field("term"), words("Reported Term for the Adverse Event")],
    [
      "AEBODSYS",
      from.lookup(from.column("AETERM"), classes, "Not classified"),
      words("Class (own words, not MedDRA)"),
    ],
    ["ASTDT", from.field("onset"), words("Analysis Start Date")],
    ["AENDT", from.field("end"), words("Analysis End Date")],
    ["ASTDY", from.studyDay(from.column("ASTDT")), number("Analysis Start Relative Day")],
    [
      "TRTEMFL",
      from.when(whether.in(sinceFirstDose(), "ON TREATMENT"), yes),
      words("Treatment Emergent Analysis Flag"),
    ],
    ["AESER", from.field("serious"), words("Serious Event")],
    ["ATOXGR", from.field("grade"), words("Analysis Toxicity Grade")],
    ["AEREL", from.field("toProduct"), words("Causality")],
    ["AEACN", from.field("action"), words("Action Taken with Study Treatment")],
    ["AEOUT", from.field("outcome"), words("Outcome of Adverse Event")],
  ]),
  flags: [
    { column: "AOCCFL", within: [], by: ["ASTDT", "AETERM"] },
    { column: "AOCCSFL", within: ["AEBODSYS"], by: ["ASTDT", "AETERM"] },
    { column: "AOCCPFL", within: ["AEBODSYS", "AETERM"], by: ["ASTDT"] },
  ],
  assumption:
    "MedDRA is licensed and not shipped: terms are as reported, classes in our own words.",
};

function sinceFirstDose(): ColumnSource {
  return from.epoch(from.column("ASTDT"), [
    { name: "BEFORE" },
    { name: "ON TREATMENT", on: from.dose("date", "first") },
  ]);
}
