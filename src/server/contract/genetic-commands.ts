import { z } from "zod";
import { acmgClasses } from "../../definition/index.ts";
import { id, of, reason } from "./command-parts.ts";

/** The shapes of commands about genetic results. What a file said is read by the server itself, at an endpoint of its own. */
export const geneticShapes = [
  z.strictObject({
    kind: z.literal("adjudicate-variant"),
    ...of,
    assessment: z.number().int().min(1),
    variant: id,
    class: z.enum(acmgClasses),
    reason,
  }),
] as const;
