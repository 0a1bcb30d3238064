import type {
  BooleanValue,
  Cohort,
  DoseLevel,
  FormOf,
  instruments,
  Product,
  ValuesOf,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

/** XS228 under every name it goes by. */
export const xs228: Product = {
  id: "XS228",
  name: "XS228",
  aliases: ["XS-228", "XS228CN", "iPSC-MNP"],
  description: text(
    "Motor-neuron progenitor cells grown from allogeneic human iPSC; frozen suspension, thawed at the bedside",
    "异体人诱导多能干细胞来源的运动神经祖细胞；冻存悬液，临用前复苏",
  ),
  source: "ClinicalTrials.gov NCT06976229, NCT06974968, NCT07118319",
  assumption:
    "That the names of four sources mean one product is inferred; only NCT06974968 says that it is frozen.",
};

const superscript = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/** So many cells by lumbar puncture: `intrathecalCells("low", 5e7)`. */
export function intrathecalCells(id: string, amount: number): DoseLevel {
  const exponent = Math.floor(Math.log10(amount));
  const written = `${amount / 10 ** exponent}×10${superscript[exponent]}`;
  return {
    id,
    title: text(`${written} cells per dose`, `${written}个细胞/人/次`),
    product: xs228.id,
    amount,
    unit: "{cells}",
    route: text("Intrathecal, by lumbar puncture", "鞘内注射（腰椎穿刺）"),
  };
}

/** One step of a 3+3 escalation: three people, three more when one of them had a dose-limiting toxicity. */
export function threePlusThree(
  id: string,
  words: readonly [en: string, zhCN: string],
  level: string,
  regimen: string,
  source: string,
): Cohort {
  return {
    id,
    title: text(...words),
    level,
    regimen,
    size: [3, 6],
    source,
    assumption:
      "The registry says “3+3”; three people, expanded to six, is what the words usually mean.",
  };
}

type AdverseEvent =
  ReturnType<typeof instruments.adverseEvents> extends FormOf<string, infer S>
    ? ValuesOf<S>
    : never;

/** What of an adverse event limits the dose: the investigator says so, or it is severe and may come from the treatment. */
export function limitsDose({ dlt, grade, toProduct, toProcedure }: AdverseEvent): BooleanValue {
  const related = toProduct.atLeast("POSSIBLE").or(toProcedure.atLeast("POSSIBLE"));
  return dlt.or(grade.atLeast("3").and(related));
}

export const assumedToxicity =
  "The list of dose-limiting toxicities is not public: what the investigator says is one by the protocol's list, or an event of CTCAE grade 3 or more at least possibly related to product or procedure.";
