import type { Population, Readout } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { valorAnalyses } from "./readout-analyses.ts";
import { events, measurements, subjects, times, valorWindows } from "./readout-datasets.ts";
import { valorDisplays } from "./readout-displays.ts";
import { valorEstimands } from "./readout-estimands.ts";
import { placebo, tofersen } from "./readout-methods.ts";

/** Who is analysed: all randomised and dosed; those expected to progress fast, the primary population; the others. */
export const populations: readonly Population[] = [
  { id: "RANDOMISED", title: text("All randomised", "全部随机化受试者") },
  {
    id: "ITT",
    title: text("Intention to treat: randomised and dosed", "意向性分析人群：随机化并给药"),
    where: { kind: "in", column: "ITTFL", values: ["Y"] },
    source: "FDA Integrated Review, NDA 215887: 72 and 36",
  },
  {
    id: "FAST",
    title: text(
      "Enrichment criteria met (mITT, primary)",
      "符合富集标准人群（mITT，主要分析人群）",
    ),
    where: {
      kind: "every",
      of: [
        { kind: "in", column: "ITTFL", values: ["Y"] },
        { kind: "in", column: "ENRICHFL", values: ["Y"] },
      ],
    },
    source: "EMA/276404/2024: 39 and 21; as stratified",
  },
  {
    id: "OTHER",
    title: text("Enrichment criteria not met (non-mITT)", "不符合富集标准人群（非mITT）"),
    where: {
      kind: "every",
      of: [
        { kind: "in", column: "ITTFL", values: ["Y"] },
        { kind: "in", column: "ENRICHFL", values: ["N"] },
      ],
    },
    source: "EMA/276404/2024: 33 and 15",
  },
  {
    id: "SAFETY",
    title: text("Safety: dosed", "安全性分析人群：接受给药"),
    where: { kind: "in", column: "SAFFL", values: ["Y"] },
  },
];

/** How VALOR is read. */
export const valorReadout: Readout = {
  datasets: [subjects, ...measurements(valorWindows), times, events],
  treatment: {
    planned: "TRT01P",
    actual: "TRT01A",
    levels: [
      { value: placebo, label: text("Placebo", "安慰剂组") },
      { value: tofersen, label: text("Tofersen", "托夫生组") },
    ],
  },
  populations,
  estimands: valorEstimands,
  analyses: valorAnalyses,
  displays: valorDisplays,
};
