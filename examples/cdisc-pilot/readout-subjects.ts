import {
  type ColumnCondition,
  type ColumnSource,
  from,
  type SubjectDataset,
  whether,
} from "../../src/definition/index.ts";
import { number, words } from "./readout-column.ts";
import { baseline, screening1, week16, week2, week24, week8 } from "./visits.ts";

const own = (name: string) => from.subject(name);
const column = from.column;
const yes = from.constant("Y");
const yesOrNo = (test: ColumnCondition) => from.when(test, yes, from.constant("N"));
const filled = (name: string) => whether.present(column(name));

const doses = { kind: "instances", form: "EX" } as const;
/** A course of patches without a last day goes on until the participant leaves. */
const doseEnd = from.pick("first", from.field("end"), own("RFENDTC"));
/** What is planned a day: 54 mg or 81 mg in the high-dose arm, by the visit at which the patches were handed out. */
const dailyDose = from.byArm({
  placebo: from.constant(0),
  low: from.constant(54),
  high: from.lookup(from.visit("id"), { [week2.id]: 81 }, 54),
});
const cumulative = from.over(
  doses,
  "sum",
  from.calculated("times", dailyDose, from.days(from.field("start"), doseEnd, true)),
);

const disposed = whether.not(
  whether.in(from.field("how"), "FINAL LAB VISIT", "FINAL RETRIEVAL VISIT"),
);
const ended = (of: ColumnSource) =>
  from.over({ kind: "instances", form: "DS", visit: "visit" }, "first", of, disposed);
const decision = from.lookup(
  ended(from.field("how")),
  { "PROTOCOL DEVIATION": "PROTOCOL VIOLATION" },
  "same",
);
const inWords = {
  "ADVERSE EVENT": "Adverse Event",
  DEATH: "Death",
  "LACK OF EFFICACY": "Lack of Efficacy",
  "LOST TO FOLLOW-UP": "Lost to Follow-up",
  "PHYSICIAN DECISION": "Physician Decision",
  "STUDY TERMINATED BY SPONSOR": "Sponsor Decision",
  "WITHDRAWAL BY SUBJECT": "Withdrew Consent",
};

/** Held while taking part. */
const heldBeforeEnd = (visit: { readonly id: string }) =>
  yesOrNo(whether.order(from.visit("date", visit.id), "at-most", column("RFENDT")));

const afterBaseline = whether.every(
  whether.present(from.result("standard")),
  whether.order(from.visit("number"), "more", from.constant(3)),
);
const rated = (form: string, test: string) =>
  whether.present(
    from.over(
      { kind: "findings", forms: [form] },
      "first",
      from.result("standard"),
      whether.every(whether.in(from.test("code"), test), afterBaseline),
    ),
  );

const vitalSign = (test: string, visit: { readonly id: string }) =>
  from.rounded(
    from.over(
      { kind: "findings", forms: ["VS"] },
      "first",
      from.result("standard"),
      whether.every(whether.in(from.test("code"), test), whether.atVisit(visit)),
    ),
    1,
  );
const metres = from.calculated("divided-by", column("HEIGHTBL"), from.constant(100));

/** ADSL: one row for each of the 254 who were randomised. */
export const subjects: SubjectDataset = {
  kind: "subject",
  name: "ADSL",
  label: "Subject-Level Analysis",
  keys: ["USUBJID"],
  pools: [
    {
      column: "SITEGR1",
      label: "Pooled Site Group 1",
      of: "SITEID",
      by: "TRT01P",
      least: 3,
      as: "900",
    },
  ],
  columns: [
    "STUDYID",
    "USUBJID",
    "SUBJID",
    "SITEID",
    "SITEGR1",
    "ARM",
    words("TRT01P", "Planned Treatment for Period 01", own("ARM")),
    number("TRT01PN", "Planned Treatment for Period 01 (N)", doseOf("TRT01P")),
    // As the analysis had it: twelve who left before their dose rose to 81 mg are of that arm, though DM says otherwise.
    words("TRT01A", "Actual Treatment for Period 01", own("ARM")),
    number("TRT01AN", "Actual Treatment for Period 01 (N)", doseOf("TRT01A")),
    words("TRTSDT", "Date of First Exposure to Treatment", from.dose("date", "first")),
    words("TRTEDT", "Date of Last Exposure to Treatment", from.over(doses, "latest", doseEnd)),
    number(
      "TRTDURD",
      "Total Treatment Duration (Days)",
      from.days(column("TRTSDT"), column("TRTEDT"), true),
    ),
    number(
      "AVGDD",
      "Avg Daily Dose (as planned)",
      from.rounded(from.calculated("divided-by", column("CUMDOSE"), column("TRTDURD")), 1),
    ),
    number("CUMDOSE", "Cumulative Dose (as planned)", cumulative),
    "AGE",
    words(
      "AGEGR1",
      "Pooled Age Group 1",
      from.lookup(column("AGEGR1N"), { 1: "<65", 2: "65-80", 3: ">80" }),
    ),
    number(
      "AGEGR1N",
      "Pooled Age Group 1 (N)",
      from.grouped(own("AGE"), { name: 1, below: 65 }, { name: 2, atMost: 80 }, { name: 3 }),
    ),
    "AGEU",
    "RACE",
    number(
      "RACEN",
      "Race (N)",
      from.lookup(own("RACE"), {
        WHITE: 1,
        "BLACK OR AFRICAN AMERICAN": 2,
        "AMERICAN INDIAN OR ALASKA NATIVE": 6,
      }),
    ),
    "SEX",
    "ETHNIC",
    words(
      "SAFFL",
      "Safety Population Flag",
      yesOrNo(whether.every(filled("ITTFL"), filled("TRTSDT"))),
    ),
    words(
      "ITTFL",
      "Intent-To-Treat Population Flag",
      yesOrNo(whether.present(from.event("date", "enrolled"))),
    ),
    words(
      "EFFFL",
      "Efficacy Population Flag",
      yesOrNo(
        whether.every(whether.in(column("SAFFL"), "Y"), rated("CO", "ACTOT"), rated("GI", "CIBIC")),
      ),
    ),
    words("COMP8FL", "Completers of Week 8 Population Flag", heldBeforeEnd(week8)),
    words("COMP16FL", "Completers of Week 16 Population Flag", heldBeforeEnd(week16)),
    words("COMP24FL", "Completers of Week 24 Population Flag", heldBeforeEnd(week24)),
    words(
      "DISCONFL",
      "Did the Subject Discontinue the Study?",
      from.flag(whether.not(whether.in(column("DCDECOD"), "COMPLETED"))),
    ),
    words(
      "DSRAEFL",
      "Discontinued due to AE?",
      from.flag(whether.in(column("DCDECOD"), "ADVERSE EVENT")),
    ),
    words("DTHFL", "Subject Died?", own("DTHFL")),
    number(
      "BMIBL",
      "Baseline BMI (kg/m^2)",
      from.rounded(
        from.calculated("divided-by", column("WEIGHTBL"), from.calculated("times", metres, metres)),
        1,
      ),
    ),
    words(
      "BMIBLGR1",
      "Pooled Baseline BMI Group 1",
      from.grouped(
        column("BMIBL"),
        { name: "<25", below: 25 },
        { name: "25-<30", below: 30 },
        { name: ">=30" },
      ),
    ),
    number("HEIGHTBL", "Baseline Height (cm)", vitalSign("HEIGHT", screening1)),
    number("WEIGHTBL", "Baseline Weight (kg)", vitalSign("WEIGHT", baseline)),
    number("EDUCLVL", "Years of Education", from.field("years", { form: "SC" })),
    words("DISONSDT", "Date of Onset of Disease", from.field("onset", { form: "MH" })),
    number(
      "DURDIS",
      "Duration of Disease (Months)",
      from.rounded(
        from.calculated(
          "divided-by",
          from.days(column("DISONSDT"), column("VISIT1DT"), true),
          from.constant(30.4375),
        ),
        1,
      ),
    ),
    words(
      "DURDSGR1",
      "Pooled Disease Duration Group 1",
      from.grouped(column("DURDIS"), { name: "<12", below: 12 }, { name: ">=12" }),
    ),
    words("VISIT1DT", "Date of Visit 1", from.visit("date", screening1.id)),
    "RFSTDTC",
    "RFENDTC",
    number(
      "VISNUMEN",
      "End of Trt Visit (Vis 12 or Early Term.)",
      from.lookup(ended(from.visit("number")), { 13: 12 }, "same"),
    ),
    words("RFENDT", "Date of Discontinuation/Completion", own("RFENDTC")),
    words("DCDECOD", "Standardized Disposition Term", decision),
    words(
      "EOSSTT",
      "End of Study Status",
      from.lookup(column("DCDECOD"), { COMPLETED: "COMPLETED" }, "DISCONTINUED"),
    ),
    words(
      "DCSREAS",
      "Reason for Discontinuation from Study",
      from.when(
        whether.in(column("DCDECOD"), "PROTOCOL VIOLATION"),
        from.lookup(
          ended(from.field("words")),
          { "PROTOCOL ENTRY CRITERIA NOT MET": "I/E Not Met" },
          "Protocol Violation",
        ),
        from.lookup(column("DCDECOD"), inWords),
      ),
    ),
    number("MMSETOT", "MMSE Total", from.field("total", { form: "MM" })),
  ],
  source:
    "CDISCPILOT01, define.xml of ADSL; SAP 7.1: sites with fewer than three in an arm are pooled as 900",
};

function doseOf(name: string): ColumnSource {
  return from.lookup(column(name), {
    Placebo: 0,
    "Xanomeline Low Dose": 54,
    "Xanomeline High Dose": 81,
  });
}
