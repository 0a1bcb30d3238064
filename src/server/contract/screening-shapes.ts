import { z } from "zod";
import type {
  AskedForm,
  NextInformation,
  PatientFacts,
  StudyScreening,
} from "../../engine/index.ts";
import { instant, text } from "./shapes.ts";

/** A value of a type that another floor defines and checks; documented by its name. */
function of<T>(name: string, words: string) {
  return z.custom<T>(() => true).meta({ title: name, description: words });
}

/** Something of the file that could not be used, and why; what it would decide stays unknown. */
const unused = z.object({
  severity: z.enum(["error", "warning", "assumption"]),
  /** The fact it concerns, as instrument and field. */
  about: z.string().optional(),
  text,
});

/** One person against every study that the asking person may screen for. */
export const screeningReport = z.object({
  patient: z.string(),
  on: z.string(),
  factsHash: z.string(),
  known: of<PatientFacts>("PatientFacts", "What was known, whole, as the hash is of it"),
  studies: z.array(
    of<StudyScreening>("StudyScreening", "Verdict, window and every criterion with its reasons"),
  ),
  next: of<NextInformation>(
    "NextInformation",
    "What would settle most criteria, over all studies that are still possible",
  ).optional(),
  issues: z.array(unused),
});
export type ScreeningReport = z.infer<typeof screeningReport>;

const result = z.enum(["met", "not met", "unknown"]);
const verdict = z.enum(["yes", "no", "unknown"]);

/** The participants in screening against the version in use. */
export const screeningListPage = z.object({
  version: z.string(),
  now: z.string(),
  count: z.object({ yes: z.number(), no: z.number(), unknown: z.number() }),
  criteria: z.array(
    z.object({ criterion: z.string(), kind: z.enum(["inclusion", "exclusion"]), text }),
  ),
  people: z.array(
    z.object({
      participant: z.string(),
      site: z.string(),
      eligible: verdict,
      /** What the last assessment on record said. */
      assessed: verdict.optional(),
      results: z.record(z.string(), result),
      /** Criteria that read otherwise, or did not exist, in the version the record was last written under. */
      changed: z.array(z.object({ criterion: z.string(), before: result.optional() })),
    }),
  ),
});
export type ScreeningListPage = z.infer<typeof screeningListPage>;

/** What somebody can type of a person, and the lists of sites that they keep. */
export const screeningQuestions = z.object({
  forms: z.array(of<AskedForm>("AskedForm", "Questions that the criteria read, form by form")),
  lists: z.array(z.object({ study: z.string(), site: z.string() })),
});
export type ScreeningQuestions = z.infer<typeof screeningQuestions>;

/** A person was kept: under which name, and the hash of what was known. */
export const personKept = z.object({ patient: z.string(), factsHash: z.string() });

/** The people a site keeps, each held against the studies as they are now. */
export const keptPeoplePage = z.object({
  on: z.string(),
  people: z.array(
    z.object({
      record: z.string(),
      patient: z.string(),
      factsHash: z.string(),
      /** The day that was asked about then. */
      on: z.string(),
      at: instant,
      /** Who kept them. */
      name: z.string(),
      times: z.number().int(),
      studies: z.array(
        z.object({
          study: z.string(),
          eligible: verdict,
          /** Then; absent where the study was not among those they were held against. */
          before: verdict.optional(),
          changed: z.array(
            z.object({
              criterion: z.string(),
              now: result,
              before: result.optional(),
              because: z.enum(["amended", "day"]),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type KeptPeoplePage = z.infer<typeof keptPeoplePage>;

/** What was known of somebody when they were screened, whole. */
export const keptPerson = z.object({
  known: of<PatientFacts>("PatientFacts", "As the hash is of it"),
  factsHash: z.string(),
  on: z.string(),
});
