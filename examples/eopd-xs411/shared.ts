import type { Claim, Note, PlannedSite } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

export const registry = "ClinicalTrials.gov NCT07166757";

export const sites: readonly PlannedSite[] = [
  {
    id: "SH01",
    name: text("Huashan Hospital, Fudan University", "复旦大学附属华山医院"),
    country: "CHN",
    zone: "Asia/Shanghai",
    investigator: "Wang Jian",
    source: "NCT07166757; investigator: jasinda, drugtimes",
  },
  {
    id: "SZ01",
    name: text("Second Affiliated Hospital of Soochow University", "苏州大学附属第二医院"),
    country: "CHN",
    zone: "Asia/Shanghai",
    investigator: "Liu Chunfeng",
    source: "jasinda, drugtimes",
  },
];

const eopd = { product: "XS411", indication: "early-onset Parkinson's disease" };

/** What is said of XS411 in early-onset Parkinson's disease. */
export const milestones: readonly Claim[] = [
  {
    ...eopd,
    jurisdiction: "CN",
    type: "ind-clearance",
    status: "granted",
    date: "2025-04-28",
    source: "Company announcement, 2025-04-28",
    quote: "phase I and II in early-onset Parkinson's disease approved",
    confidence: "secondary",
    about: "XS411 EOPD IND, China",
  },
  {
    ...eopd,
    jurisdiction: "CN",
    type: "kick-off",
    status: "held",
    date: "2025-08",
    source: "drugtimes",
    quote: "kick-off meeting at Huashan Hospital",
    confidence: "secondary",
    about: "XS411 EOPD kick-off",
  },
  {
    ...eopd,
    jurisdiction: "CN",
    type: "trial-design",
    status: "granted",
    date: "2025",
    source: "News blog, 2025-06-01 (press B)",
    quote:
      "China's first randomized, double-blind controlled registrational Phase I/II clinical trial",
    confidence: "press",
    about: "XS411 EOPD design",
  },
  {
    ...eopd,
    jurisdiction: "CN",
    type: "trial-design",
    status: "granted",
    date: "2025-12-29",
    source: "ClinicalTrials.gov NCT07166757 (meddatax, 2025-12-29)",
    quote:
      "allocation NON_RANDOMIZED, masking SINGLE, although phase II is described as double blind",
    confidence: "primary",
    about: "XS411 EOPD design",
  },
  {
    ...eopd,
    jurisdiction: "CN",
    type: "completion",
    status: "planned",
    date: "2029-03-30",
    source: "meddatax, 2025-12-29",
    quote: "completion 2029-03-30",
    confidence: "secondary",
    about: "XS411 EOPD completion",
  },
  {
    ...eopd,
    jurisdiction: "CN",
    type: "completion",
    status: "planned",
    date: "2028-03-30",
    source: "An older copy of NCT07166757",
    quote: "completion 2028-03-30",
    confidence: "secondary",
    about: "XS411 EOPD completion",
  },
];

export const notes: readonly Note[] = [
  {
    kind: "contradiction",
    text: "Registered as non-randomised with single masking; the text describes a randomised, double-blind phase II, and the press calls the whole trial so. Taken as two studies: an open phase I and a double-blind phase II.",
    source: "NCT07166757; press B",
  },
  {
    kind: "contradiction",
    text: "90 people in all; 6 to 12 in phase I and 81 in phase II make 87 to 93.",
    source: "NCT07166757",
  },
  {
    kind: "contradiction",
    text: "The arm reads “5.0×10⁷ cells/mL, injection, once, 12 months”; the cohorts are 9×10⁶ and 1.8×10⁷ cells. Taken as the strength of the product: 0.18 and 0.36 mL.",
    source: "NCT07166757",
  },
  {
    kind: "assumption",
    text: "The putamen is inferred from the sibling trial; the registry copies cut the place off.",
    source: "NCT07080775",
  },
  {
    kind: "assumption",
    text: "Of the eligibility criteria only ages and duration are public; the investigator attests to the rest together.",
    source: "parkinsonspathways.com",
  },
];
