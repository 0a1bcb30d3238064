import type { SupplyItem } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { cellSpecification, frozen, shamSpecification } from "../sci-xs228/supply.ts";

/** XS411 as it is made and given: one bag serves both putamina. */
export function xs411Bags(levels: readonly string[]): SupplyItem {
  return {
    id: "XS411-BAG",
    product: "XS411",
    levels,
    origin: "allogeneic",
    ...frozen,
    specification: cellSpecification({
      residual: ["Residual undifferentiated iPSC", "残留未分化iPSC"],
      endotoxinPerKg: 0.2,
    }),
    thawMinutes: 120,
    label: {
      contact: "XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.; telephone as in the site file",
      strength: text("See the dose level of the order", "规格见用药申请"),
      directions: text("For stereotactic implantation", "供立体定向植入"),
      storage: text("Below −150 °C", "−150 °C以下保存"),
    },
    assumption:
      "That the cells are frozen, their storage, two hours from thaw to the end of implantation and the resupply threshold are not public.",
  };
}

/** An empty bag for the sham operation, ordered, thawed and counted like the cells, so that nobody sees a difference. */
export function shamBags(levels: readonly string[]): SupplyItem {
  const { label: _, ...bags } = xs411Bags(levels);
  return {
    ...bags,
    id: "SHAM-BAG",
    product: "SHAM",
    origin: "conventional",
    specification: shamSpecification,
    assumption: "How the sham operation is kept alike in the pharmacy is not public.",
  };
}
