import { type AnalysisWindow, from, type ParameterDataset } from "../../src/definition/index.ts";
import { adasCog } from "./forms-efficacy.ts";
import { numberOfSubject, number, ofSubject, words } from "./readout-column.ts";

/** @source CDISCPILOT01, SAP 8.2 */
const windows: readonly AnalysisWindow[] = [
  { name: "Baseline", number: 0, target: 1, to: 1 },
  { name: "Week 8", number: 8, target: 56, from: 2, to: 84 },
  { name: "Week 16", number: 16, target: 112, from: 85, to: 140 },
  { name: "Week 24", number: 24, target: 168, from: 141 },
];

const subject: ParameterDataset["columns"] = [
  "STUDYID",
  "SITEID",
  "SITEGR1",
  "USUBJID",
  "TRTSDT",
  "TRTEDT",
  ofSubject("TRTP", "Planned Treatment", "TRT01P"),
  numberOfSubject("TRTPN", "Planned Treatment (N)", "TRT01PN"),
  "AGE",
  "AGEGR1",
  "AGEGR1N",
  "RACE",
  "RACEN",
  "SEX",
  "ITTFL",
  "EFFFL",
  "COMP24FL",
];
const visit: ParameterDataset["columns"] = [
  "AVISIT",
  "AVISITN",
  words("VISIT", "Visit Name", from.visit("name")),
  number("VISITNUM", "Visit Number", from.visit("number")),
  "ADY",
  "ADT",
  "PARAM",
  "PARAMCD",
  "PARAMN",
  "AVAL",
];
const window = [
  "ANL01FL",
  "DTYPE",
  "AWRANGE",
  "AWTARGET",
  "AWTDIFF",
  "AWLO",
  "AWHI",
  "AWU",
] as const;
const numbered = (first: number) =>
  number(
    "QSSEQ",
    "Sequence Number",
    from.sequence({ from: first, by: [from.visit("number"), from.test("code")] }),
  );

/** A test's name as the published parameters spell it: each word with a capital. */
function title(name: string): string {
  return name.toLowerCase().replaceAll(/(^|[\s(/-])([a-z])/g, (all) => all.toUpperCase());
}

const items = adasCog.groups
  .flatMap(({ fields }) => fields)
  .flatMap(({ sdtm }, place) =>
    sdtm?.test === undefined
      ? []
      : [[sdtm.test, { name: title(sdtm.testName ?? sdtm.test), order: place + 1 }] as const],
  );

const shared = {
  kind: "parameters",
  keys: ["USUBJID", "PARAMCD", "AVISITN", "ADT", "ANL01FL"],
  code: from.test("code"),
  value: from.result("standard"),
  date: from.visit("date"),
  windows,
  baseline: "Baseline",
  choose: "nearest-then-last",
} as const;

/** ADADAS: every item and the total of the ADAS-Cog; the total is carried forward. */
export const adasCogScores: ParameterDataset = {
  ...shared,
  name: "ADADAS",
  label: "ADAS-Cog Analysis",
  records: { kind: "findings", forms: ["CO"] },
  parameters: Object.fromEntries(items),
  carry: { parameters: ["ACTOT"], from: "any" },
  columns: [...subject, ...visit, "BASE", "CHG", "PCHG", "ABLFL", ...window, numbered(5001)],
  source: "CDISCPILOT01, define.xml of ADQSADAS; SAP 8.2",
};

/** ADCIBC: the CIBIC+, which is a change already and has no baseline. */
export const impressions: ParameterDataset = {
  ...shared,
  name: "ADCIBC",
  label: "CIBIC+ Analysis",
  records: { kind: "findings", forms: ["GI"] },
  code: from.lookup(from.test("code"), { CIBIC: "CIBICVAL" }),
  parameters: { CIBICVAL: { name: "CIBIC Score", order: 1 } },
  windows: windows.slice(1),
  carry: { from: "any" },
  columns: [...subject, ...visit, ...window, numbered(6001)],
  source: "CDISCPILOT01, define.xml of ADQSCIBC; SAP 8.2",
};
