import {
  dataset,
  type EventTimeDataset,
  from,
  type OccurrenceDataset,
  whether,
} from "../../src/definition/index.ts";
import { number, numberOfSubject, ofSubject, words } from "./readout-column.ts";

const column = from.column;
const emergent = whether.in(column("TRTEMFL"), "Y");
const serious = whether.every(emergent, whether.in(column("AESER"), "Y"));
const started = from.field("start");

/** An event of the skin, where the patch is worn or elsewhere. */
const dermatologic = whether.some(
  whether.contains(column("AEDECOD"), "APPLICATION", "DERMATITIS", "ERYTHEMA", "BLISTER"),
  whether.every(
    whether.in(column("AEBODSYS"), "SKIN AND SUBCUTANEOUS TISSUE DISORDERS"),
    whether.not(whether.in(column("AEDECOD"), "COLD SWEAT", "HYPERHIDROSIS", "ALOPECIA")),
  ),
);

/** Columns that AE has under the same names. */
const collected = dataset(
  "AE",
  "Adverse Events",
  { kind: "rows", form: "AE", group: "assessments" },
  { keys: ["USUBJID"] },
  [
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
    ["AESOC", column("AEBODSYS")],
    "AESOCCD",
    "AESEV",
    "AESER",
    "AESCAN",
    "AESCONG",
    "AESDISAB",
    "AESDTH",
    "AESHOSP",
    "AESLIFE",
    "AESOD",
    "AEREL",
    "AEACN",
    "AEOUT",
    ["AESEQ", from.target],
  ],
);

const inOrder = ["ASTDT", "AESEQ"];
const day = (date: string) => from.studyDay(column(date));

/** ADAE: a row each time an event was assessed, as it was collected. */
export const adverseEventRows: OccurrenceDataset = {
  kind: "occurrences",
  name: "ADAE",
  label: "Adverse Events Analysis Dataset",
  records: { kind: "rows", form: "AE", group: "assessments" },
  keys: ["USUBJID", "AESEQ"],
  columns: [
    "STUDYID",
    "SITEID",
    "USUBJID",
    ofSubject("TRTA", "Actual Treatment", "TRT01A"),
    numberOfSubject("TRTAN", "Actual Treatment (N)", "TRT01AN"),
    "AGE",
    "AGEGR1",
    "AGEGR1N",
    "RACE",
    "RACEN",
    "SEX",
    "SAFFL",
    "TRTSDT",
    "TRTEDT",
    words("ASTDT", "Analysis Start Date", from.completed(started, "first", "month")),
    words(
      "ASTDTF",
      "Analysis Start Date Imputation Flag",
      from.completed(started, "first", "month", "flag"),
    ),
    number("ASTDY", "Analysis Start Relative Day", day("ASTDT")),
    words("AENDT", "Analysis End Date", from.completed(from.field("end"), "last", "day")),
    number("AENDY", "Analysis End Relative Day", day("AENDT")),
    number(
      "ADURN",
      "AE Duration (N)",
      from.when(
        whether.not(whether.present(column("ASTDTF"))),
        from.days(column("ASTDT"), column("AENDT"), true),
      ),
    ),
    words(
      "ADURU",
      "AE Duration Units",
      from.when(whether.present(column("ADURN")), from.constant("DAY")),
    ),
    ...collected.columns,
    words(
      "TRTEMFL",
      "Treatment Emergent Analysis Flag",
      from.flag(whether.order(column("ASTDT"), "at-least", from.subject("TRTSDT"))),
    ),
    "AOCCFL",
    "AOCCSFL",
    "AOCCPFL",
    "AOCC02FL",
    "AOCC03FL",
    "AOCC04FL",
    words(
      "CQ01NAM",
      "Customized Query 01 Name",
      from.when(dermatologic, from.constant("DERMATOLOGIC EVENTS")),
    ),
    "AOCC01FL",
  ],
  flags: [
    flag("AOCCFL", "1st Occurrence of Any AE Flag", [], emergent),
    flag("AOCCSFL", "1st Occurrence of SOC Flag", ["AEBODSYS"], emergent),
    flag("AOCCPFL", "1st Occurrence of Preferred Term Flag", ["AEBODSYS", "AEDECOD"], emergent),
    flag("AOCC02FL", "1st Occurrence 02 Flag for Serious", [], serious),
    flag("AOCC03FL", "1st Occurrence 03 Flag for Serious SOC", ["AEBODSYS"], serious),
    flag("AOCC04FL", "1st Occurrence 04 Flag for Serious PT", ["AEBODSYS", "AEDECOD"], serious),
    flag(
      "AOCC01FL",
      "1st Occurrence 01 Flag for CQ01",
      [],
      whether.every(emergent, whether.present(column("CQ01NAM"))),
    ),
  ],
  source: "CDISCPILOT01, define.xml of ADAE",
};

function flag(
  name: string,
  label: string,
  within: readonly string[],
  where: OccurrenceDataset["flags"][number]["where"],
): OccurrenceDataset["flags"][number] {
  return { column: name, label, within, by: inOrder, ...(where === undefined ? {} : { where }) };
}

const firstOf = (name: string) =>
  from.over(
    { kind: "derived", dataset: "ADAE" },
    "first",
    from.row(name),
    whether.in(from.row("AOCC01FL"), "Y"),
  );

/** ADTTE: days from the first dose to the first dermatologic event, or to the end of taking part. */
export const timesToEvent: EventTimeDataset = {
  kind: "event-time",
  name: "ADTTE",
  label: "AE Time To 1st Derm. Event Analysis",
  keys: ["USUBJID", "PARAMCD"],
  parameters: [
    {
      code: "TTDE",
      name: "Time to First Dermatologic Event",
      origin: from.subject("TRTSDT"),
      events: [
        {
          // As the published data spell it.
          description: "Dematologic Event Occured",
          date: firstOf("ASTDT"),
          dataset: "ADAE",
          variable: "ASTDT",
          sequence: firstOf("AESEQ"),
        },
      ],
      censors: [
        {
          description: "Study Completion Date",
          date: from.subject("RFENDT"),
          dataset: "ADSL",
          variable: "RFENDT",
        },
      ],
    },
  ],
  columns: [
    "STUDYID",
    "SITEID",
    "USUBJID",
    "AGE",
    "AGEGR1",
    "AGEGR1N",
    "RACE",
    "RACEN",
    "SEX",
    "TRTSDT",
    "TRTEDT",
    numberOfSubject("TRTDUR", "Duration of treatment (days)", "TRTDURD"),
    ofSubject("TRTP", "Planned Treatment", "TRT01P"),
    ofSubject("TRTA", "Actual Treatment", "TRT01A"),
    numberOfSubject("TRTAN", "Actual Treatment (N)", "TRT01AN"),
    "PARAM",
    "PARAMCD",
    "AVAL",
    "STARTDT",
    "ADT",
    "CNSR",
    "EVNTDESC",
    "SRCDOM",
    "SRCVAR",
    "SRCSEQ",
    "SAFFL",
  ],
  source: "CDISCPILOT01, define.xml of ADTTE",
};
