import {
  type ColumnDraft,
  type ColumnSource,
  dataset,
  type EpochStart,
  from,
  whether,
} from "../../src/definition/index.ts";
import { laboratoryDataset } from "./dataset-laboratory.ts";
import { aeFollowUp, baseline, retrieval, week2 } from "./visits.ts";

const identity: readonly ColumnDraft[] = ["STUDYID", "DOMAIN", "USUBJID"];
const visitColumns: readonly ColumnDraft[] = ["VISITNUM", "VISIT", "VISITDY"];
const finalVisits = ["FINAL LAB VISIT", "FINAL RETRIEVAL VISIT"] as const;
const dispositions = { kind: "instances", form: "DS" } as const;
const doses = { kind: "instances", form: "EX" } as const;

/** The patches a participant was given: the high dose rises to 81 mg at week 2 and falls back at week 24. */
const patch = from.byArm({
  placebo: from.constant("placebo"),
  low: from.constant("54mg"),
  high: from.lookup(from.visit("id"), { [week2.id]: "81mg" }, "54mg"),
});

/** The last day of treatment as this trial counted it: the disposition, or a later visit other than the follow-ups. */
const treatmentEnd = from.pick(
  "latest",
  from.subject("RFENDTC"),
  from.over(
    { kind: "visits" },
    "latest",
    from.visit("date"),
    whether.not(whether.atVisit(aeFollowUp, retrieval)),
  ),
);

function epochOf(
  column: string,
  screening: Partial<EpochStart> = {},
  last: "on" | "after" = "after",
) {
  return from.epoch(from.column(column), [
    { name: "SCREENING", ...screening },
    { name: "TREATMENT", on: from.subject("RFSTDTC") },
    { name: "FOLLOW-UP", [last]: treatmentEnd },
  ]);
}

const disposed = whether.not(whether.in(from.field("how"), ...finalVisits));
const ended = (of: ColumnSource) => from.over(dispositions, "first", of, disposed);
const treated = whether.present(from.dose("date", "first"));
const dose = from.over(doses, "greatest", from.level(patch, "amount"));
const actual = (placebo: string, low: string, high: string, none: string) =>
  from.lookup(dose, { 0: placebo, 54: low, 81: high }, none);

const demographicsDataset = dataset(
  "DM",
  "Demographics",
  { kind: "participant" },
  { keys: ["USUBJID"] },
  [
    "STUDYID",
    "DOMAIN",
    ["USUBJID", from.join("01-", from.participant("site"), "-", from.participant("number"))],
    "SUBJID",
    "RFSTDTC",
    ["RFENDTC", from.when(treated, from.start(ended(from.field("recorded")), 10))],
    "RFXSTDTC",
    ["RFXENDTC", from.over(doses, "latest", from.field("end"))],
    "RFICDTC",
    [
      "RFPENDTC",
      from.pick(
        "latest",
        from.over({ kind: "visits" }, "latest", from.visit("end")),
        from.over(dispositions, "latest", from.field("recorded")),
        from.over(dispositions, "latest", from.field("lastContact")),
      ),
    ],
    "DTHDTC",
    "DTHFL",
    "SITEID",
    "AGE",
    ["AGEU", from.constant("YEARS")],
    "SEX",
    "RACE",
    "ETHNIC",
    ["ARMCD", from.pick("first", from.arm("code"), from.constant("Scrnfail"))],
    ["ARM", from.pick("first", from.arm("name"), from.constant("Screen Failure"))],
    ["ACTARMCD", actual("Pbo", "Xan_Lo", "Xan_Hi", "Scrnfail")],
    ["ACTARM", actual("Placebo", "Xanomeline Low Dose", "Xanomeline High Dose", "Screen Failure")],
    "COUNTRY",
    ["DMDTC", from.visit("date", "screening1")],
    "DMDY",
  ],
);

const visitsDataset = dataset(
  "SV",
  "Subject Visits",
  { kind: "visits" },
  { keys: ["USUBJID", "VISITNUM"] },
  [
    ...identity,
    ...visitColumns,
    ["EPOCH", epochOf("SVSTDTC", { on: from.subject("DMDTC") })],
    ["SVSTDTC", from.visit("date")],
    ["SVENDTC", from.visit("end")],
    "SVSTDY",
    "SVENDY",
    "SVUPDES",
  ],
);

const dispositionDataset = dataset(
  "DS",
  "Disposition",
  { ...dispositions, visit: "visit" },
  { keys: ["USUBJID", "DSCAT", "DSDECOD"] },
  [
    ...identity,
    "DSSEQ",
    "DSSPID",
    "DSTERM",
    "DSDECOD",
    [
      "DSCAT",
      from.when(disposed, from.constant("DISPOSITION EVENT"), from.constant("OTHER EVENT")),
    ],
    "VISITNUM",
    "VISIT",
    ["EPOCH", epochOf("DSDTC", {}, "on")],
    ["DSDTC", from.target],
    "DSSTDTC",
    "DSDY",
    "DSSTDY",
  ],
);

const exposureDataset = dataset("EX", "Exposure", doses, { keys: ["USUBJID", "EXSTDTC"] }, [
  ...identity,
  "EXSEQ",
  ["EXTRT", from.level(patch, "product")],
  ["EXDOSE", from.level(patch, "amount")],
  ["EXDOSU", from.constant("mg")],
  "EXDOSFRM",
  "EXDOSFRQ",
  ["EXROUTE", from.constant("TRANSDERMAL")],
  ...visitColumns,
  ["EPOCH", epochOf("EXSTDTC")],
  "EXSTDTC",
  "EXENDTC",
  "EXSTDY",
  "EXENDY",
]);

const uncoded = (name: string): ColumnDraft => [name, from.target];

const adverseEventsDataset = dataset(
  "AE",
  "Adverse Events",
  { kind: "rows", form: "AE", group: "assessments" },
  { keys: ["USUBJID", "AESPID", "AEDTC", "AESEV"] },
  [
    ...identity,
    uncoded("AESEQ"),
    "AESPID",
    "AETERM",
    "AELLT",
    "AELLTCD",
    "AEDECOD",
    "AEPTCD",
    "AEHLT",
    "AEHLTCD",
    "AEHLGT",
    "AEHLGTCD",
    "AEBODSYS",
    "AEBDSYCD",
    ["AESOC", from.column("AEBODSYS")],
    "AESOCCD",
    "AESEV",
    "AESER",
    "AEACN",
    "AEREL",
    "AEOUT",
    "AESCAN",
    "AESCONG",
    "AESDISAB",
    "AESDTH",
    "AESHOSP",
    "AESLIFE",
    "AESOD",
    ["EPOCH", epochOf("AESTDTC")],
    uncoded("AEDTC"),
    "AESTDTC",
    "AEENDTC",
    "AEDY",
    "AESTDY",
    "AEENDY",
  ],
);

/** The four parts of QS, each numbered from its own thousand, as the published files are. */
function questionnaire(
  name: string,
  label: string,
  form: string,
  first: number,
  more: Readonly<Record<string, ColumnSource>> = {},
) {
  const columns = ["QSCAT", "QSSCAT", "QSORRES", "QSORRESU", "QSSTRESC", "QSSTRESN", "QSSTRESU"];
  return dataset(
    name,
    label,
    { kind: "findings", forms: [form] },
    { domain: "QS", keys: ["USUBJID", "VISITNUM", "QSTESTCD"], units: { s: "sec" } },
    [
      ...identity,
      ["QSSEQ", from.sequence({ from: first })],
      "QSTESTCD",
      "QSTEST",
      ...columns.map((column): ColumnDraft => {
        const own = more[column];
        return own === undefined ? column : [column, own];
      }),
      "QSSTAT",
      ["QSREASND", from.lookup(from.result("reason"), { refused: "REFUSED TO ANSWER" })],
      ["QSBLFL", more["QSBLFL"] ?? from.target],
      "QSDRVFL",
      ...visitColumns,
      ["EPOCH", from.constant("TREATMENT")],
      "QSDTC",
      "QSDY",
    ],
  );
}

const questionnaires = [
  questionnaire("QSHI", "Questionnaire: Hachinski", "HI", 1001),
  questionnaire("QSMM", "Questionnaire: MMSE", "MM", 2001),
  questionnaire("QSCO", "Questionnaire: ADAS-Cog", "CO", 5001, {
    // The published text of a total is cut after four characters, not rounded.
    QSSTRESC: from.start(from.result("standard"), 4),
    QSBLFL: from.flag(whether.atVisit(baseline)),
  }),
  questionnaire("QSGI", "Questionnaire: CIBIC+", "GI", 6001),
];

const vitalSignsDataset = dataset(
  "VS",
  "Vital Signs",
  { kind: "findings", forms: ["VS"] },
  {
    keys: ["USUBJID", "VSTESTCD", "VISITNUM", "VSTPTNUM"],
    units: { "{beats}/min": "BEATS/MIN", "[in_i]": "IN" },
  },
  [
    ...identity,
    "VSSEQ",
    "VSTESTCD",
    "VSTEST",
    "VSPOS",
    "VSORRES",
    "VSORRESU",
    "VSSTRESC",
    "VSSTRESN",
    "VSSTRESU",
    "VSSTAT",
    "VSLOC",
    ["VSBLFL", from.flag(whether.atVisit(baseline))],
    ...visitColumns,
    "VSDTC",
    "VSDY",
    "VSTPT",
    "VSTPTNUM",
    "VSELTM",
    "VSTPTREF",
  ],
);

/** DM, SV, DS, EX, AE, QS in its four parts, VS and LB, column by column as they were published. */
export const datasets = [
  demographicsDataset,
  dispositionDataset,
  visitsDataset,
  exposureDataset,
  adverseEventsDataset,
  ...questionnaires,
  vitalSignsDataset,
  laboratoryDataset,
];
