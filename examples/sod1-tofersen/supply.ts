import type { BedsidePlan, LotTest, SupplyItem, SupplyPlan } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { hundredMg, tofersen } from "./product.ts";

const label = "US label Qalsody, rev. 11/2024, section 16.2";

const fromManufacturer: readonly LotTest[] = [
  {
    id: "certificate",
    title: text(
      "The manufacturer's certificate is there and conforms",
      "生产商检验报告齐全且符合规定",
    ),
    attribute: "identity",
    limit: { kind: "passed", word: text("Conforms", "符合规定") },
    assumption:
      "A hospital takes the manufacturer's release as it is; what it looks at is not laid down.",
  },
  {
    id: "appearance",
    title: text("Clear, colourless to slightly yellow", "澄清，无色至微黄色"),
    attribute: "appearance",
    limit: { kind: "passed", word: text("Conforms", "符合规定") },
    source: "US label Qalsody, section 3",
  },
];

/** Vials kept at 2–8 °C, with the label's allowance for time outside the refrigerator. */
export const tofersenVials: SupplyItem = {
  id: "TOFERSEN-VIAL",
  product: tofersen.id,
  levels: [hundredMg.id],
  origin: "conventional",
  unit: "vial",
  unitsPerDose: 1,
  specification: fromManufacturer,
  storage: {
    min: 2,
    max: 8,
    excursion: { max: 30, hoursPerDay: 6, days: 6, totalHours: 36 },
    inCarton: { max: 30, totalHours: 14 * 24 },
  },
  reorderBelow: 4,
  label: {
    contact: "Peking University Third Hospital, pharmacy; telephone as in the programme's file",
    strength: text("100 mg in 15 mL", "100 mg/15 mL"),
    directions: text("For intrathecal use only", "仅供鞘内使用"),
    storage: text("2–8 °C, in the carton, protected from light", "2–8 °C，原包装避光保存"),
  },
  source: label,
  assumption: "When a hospital orders more is its own choice; below four vials.",
};

/** What the bedside knows it writes into the dose form. */
const bedside: BedsidePlan = {
  call: text("the pharmacy, telephone as in the programme's file", "医院药房（电话见项目文件）"),
  observations: { everyMinutes: 15, forMinutes: 60 },
  doseFields: { minutes: "minutes", unit: "vial" },
  assumption: "The label asks for no fixed observation after the injection; an hour is usual.",
};

export const supply: SupplyPlan = {
  items: [tofersenVials],
  bedside,
  doNotDispenseDays: 1,
  source: label,
  assumption: "One day before expiry nothing is dispensed.",
};

const blindedBedside: BedsidePlan = {
  ...bedside,
  doseFields: { minutes: "minutes", unit: "kit" },
};

/** The blinded trial: vials of placebo beside those of tofersen, alike in everything that is handled. */
export const blindedSupply: SupplyPlan = {
  bedside: blindedBedside,
  items: [
    { ...tofersenVials, arms: ["TOFERSEN"] },
    {
      ...tofersenVials,
      id: "PLACEBO-VIAL",
      product: "ACSF",
      levels: ["placebo"],
      arms: ["PLACEBO"],
      source: "NEJM 2022;387:1099: matching placebo",
      assumption: "That placebo is kept by the same limits is assumed, for the blind.",
    },
  ],
};

/**
 * The extension: tofersen for all, and the vials of placebo that keep day 15 alike for those who had it before. The
 * second dose is that of day 15 also when it comes late, as the calendar counts.
 */
export const extensionSupply: SupplyPlan = {
  bedside: blindedBedside,
  items: [
    {
      ...tofersenVials,
      arms: ["EARLY", "DELAYED"],
      doses: [
        { arms: ["DELAYED"], from: 1 },
        { arms: ["EARLY"], from: 1, to: 1 },
        { arms: ["EARLY"], from: 3 },
      ],
    },
    {
      ...tofersenVials,
      id: "PLACEBO-VIAL",
      product: "ACSF",
      levels: ["placebo"],
      arms: ["EARLY"],
      doses: [{ from: 2, to: 2 }],
      source: "FDA Integrated Review, NDA 215887: placebo on day 15 for those who had tofersen",
      assumption: "That placebo is kept by the same limits is assumed, for the blind.",
    },
  ],
};
