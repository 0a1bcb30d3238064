import type { Readout } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { delayedStartAnalyses } from "./readout-analyses.ts";
import { events, measurements, programmeWindows, subjects, times } from "./readout-datasets.ts";
import { delayedStartDisplays } from "./readout-delayed.ts";
import { delayedStartEstimands } from "./readout-estimands.ts";
import { placebo, tofersen } from "./readout-methods.ts";
import { populations } from "./readout-valor.ts";

/**
 * How early and delayed start are compared: of everybody who was randomised in VALOR, from its first dose on, whether
 * they went on in the extension or not. The records of both trials are read as one.
 */
export const delayedStartReadout: Readout = {
  continues: { study: "233AS101-C" },
  datasets: [subjects, ...measurements(programmeWindows), times, events],
  treatment: {
    planned: "TRT01P",
    actual: "TRT01A",
    levels: [
      { value: placebo, label: text("Delayed start", "延迟开始组") },
      { value: tofersen, label: text("Early start", "早期开始组") },
    ],
  },
  populations,
  estimands: delayedStartEstimands,
  analyses: delayedStartAnalyses,
  displays: delayedStartDisplays,
};
