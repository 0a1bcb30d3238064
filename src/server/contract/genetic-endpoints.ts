import { z } from "zod";
import { genomeBuilds } from "../../definition/index.ts";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";

const bytes = z.coerce.number().int().min(1);
const fileName = z.string().min(1).max(200);

/** What a file of variants said, in words for whoever sent it. */
const told = z.object({
  severity: z.enum(["error", "warning", "assumption"]),
  text: s.text,
});

/** Genetic results that the server itself reads from a file. */
export const geneticEndpoints = {
  "POST /api/studies/{study}/participants/{participant}/genetic-assessments": endpoint({
    summary:
      "Assess a VCF: the body is the file, then, where their lengths are given, a BED file of what was covered and a ClinVar extract. Of the VCF its hash and the records of the panel are kept, nothing else",
    who: "signed-in",
    params: z.object({ study: s.id, participant: s.id }),
    query: z.object({
      /** The same id again does nothing twice. */
      id: z.string().regex(/^[\w.:/-]{8,100}$/),
      name: fileName,
      bytes,
      /** Where the file has several. */
      sample: z.string().min(1).max(200).optional(),
      /** What the site says it was called against; a file that shows another is refused. */
      build: z.enum(genomeBuilds).optional(),
      bedName: fileName.optional(),
      bedBytes: bytes.optional(),
      clinvarName: fileName.optional(),
      clinvarBytes: bytes.optional(),
      role: s.role.optional(),
    }),
    media: "application/octet-stream",
    answer: z.object({
      /** Its number among the participant's assessments. */
      assessment: z.number(),
      repeated: z.boolean(),
      told: z.array(told),
    }),
  }),
} as const;
