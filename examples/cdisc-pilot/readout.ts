import type { Readout } from "../../src/definition/index.ts";
import { analyses, estimands } from "./readout-analyses.ts";
import { readoutDatasets } from "./readout-datasets.ts";
import { displays } from "./readout-displays.ts";
import { populations, treatment } from "./readout-rows.ts";

/** Section 14 of the study report: from analysis datasets to the tables and figures. */
export const pilotReadout: Readout = {
  datasets: readoutDatasets,
  treatment,
  populations,
  estimands,
  analyses,
  displays,
};
