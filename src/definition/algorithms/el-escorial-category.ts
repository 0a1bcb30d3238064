import { text } from "../../kernel/index.ts";
import { codeList } from "../code-list.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import {
  type MotorNeuronSigns,
  type SettledSigns,
  settledSigns,
  signInputs,
  signsOf,
} from "./motor-neuron-signs.ts";
import { narrowed } from "./truth.ts";

/** @source revised El Escorial (Airlie House) criteria; “suspected” is less than possible */
export const elEscorial = codeList(
  "EL_ESCORIAL",
  {
    SUSPECTED: ["Suspected", "疑似（suspected）"],
    POSSIBLE: ["Possible", "可能（possible）"],
    LAB: ["Probable, laboratory-supported", "实验室支持拟诊（laboratory-supported probable）"],
    PROBABLE: ["Probable", "拟诊（probable）"],
    DEFINITE: ["Definite", "确诊（definite）"],
  },
  { ordered: true },
);

/** The categories of the Awaji criteria, which know none that rests on the laboratory. */
export const awajiCategories = codeList(
  "AWAJI",
  {
    SUSPECTED: ["Less than possible", "未达可能"],
    POSSIBLE: ["Possible", "可能（possible）"],
    PROBABLE: ["Probable", "拟诊（probable）"],
    DEFINITE: ["Definite", "确诊（definite）"],
  },
  { ordered: true },
);

type Category = (typeof elEscorial)["codes"][number]["code"];
/** `NONE`: no sign at all. */
export type DiagnosticCategory = Category | "NONE";

const ascending = ["NONE", "SUSPECTED", "POSSIBLE", "LAB", "PROBABLE", "DEFINITE"] as const;

/** The category, when the signs settle it; else the least and the most that it can be. */
export interface CategoryRange {
  readonly category: DiagnosticCategory | undefined;
  readonly least: DiagnosticCategory;
  readonly most: DiagnosticCategory;
}

/**
 * Revised El Escorial: definite = both signs in three regions; probable = in two, an upper sign above a lower one;
 * laboratory-supported = both in one region, or upper signs alone in one, with electromyography in two limbs;
 * possible = both in one, upper signs alone in two, or lower signs above upper ones. Unexamined regions leave a range.
 *
 * @source Brooks 2000 (Airlie House); domain.md B3
 */
export function elEscorialCategory(signs: MotorNeuronSigns): CategoryRange {
  return rangeOf((unknown) => {
    const settled = settledSigns(signs, unknown, false);
    const category = clinicalCategory(settled);
    const supported =
      settled.emgLimbs >= 2 && (settled.both.length > 0 || settled.upper.length > 0);
    return supported && rank(category) < rank("LAB") ? "LAB" : category;
  });
}

/**
 * Awaji: electromyographic change in a region counts as a clinical lower motor neuron sign there (fasciculation as
 * denervation where there is chronic neurogenic change), and the laboratory-supported category is dropped.
 *
 * @source de Carvalho 2008; J Neurol Neurosurg Psychiatry 81:646 (domain-verified.md §2)
 */
export function awajiCategory(signs: MotorNeuronSigns): CategoryRange {
  return rangeOf((unknown) => clinicalCategory(settledSigns(signs, unknown, true)));
}

function clinicalCategory({ upper, lower, both }: SettledSigns): DiagnosticCategory {
  const above = (higher: readonly number[], deeper: readonly number[]): boolean =>
    higher.some((one) => deeper.some((other) => one < other));
  if (both.length >= 3) return "DEFINITE";
  if (both.length >= 2 && above(upper, lower)) return "PROBABLE";
  if (both.length >= 1 || upper.length >= 2 || above(lower, upper)) return "POSSIBLE";
  return upper.length + lower.length > 0 ? "SUSPECTED" : "NONE";
}

function rangeOf(categoryIf: (unknown: "absent" | "present") => DiagnosticCategory): CategoryRange {
  const least = categoryIf("absent");
  const most = categoryIf("present");
  return { category: least === most ? least : undefined, least, most };
}

function rank(category: DiagnosticCategory): number {
  return ascending.indexOf(category);
}

/** Every category from the least to the most. No sign at all is less than possible, as the lowest category is. */
function categoriesIn({ least, most }: CategoryRange): readonly Category[] {
  const within = ascending.slice(rank(least), rank(most) + 1);
  const named = within.map((category) => (category === "NONE" ? "SUSPECTED" : category));
  return [...new Set(named)];
}

/** The revised El Escorial category that the signs support, to stand beside the investigator's own. */
export const elEscorialFromSigns = defineAlgorithm({
  id: "el-escorial-revised",
  version: "1",
  title: text("Revised El Escorial category from the signs", "由体征推算的修订版El Escorial级别"),
  inputs: signInputs,
  outputs: {
    category: {
      kind: "code",
      title: text("Category by the signs", "按体征推算的级别"),
      list: elEscorial,
    },
  },
  source: "Brooks 2000 (Airlie House)",
  compute: (inputs) => {
    const categories = categoriesIn(elEscorialCategory(signsOf(inputs)));
    return { category: narrowed(categories, elEscorial.codes.length) };
  },
});

/** The Awaji category that signs and electromyography support. */
export const awajiFromSigns = defineAlgorithm({
  id: "awaji",
  version: "1",
  title: text("Awaji category from the signs", "由体征推算的Awaji级别"),
  inputs: signInputs,
  outputs: {
    category: { kind: "code", title: text("Awaji category", "Awaji级别"), list: awajiCategories },
  },
  source: "de Carvalho 2008; J Neurol Neurosurg Psychiatry 81:646",
  compute: (inputs) => {
    const categories = categoriesIn(awajiCategory(signsOf(inputs)));
    const known = categories.filter((category) => category !== "LAB");
    return { category: narrowed(known, awajiCategories.codes.length) };
  },
});
