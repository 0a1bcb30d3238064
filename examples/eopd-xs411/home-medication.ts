/**
 * What both arms of phase II take at home after the operation: the immunosuppressant, or a sham of it. Which drug, how
 * much and how long is not public; the counts stand in so that it can be dispensed, returned and counted.
 */
import type { HomeMedication, LotTest, SupplyItem } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { registry } from "./shared.ts";

export const immunosuppressant: HomeMedication = {
  id: "IMM",
  title: text("Immunosuppressant or its sham", "免疫抑制剂或其模拟剂"),
  directions: text("One capsule in the morning and one in the evening", "早、晚各服1粒"),
  perUnit: 60,
  perDay: 2,
  source: registry,
  assumption:
    "That one arm gets an immunosuppressant and the other a sham of it is public; drug, capsules a day and a bottle's content are not.",
};

const fromManufacturer: readonly LotTest[] = [
  {
    id: "certificate",
    title: text("The manufacturer's certificate conforms", "生产商检验报告符合规定"),
    attribute: "identity",
    limit: { kind: "passed", word: text("Conforms", "符合规定") },
    assumption: "What is looked at when capsules are released is not public.",
  },
];

/** Bottles of capsules. */
export const immunosuppressantBottles: SupplyItem = {
  id: "IMM-BOTTLE",
  product: "IMM",
  levels: [],
  home: immunosuppressant.id,
  origin: "conventional",
  unit: "kit",
  specification: fromManufacturer,
  storage: { max: 25 },
  reorderBelow: 4,
  label: {
    contact: "XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.; telephone as in the site file",
    strength: text("60 capsules", "60粒"),
    directions: immunosuppressant.directions,
    storage: text("Not above 25 °C", "25 °C以下保存"),
  },
  source: registry,
  assumption: "Content, storage and the resupply threshold are not public.",
};

/** The sham, alike in everything that is handled and printed. */
export const shamBottles: SupplyItem = {
  ...immunosuppressantBottles,
  id: "SHAM-IMM-BOTTLE",
  product: "SHAM-IMM",
};
