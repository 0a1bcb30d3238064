import type { AnalysisColumn } from "./analysis-data.ts";
import type { AnalysisDataset } from "./analysis-dataset.ts";

type Structure = Readonly<Record<string, Omit<AnalysisColumn, "name">>>;

const text = (label: string) => ({ label, type: "text" }) as const;
const number = (label: string) => ({ label, type: "number" }) as const;

const parameter: Structure = {
  PARAMCD: text("Parameter Code"),
  PARAM: text("Parameter"),
  PARAMN: number("Parameter (N)"),
  ADT: text("Analysis Date"),
  AVAL: number("Analysis Value"),
};

/**
 * The columns that each kind of analysis dataset gives by itself.
 *
 * @source CDISC ADaMIG 1.3, 3.3: names and labels
 */
export const structures: Readonly<Record<AnalysisDataset["kind"], Structure>> = {
  subject: {},
  parameters: {
    ...parameter,
    ADY: number("Analysis Relative Day"),
    AVISIT: text("Analysis Visit"),
    AVISITN: number("Analysis Visit (N)"),
    BASE: number("Baseline Value"),
    CHG: number("Change from Baseline"),
    PCHG: number("Percent Change from Baseline"),
    R2BASE: number("Ratio to Baseline"),
    ABLFL: text("Baseline Record Flag"),
    ANL01FL: text("Analysis Record Flag 01"),
    DTYPE: text("Derivation Type"),
    AWRANGE: text("Analysis Window Valid Relative Range"),
    AWTARGET: number("Analysis Window Target"),
    AWTDIFF: number("Analysis Window Diff from Target"),
    AWLO: number("Analysis Window Beginning Timepoint"),
    AWHI: number("Analysis Window Ending Timepoint"),
    AWU: text("Analysis Window Unit"),
  },
  "event-time": {
    ...parameter,
    STARTDT: text("Time to Event Origin Date for Subject"),
    CNSR: number("Censor"),
    EVNTDESC: text("Event or Censoring Description"),
    SRCDOM: text("Source Domain"),
    SRCVAR: text("Source Variable"),
    SRCSEQ: number("Source Sequence Number"),
  },
  occurrences: {},
};
