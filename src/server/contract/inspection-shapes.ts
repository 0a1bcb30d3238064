import { z } from "zod";
import { day, id, instant, mode, policy } from "./shapes.ts";

/** An id that the client made. */
export const clientId = z.string().regex(/^[\w.:-]{8,64}$/);

export const keptFile = z.object({
  file: z.string().min(1).max(200),
  mediaType: z.string().max(100),
  bytes: z.number().int(),
  sha256: z.string().length(64),
});
export type KeptFile = z.infer<typeof keptFile>;

const act = z.enum(["asked", "answered", "closed"]);

export const inspectionRequest = z.object({
  id,
  /** Left out: the whole study. */
  site: z.string().optional(),
  state: act,
  entries: z.array(
    z.object({
      act,
      at: instant,
      by: z.string(),
      /** Who that is. */
      name: z.string(),
      text: z.string().optional(),
      files: z.array(keptFile),
      /** Of the event in the journal. */
      hash: z.string(),
    }),
  ),
  /** What the reader may do about it now. */
  mayAnswer: z.boolean(),
  mayClose: z.boolean(),
});
export type InspectionRequest = z.infer<typeof inspectionRequest>;

export const inspectionRequests = z.object({
  requests: z.array(inspectionRequest),
  /** Whether the reader may ask, and about which sites; without a site it is about the whole study. */
  mayAsk: z.object({ study: z.boolean(), sites: z.array(z.string()) }),
});
export type InspectionRequests = z.infer<typeof inspectionRequests>;

export const filedDocument = z.object({
  id,
  title: z.string(),
  version: z.string(),
  validFrom: day,
  file: keptFile,
  filedAt: instant,
  filedBy: z.string(),
  name: z.string(),
});
export type FiledDocument = z.infer<typeof filedDocument>;

export const validationPack = z.object({
  version: z.string(),
  requirements: z.array(
    z.object({
      kind: z.enum(["invariant", "acceptance", "clause"]),
      requirement: z.string(),
      keptBy: z.array(z.string()),
      tests: z.array(z.string()),
      sentences: z.array(z.string()).optional(),
    }),
  ),
  tests: z.record(z.string(), z.array(z.string())),
});
export type ValidationPack = z.infer<typeof validationPack>;

/** What the system is made of and how it stands, read when it was asked. */
export const systemFacts = z.object({
  software: z.string(),
  mode,
  /** Version of Node.js. */
  runtime: z.string(),
  /** Version of PostgreSQL. */
  database: z.string(),
  encoding: z.string(),
  /** The last migration of the tables. */
  tables: z.string(),
  secure: z.boolean(),
  now: instant,
  databaseNow: instant,
  /** The journal's last settled position. */
  position: z.number(),
  /** Of the key that signs checkpoints, base64. */
  publicKey: z.string(),
  checkpoint: z.object({ position: z.number(), at: instant }).optional(),
  policy,
});
export type SystemFacts = z.infer<typeof systemFacts>;
