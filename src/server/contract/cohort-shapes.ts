import { z } from "zod";
import {
  type CohortBoard,
  cohortDecisions,
  type CohortSiteView,
  type Kept,
  type Pack,
} from "../../engine/index.ts";
import { instant, text } from "./shapes.ts";

/** A value of a type that another floor defines and checks; documented by its name. */
function of<T>(name: string, words: string) {
  return z.custom<T>(() => true).meta({ title: name, description: words });
}

const act = z.enum(cohortDecisions);

/** A place of a participant whom the person may see, without anything about toxicity. */
export const ownPlace = z.object({
  participant: z.string(),
  site: z.string(),
  cohort: z.string(),
  state: z.enum(["waiting", "reserved", "lapsed", "enrolled", "dosed", "left"]),
  /** Until when a place that was asked for is kept. */
  until: instant.optional(),
  /** Of one who waits, the turn: 1 is next. */
  turn: z.number().int().optional(),
  zone: z.string(),
});
export type OwnPlace = z.infer<typeof ownPlace>;

/** A decision in force, as sites are told of it. */
export const decisionTold = z.object({
  number: z.number().int(),
  cohort: z.string(),
  act,
  at: instant,
  opens: z.array(z.string()),
  places: z.record(z.string(), z.number()),
});
export type DecisionTold = z.infer<typeof decisionTold>;

/** A decision as the committee sees it. */
export const decisionLine = z.object({
  number: z.number().int(),
  cohort: z.string(),
  act,
  recommended: act,
  basis: z.string(),
  reason: z.string().optional(),
  attended: z.array(z.string()),
  proposed: instant,
  signed: z.array(z.object({ by: z.string(), at: instant })),
  effective: instant.optional(),
  reopenedBy: z.array(z.string()).optional(),
  /** What a member's proof is given for. */
  manifest: z.string(),
  /** Whether what it rests on is still so; of one in force, always. */
  current: z.boolean(),
});
export type DecisionLine = z.infer<typeof decisionLine>;

/** A line of a log, or a form at a visit, of a participant of a pack. */
export const packRecord = z.object({
  participant: z.string(),
  cohort: z.string(),
  form: z.string(),
  visit: z.string().optional(),
  line: z.number().int().optional(),
  values: of<Kept>("Values", "Answers by field"),
  withdrawn: z.literal(true).optional(),
});
export type PackRecord = z.infer<typeof packRecord>;

export const fullBoard = z.object({
  cohorts: of<readonly CohortBoard[]>("CohortBoard[]", "Every cohort with its slots and advice"),
  decisions: z.array(decisionLine),
  quorum: z.number().int(),
  /** The adverse events of everybody with a toxicity that nobody has judged. */
  toJudge: z.array(packRecord),
  /** Names of the members who signed, and of those who may. */
  people: z.record(z.string(), z.string()),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type FullBoard = z.infer<typeof fullBoard>;

export const cohortsPage = z.object({
  now: instant,
  cohorts: of<readonly CohortSiteView[]>(
    "CohortSiteView[]",
    "Each cohort: open or not, and since when",
  ),
  places: z.array(ownPlace),
  told: z.array(decisionTold),
  /** For those who look after the escalation. */
  board: fullBoard.optional(),
});
export type CohortsPage = z.infer<typeof cohortsPage>;

/** A fact that was recorded after the cut of a pack. */
export const lateFact = z.object({
  position: z.number(),
  at: instant,
  participant: z.string().optional(),
  words: text,
});
export type LateFact = z.infer<typeof lateFact>;

export const packPage = z.object({
  pack: of<Pack>("Pack", "The facts and what the rule makes of them"),
  /** SHA-256 of the facts: what a decision rests on. */
  basis: z.string(),
  /** Up to which position of the journal the record was read, and when that was. */
  cut: z.object({ position: z.number(), at: instant, studyHash: z.string() }),
  /** SHA-256 of the whole pack with its narratives, at this cut. */
  hash: z.string(),
  /** The decision that it was put together for. */
  decision: z.number().int().optional(),
  /** Whether a decision can rest on it now. */
  current: z.boolean(),
  records: z.array(packRecord),
  late: z.array(lateFact),
  now: instant,
});
export type PackPage = z.infer<typeof packPage>;
