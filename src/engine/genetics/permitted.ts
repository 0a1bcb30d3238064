import type { Role } from "../context.ts";
import type { GeneticCommand } from "./command.ts";

/** Which roles may give which command about genetic results. */
export const geneticPermitted: Readonly<Record<GeneticCommand["kind"], readonly Role[]>> = {
  "record-genetic-assessment": ["investigator", "coordinator", "laboratory"],
  "adjudicate-variant": ["investigator", "medical-monitor", "committee"],
};
