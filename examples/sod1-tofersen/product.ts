import type { DoseLevel, Product } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

const label = "US label Qalsody, rev. 11/2024";

export const tofersen: Product = {
  id: "TOFERSEN",
  name: "Tofersen",
  aliases: ["Qalsody", "BIIB067"],
  description: text(
    "Antisense oligonucleotide that lowers SOD1 protein; 100 mg in 15 mL, single-dose vial",
    "降低SOD1蛋白合成的反义寡核苷酸；100 mg/15 mL，单剂量瓶",
  ),
  source: label,
};

/** The one dose there is, whatever the trial. */
export const hundredMg: DoseLevel = {
  id: "tofersen100",
  title: text("100 mg", "100 mg"),
  product: tofersen.id,
  amount: 100,
  unit: "mg",
  route: text("Intrathecal bolus by lumbar puncture", "鞘内推注（腰椎穿刺）"),
  source: label,
};
