import type { Note } from "../../src/definition/index.ts";

const one = "ClinicalTrials.gov NCT06976229";
const two = "ClinicalTrials.gov NCT06974968";

export const phaseOneNotes: readonly Note[] = [
  {
    kind: "contradiction",
    text: "The Chinese registry calls the trial phase I/II in its title and phase I in its phase field; ClinicalTrials.gov and the press say phase I. Taken as phase I.",
    source: "CDE CTR20252340; NCT06976229; press B",
  },
  {
    kind: "contradiction",
    text: "Four cohorts of three to six make 12 to 24 people; the registry plans 12, which leaves no room for an expanded cohort.",
    source: one,
  },
  {
    kind: "contradiction",
    text: "The press calls it the world's first regenerative cell therapy trial in spinal cord injury. Other stem-cell trials came before; the words hold at most for off-the-shelf iPSC-derived motor-neuron progenitors.",
    source: "press B; earlier trials from memory",
  },
  {
    kind: "assumption",
    text: "A dose-limiting toxicity is what the investigator marks on the adverse-event form, at least possibly related to product or procedure; the protocol's list is not public. Participants meet the two dose regimens by cohort.",
    source: one,
  },
  {
    kind: "assumption",
    text: "Relatedness is asked in five steps; the protocol's scale is not public.",
  },
];

export const phaseTwoNotes: readonly Note[] = [
  {
    kind: "contradiction",
    text: "The summary says “in a single dose”; the detailed text gives four injections on days 0, 14, 28 and 42. Taken as four.",
    source: two,
  },
  {
    kind: "contradiction",
    text: "Title and summary say thoracic or lumbar injury; the criteria say C4 to L2. Taken as C4 to L2.",
    source: two,
  },
  {
    kind: "contradiction",
    text: "The summary says 2 to 12 weeks since the injury; the criteria say 14 to 60 days. Taken as 14 to 60 days.",
    source: two,
  },
  {
    kind: "contradiction",
    text: "The text speaks of severe but incomplete paralysis; AIS A, which is complete, is included. Taken as A, B or C.",
    source: two,
  },
  {
    kind: "contradiction",
    text: "Doses are counted from day 0 here and from day 1 in phase I. Days between doses are the same.",
    source: `${two}; ${one}`,
  },
  {
    kind: "assumption",
    text: "The recommended dose comes from phase I and is not known; the higher level of phase I stands in for it.",
    source: two,
  },
  {
    kind: "assumption",
    text: "Allocation 40:20 follows from 2:1 and 60; block sizes and strata are not public.",
    source: two,
  },
];
