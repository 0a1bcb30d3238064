import type { Note } from "../../src/definition/index.ts";

export const programmeNotes: readonly Note[] = [
  {
    kind: "assumption",
    text: "Clinical use has no planned number of patients; 100 stands for “open-ended”.",
  },
  {
    kind: "assumption",
    text: "The steps of the programme (test, eligibility, loading, maintenance, review) are inferred from label and press; the label asks for a work-up by symptoms and no laboratory schedule.",
    source: "US label Qalsody; press A",
  },
  {
    kind: "contradiction",
    text: "Press A says that SOD1-ALS often begins around the age of 50; Chinese cohorts report mean onset at 43.9 and 46 years.",
    source: "press A; Transl Neurodegener 2019; Front Genet 2021",
  },
  {
    kind: "contradiction",
    text: "A late second dose is followed by the third after 14 days, a late third or maintenance dose by the next after 28 days; the EU text says only “every 28 days from the last dose”. Both come out of counting from the actual date.",
    source: "US label Qalsody, section 2; EU SmPC",
  },
];

/** The three readings of who progresses slowly: the rule is a versioned decision, and here it is the EMA's. */
export const valorNotes: readonly Note[] = [
  {
    kind: "contradiction",
    text: "Slower progressor, reading 1 (EMA): another variant than the nine listed and a slope below 0.9 a month. A listed variant with a slope below 0.2 is then in neither group.",
    source: "EMA/276404/2024",
  },
  {
    kind: "contradiction",
    text: "Slower progressor, reading 2 (FDA): another variant than the nine listed, without a limit of slope. Another variant, slope 0.9 or more and SVC of 50 to 64 % is then slower, by the EMA's reading in neither group.",
    source: "FDA Integrated Review, NDA 215887",
  },
  {
    kind: "contradiction",
    text: "Slower progressor, reading 3 (label): did not meet the enrichment criteria, SVC of at least 50 %. A listed variant with a slope below 0.2 is then slower.",
    source: "US label Qalsody, section 14",
  },
  {
    kind: "contradiction",
    text: "32 sites in 9 countries by the FDA's review, in 10 countries by a copy of the NEJM paper.",
    source: "FDA Integrated Review; NEJM 2022;387:1099",
  },
  {
    kind: "contradiction",
    text: "Week 52: the published 3.5 (0.4, 6.7) and hazard ratios 0.36 and 0.27 are post hoc, adjusted for baseline neurofilament; prespecified are 2.7 (−0.9, 6.2), 0.70 and 0.64.",
    source: "FDA Integrated Review",
  },
  {
    kind: "assumption",
    text: "Three stratification factors (enrichment criteria, edaravone, riluzole) are fields of the form STRAT; block sizes are not public.",
    source: "FDA Integrated Review; EMA/276404/2024",
  },
  {
    kind: "assumption",
    text: "The full exclusion list of part C has not been seen; viral serology is taken from parts A and B.",
    source: "ClinicalTrials.gov NCT02623699",
  },
  {
    kind: "assumption",
    text: "The megascore is entered as computed by the sponsor: standardised apart in the faster and slower group, each with its own baseline.",
    source: "EMA/276404/2024",
  },
];

/** What is known of the extension, and what is not. */
export const extensionNotes: readonly Note[] = [
  {
    kind: "assumption",
    text: "Ninety-five of the participants of VALOR entered the extension; the division by earlier arm is taken as that of VALOR, 2 to 1.",
    source: "NEJM 2022;387:1099",
  },
  {
    kind: "assumption",
    text: "The extension is open in that all get tofersen, and blinded in that nobody learns what they had: the placebo of day 15 is what keeps it. Which dose it stands for is told to the pharmacy by the arm alone.",
    source: "FDA Integrated Review, NDA 215887",
  },
];
