import {
  type AnalysisWindow,
  from,
  type ParameterDataset,
  whether,
} from "../../src/definition/index.ts";
import { standard } from "./dataset-laboratory.ts";
import { laboratoryTests, ofTests } from "./laboratory-tests.ts";
import { number, numberOfSubject, ofSubject, words } from "./readout-column.ts";
import {
  baseline,
  screening1,
  week12,
  week16,
  week2,
  week20,
  week24,
  week26,
  week4,
  week6,
  week8,
} from "./visits.ts";

const column = from.column;
const onTreatment = [week2, week4, week6, week8, week12, week16, week20, week24];

/** Planned visits are analysis visits; what was taken at others stays without one. */
function windowsFrom(first: { readonly id: string }): AnalysisWindow[] {
  const at = (visit: { readonly id: string }, name: string, week: number, target: number) => ({
    name,
    number: week,
    target,
    visits: [visit.id],
  });
  return [
    at(first, "Baseline", 0, 1),
    ...[...onTreatment, week26].map((visit) => {
      const week = Number(visit.id.slice("week".length));
      return at(visit, `Week ${week}`, week, 7 * week);
    }),
  ];
}

const lastOnTreatment = {
  name: "End of Treatment",
  number: 99,
  of: onTreatment.map(({ id }) => `Week ${id.slice("week".length)}`),
};

const subject: ParameterDataset["columns"] = [
  "STUDYID",
  "USUBJID",
  "SITEID",
  ofSubject("TRTP", "Planned Treatment", "TRT01P"),
  numberOfSubject("TRTPN", "Planned Treatment (N)", "TRT01PN"),
  ofSubject("TRTA", "Actual Treatment", "TRT01A"),
  numberOfSubject("TRTAN", "Actual Treatment (N)", "TRT01AN"),
  "TRTSDT",
  "TRTEDT",
  "AGE",
  "RACE",
  "RACEN",
  "SEX",
  "COMP24FL",
  "DSRAEFL",
  "SAFFL",
];
const visit: ParameterDataset["columns"] = [
  "AVISIT",
  "AVISITN",
  "ADY",
  "ADT",
  words("VISIT", "Visit Name", from.visit("name")),
  number("VISITNUM", "Visit Number", from.visit("number")),
  "PARAM",
  "PARAMCD",
  "PARAMN",
  "AVAL",
  "BASE",
  "CHG",
  "PCHG",
  "ABLFL",
  "ANL01FL",
  "DTYPE",
];

const signs = {
  SYSBP: "Systolic Blood Pressure (mmHg)",
  DIABP: "Diastolic Blood Pressure (mmHg)",
  PULSE: "Pulse Rate (beats/min)",
  TEMP: "Temperature (C)",
  WEIGHT: "Weight (kg)",
  HEIGHT: "Height (cm)",
};

/** ADVS: vital signs at planned visits, each position with its own baseline. */
export const vitalSignRows: ParameterDataset = {
  kind: "parameters",
  name: "ADVS",
  label: "Vital Signs Analysis Dataset",
  keys: ["USUBJID", "PARAMCD", "ATPTN", "AVISITN", "ADT"],
  records: { kind: "findings", forms: ["VS"] },
  code: from.test("code"),
  parameters: parametersOf(Object.entries(signs)),
  value: from.result("standard"),
  date: from.visit("date"),
  within: ["VSTPTNUM"],
  windows: windowsFrom(baseline),
  baseline: "Baseline",
  choose: "nearest-then-last",
  last: lastOnTreatment,
  columns: [
    ...subject,
    ...visit,
    words("VSTPT", "Planned Time Point Name", from.target),
    number("VSTPTNUM", "Planned Time Point Number", from.target),
    words("ATPT", "Analysis Timepoint", column("VSTPT")),
    number("ATPTN", "Analysis Timepoint (N)", column("VSTPTNUM")),
    words("BASETYPE", "Baseline Type", column("VSTPT")),
  ],
  source: "CDISCPILOT01, define.xml of ADVS",
  assumption:
    "The published ADVS is not at hand: the end of treatment is the last value up to week 24 that was measured.",
};

const test = from.field("test");
const low = from.calculated("times", from.constant(0.5), column("A1LO"));
const high = from.calculated("times", from.constant(1.5), column("A1HI"));
const beyond = from.pick(
  "greatest",
  from.calculated("minus", column("AVAL"), high),
  from.calculated("minus", low, column("AVAL")),
);

function laboratoryRows(name: string, label: string, category: string): ParameterDataset {
  const tests = [...laboratoryTests].filter(([, one]) => one.category === category);
  return {
    kind: "parameters",
    name,
    label,
    keys: ["USUBJID", "PARAMCD", "AVISITN", "ADT", "VISITNUM"],
    records: { kind: "rows", form: "LB", group: "results" },
    where: whether.in(
      from.lookup(
        test,
        ofTests((one) => one.category),
      ),
      category,
    ),
    code: test,
    parameters: parametersOf(
      tests.map(([code, one]) => [
        code,
        one.standardUnit === "" ? one.name : `${one.name} (${one.standardUnit})`,
      ]),
    ),
    value: standard.result,
    date: from.start(from.field("taken"), 10),
    windows: windowsFrom(screening1),
    baseline: "Baseline",
    choose: "nearest-then-last",
    atBaseline: [
      { column: "BNRIND", label: "Baseline Reference Range Indicator", of: "ANRIND" },
      { column: "BR2A1LO", label: "Base. Ratio to Analysis Range 1 Lower Lim", of: "R2A1LO" },
      { column: "BR2A1HI", label: "Base. Ratio to Analysis Range 1 Upper Lim", of: "R2A1HI" },
    ],
    flags: [
      {
        column: "ANL01FL",
        label: "Analysis Record Flag 01: the worst on treatment",
        within: ["PARAMCD"],
        where: whether.every(whether.present(column("ALBTRVAL")), whether.atVisit(...onTreatment)),
        greatest: "ALBTRVAL",
        by: ["VISITNUM"],
      },
    ],
    last: { ...lastOnTreatment, flag: "AENTMTFL" },
    columns: [
      ...subject,
      ...visit,
      number("A1LO", "Analysis Range 1 Lower Limit", standard.low),
      number("A1HI", "Analysis Range 1 Upper Limit", standard.high),
      number(
        "R2A1LO",
        "Ratio to Analysis Range 1 Lower Limit",
        from.calculated("divided-by", column("AVAL"), column("A1LO")),
      ),
      number(
        "R2A1HI",
        "Ratio to Analysis Range 1 Upper Limit",
        from.calculated("divided-by", column("AVAL"), column("A1HI")),
      ),
      "BR2A1LO",
      "BR2A1HI",
      number("ALBTRVAL", "Amount Threshold Range", beyond),
      words(
        "ANRIND",
        "Analysis Reference Range Indicator",
        from.when(
          whether.present(column("AVAL")),
          from.when(
            whether.order(column("AVAL"), "less", low),
            from.constant("L"),
            from.when(
              whether.order(column("AVAL"), "more", high),
              from.constant("H"),
              from.constant("N"),
            ),
          ),
        ),
      ),
      "BNRIND",
      "AENTMTFL",
      words("LBNRIND", "Reference Range Indicator", standard.verdict),
    ],
    source: `CDISCPILOT01, define.xml of ${name}`,
    assumption:
      "The published dataset is not at hand: the end of treatment is the last value up to week 24 that was measured, also of those who came to week 24 without one.",
  };
}

/** ADLBC and ADLBH: chemistry and haematology at planned visits, with ranges of half the lower to one and a half of the upper limit. */
export const laboratoryDatasets: readonly ParameterDataset[] = [
  laboratoryRows("ADLBC", "Analysis Dataset Lab Blood Chemistry", "CHEMISTRY"),
  laboratoryRows("ADLBH", "Analysis Dataset Lab Hematology", "HEMATOLOGY"),
];

function parametersOf(
  names: readonly (readonly [code: string, name: string])[],
): ParameterDataset["parameters"] {
  return Object.fromEntries(names.map(([code, name], place) => [code, { name, order: place + 1 }]));
}
