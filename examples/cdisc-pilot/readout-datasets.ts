import type { AnalysisDataset } from "../../src/definition/index.ts";
import { adverseEventRows, timesToEvent } from "./readout-events.ts";
import { laboratoryDatasets, vitalSignRows } from "./readout-measurements.ts";
import { adasCogScores, impressions } from "./readout-scores.ts";
import { subjects } from "./readout-subjects.ts";

/**
 * The analysis datasets of the study report. Those of NPI-X and concomitant medication (ADNPIX, CM) cannot be made: the
 * records they need (QSNI, and medication beyond the diagnosis) are not part of this replay.
 */
export const readoutDatasets: readonly AnalysisDataset[] = [
  subjects,
  adasCogScores,
  impressions,
  adverseEventRows,
  timesToEvent,
  vitalSignRows,
  ...laboratoryDatasets,
];
