import { z } from "zod";
import type { AnalysisColumn, Estimand, RowOrigin } from "../../definition/index.ts";
import type { HeadCell, Rendered, Report } from "../../readout/index.ts";
import { instant, text } from "./shapes.ts";

/** A value of a type that another floor defines and checks; documented by its name. */
function of<T>(name: string, words: string) {
  return z.custom<T>(() => true).meta({ title: name, description: words });
}

/** A cut of the journal that results are read from. */
export const cutLine = z.object({
  /** Its name in addresses. */
  id: z.string(),
  position: z.number().int(),
  events: z.number().int(),
  contentHash: z.string(),
  takenAt: instant,
  takenBy: z.string(),
  /** Hash of the study version that it is read by, and what that is called. */
  studyVersion: z.string(),
  versionName: z.string(),
  /** Whether that version defines a readout. */
  readable: z.boolean(),
  /** What is proved to begin an unblinded look at it; only for those who may. */
  look: z.string().optional(),
});
export type CutLine = z.infer<typeof cutLine>;

/** That somebody looked unblinded. What was shown is told nowhere. */
export const lookLine = z.object({
  person: z.string(),
  /** The study whose readout it was: this one, or one that goes on from it. */
  study: z.string(),
  at: instant,
  until: instant,
  cut: z.string(),
  reason: z.string(),
});
export type LookLine = z.infer<typeof lookLine>;

/** What the study estimates, with the words of what it names. */
export const estimandLine = z.object({
  estimand: of<Estimand>("Estimand", "By the five attributes of ICH E9(R1)"),
  population: text,
  variable: text,
  analyses: z.array(text),
});
export type EstimandLine = z.infer<typeof estimandLine>;

export const readoutPage = z.object({
  /** Nobody is blinded: arms are told to all who read results. */
  open: z.boolean(),
  /** The latest first. */
  cuts: z.array(cutLine),
  /** The cut whose study version the rest is of. */
  cut: z.string().optional(),
  estimands: z.array(estimandLine),
  displays: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["table", "figure", "listing"]),
      titles: z.array(text),
    }),
  ),
  mayTakeCut: z.boolean(),
  mayLook: z.boolean(),
  /** One's own look that lasts, at the cut that is shown. */
  look: lookLine.optional(),
  /** Every look that there was, the latest first. */
  looks: z.array(lookLine),
  simulated: z.boolean(),
});
export type ReadoutPage = z.infer<typeof readoutPage>;

const issue = z.object({ severity: z.enum(["error", "warning", "assumption"]), text });

export const readoutDisplay = z.object({
  display: of<Rendered>("Rendered", "A table, figure or listing as the report prints it"),
  /** The rows of its head, or of that of a figure's numbers. */
  head: of<readonly (readonly HeadCell[])[]>(
    "HeadCell[][]",
    "Lines that neighbours share stand over them",
  ),
  issues: z.array(issue),
  /** What could not be done that no display shows; told with the first. */
  unprinted: z.array(issue),
  /** The numbers in it, by the names that its cells hold. */
  results: z.record(
    z.string(),
    z.object({
      analysis: z.string(),
      operation: z.string(),
      groups: z.array(z.object({ column: z.string(), value: z.string() })).readonly(),
      value: z.number().nullable(),
      text: z.string(),
      dataset: z.string(),
    }),
  ),
  made: z.object({
    studyHash: z.string(),
    studyVersion: z.string(),
    software: z.string(),
    blinded: z.boolean(),
    simulated: z.boolean(),
    cut: of<Report["cut"]>("Cut", "Position, content hash and instant"),
  }),
});
export type ReadoutDisplay = z.infer<typeof readoutDisplay>;

/** Where something was entered, and in which study's record: a readout may read two as one. */
export type PlacedOrigin = RowOrigin & { readonly study: string };

/** The rows of an analysis dataset that a number was made from, page by page. */
export const readoutRows = z.object({
  result: z.object({
    id: z.string(),
    operation: z.string(),
    groups: z.array(z.object({ column: z.string(), value: z.string() })).readonly(),
    value: z.number().nullable(),
    text: z.string(),
  }),
  dataset: z.string(),
  population: text.optional(),
  columns: of<readonly AnalysisColumn[]>(
    "AnalysisColumn[]",
    "The columns that the number has to do with",
  ),
  rows: z.array(
    z.object({
      participant: z.string(),
      values: z.array(z.union([z.string(), z.number(), z.null()])),
      origins: of<readonly PlacedOrigin[]>("PlacedOrigin[]", "Where in the record it was entered"),
    }),
  ),
  /** How many there are whose participant the person may read. */
  total: z.number().int(),
  /** How many are not shown. */
  hidden: z.number().int(),
  from: z.number().int(),
});
export type ReadoutRows = z.infer<typeof readoutRows>;
