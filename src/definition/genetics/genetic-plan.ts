import type { Assumable } from "../assumption.ts";
import { alsPanel } from "./als-panel.ts";
import type { GenePanel } from "./gene-panel.ts";
import type { GeneticThresholds } from "./thresholds.ts";

/** How a protocol comes to a genetic result: which genes are looked at, when a call is believed, where the result is signed. */
export interface GeneticPlan extends Assumable {
  /** The form that holds the laboratory's signed result, with the fields of {@link geneticFields}. */
  readonly form: string;
  /** One of the panels that this software has. */
  readonly panel: string;
  readonly thresholds: GeneticThresholds;
}

/** What the form must ask, so that a report can be held against a file. */
export const geneticFields = [
  "gene",
  "transcript",
  "coding",
  "protein",
  "legacy",
  "build",
  "position",
  "zygosity",
  "acmg",
] as const;

const panels: readonly GenePanel[] = [alsPanel];

/** A panel by its id; nothing where there is none such. */
export function panelOf(id: string): GenePanel | undefined {
  return panels.find((panel) => panel.id === id);
}

/** The panels there are, for messages. */
export const panelIds: readonly string[] = panels.map(({ id }) => id);
