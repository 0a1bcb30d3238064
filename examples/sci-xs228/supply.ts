import type {
  BedsideFields,
  BedsidePlan,
  LotTest,
  SupplyItem,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

const usual =
  "The sponsor's specification is confidential; the attributes are what regulators ask of cells, the limits usual ones.";
const sources = "Guidance of CDE 2023 No. 37 on stem-cell products; 21 CFR 610.12; USP <71>, <85>";

const negative = text("Negative", "阴性");
const conforms = text("Conforms", "符合规定");

type Cell = {
  /** Least and greatest viable cells of a bag, as parts of the labelled dose. */
  readonly residual: readonly [en: string, zhCN: string];
  /** Endotoxin a kilogram of body weight: 0.2 into the cerebrospinal fluid or the brain. */
  readonly endotoxinPerKg: number;
};

/** What the certificate of a lot of iPSC-derived cells holds. Sterility by culture takes 14 days. */
export function cellSpecification({ residual, endotoxinPerKg }: Cell): readonly LotTest[] {
  const tests: readonly LotTest[] = [
    {
      id: "identity",
      title: text(
        "Identity: lineage markers, STR match to the bank",
        "鉴别：谱系标志物、与细胞库STR一致",
      ),
      attribute: "identity",
      limit: { kind: "passed", word: conforms },
    },
    {
      id: "viability",
      title: text("Viability after thaw", "复苏后活率"),
      attribute: "viability",
      limit: { kind: "number", unit: "%", min: 70 },
    },
    {
      id: "dose",
      title: text("Viable cells, of the labelled number", "活细胞数（占标示量）"),
      attribute: "dose",
      limit: { kind: "number", unit: "%", min: 80, max: 120 },
    },
    {
      id: "purity",
      title: text("Cells of the intended kind", "目标细胞纯度"),
      attribute: "purity",
      limit: { kind: "number", unit: "%", min: 80 },
    },
    {
      id: "residual",
      title: text(...residual),
      attribute: "residual-ipsc",
      limit: { kind: "number", unit: "%", max: 0.01 },
    },
    {
      id: "potency",
      title: text("Potency: marker of function", "生物学效力：功能标志物"),
      attribute: "potency",
      limit: { kind: "passed", word: conforms },
    },
    {
      id: "rapid",
      title: text("Gram stain at release", "放行时革兰氏染色"),
      attribute: "sterility",
      limit: { kind: "passed", word: negative },
    },
    {
      id: "sterility",
      title: text("Sterility by culture", "无菌检查（培养法）"),
      attribute: "sterility",
      limit: { kind: "passed", word: text("No growth", "无菌生长") },
      resultDays: 14,
    },
    {
      id: "mycoplasma",
      title: text("Mycoplasma", "支原体"),
      attribute: "mycoplasma",
      limit: { kind: "passed", word: negative },
    },
    {
      id: "endotoxin",
      title: text("Endotoxin a kilogram of body weight", "内毒素（每千克体重）"),
      attribute: "endotoxin",
      limit: { kind: "number", unit: "[EU]/kg", max: endotoxinPerKg },
      source: "USP <85>: 0.2 EU/kg intrathecal",
    },
    {
      id: "genetic",
      title: text("Genetic stability: karyotype, TP53 panel", "遗传稳定性：核型、TP53"),
      attribute: "genetic-stability",
      limit: { kind: "passed", word: text("Normal", "正常") },
    },
  ];
  return tests.map((test) => ({ source: sources, assumption: usual, ...test }));
}

/** Saline or a sham kit is made, tested and counted like what it stands beside. */
export const shamSpecification: readonly LotTest[] = [
  {
    id: "appearance",
    title: text("Appearance like the product's", "外观与试验药一致"),
    attribute: "appearance",
    limit: { kind: "passed", word: conforms },
    assumption: usual,
  },
  {
    id: "sterility",
    title: text("Sterility by culture", "无菌检查（培养法）"),
    attribute: "sterility",
    limit: { kind: "passed", word: text("No growth", "无菌生长") },
    resultDays: 14,
    assumption: usual,
  },
];

/** How frozen cells are kept: no excursion is foreseen, so quality decides about each. */
export const frozen = {
  storage: { max: -150 },
  unit: "bag",
  unitsPerDose: 1,
  reorderBelow: 2,
} as const satisfies Partial<SupplyItem>;

const untold =
  "Form, storage in vapour of liquid nitrogen, 20 minutes from thaw to the end of the dose and the resupply threshold are not public; they are usual ones.";

/** XS228 as it is made and given: one bag a dose, into the cerebrospinal fluid. */
export function xs228Bags(levels: readonly string[]): SupplyItem {
  return {
    id: "XS228-BAG",
    product: "XS228",
    levels,
    origin: "allogeneic",
    ...frozen,
    specification: cellSpecification({
      residual: ["Residual undifferentiated iPSC", "残留未分化iPSC"],
      endotoxinPerKg: 0.2,
    }),
    thawMinutes: 20,
    label: {
      contact: "XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.; telephone as in the site file",
      strength: text("See the dose level of the order", "规格见用药申请"),
      directions: text("For intrathecal injection", "供鞘内注射"),
      storage: text("Below −150 °C", "−150 °C以下保存"),
    },
    source: "ClinicalTrials.gov NCT06974968: cryopreserved suspension",
    assumption: untold,
  };
}

/** Saline in the same bags, for the blinded trial: it is “thawed” as the cells are, so that nobody sees a difference. */
export function salineBags(levels: readonly string[]): SupplyItem {
  const { label: _, ...bags } = xs228Bags(levels);
  return {
    ...bags,
    id: "SALINE-BAG",
    product: "SALINE",
    origin: "conventional",
    specification: shamSpecification,
    source: "ClinicalTrials.gov NCT06974968: normal saline, identically packaged",
    assumption: "That the saline is frozen and thawed like the cells is assumed, for the blind.",
  };
}

/** Where cells are given: one look every quarter of an hour for four hours, and what the dose form is told of it. */
export function cellBedside(doseFields: BedsideFields): BedsidePlan {
  return {
    call: text(
      "the cell laboratory, telephone as in the site file",
      "细胞实验室（电话见中心文件夹）",
    ),
    observations: { everyMinutes: 15, forMinutes: 240 },
    doseFields,
    assumption:
      "How often and how long somebody looks after the participant is not public: every 15 minutes for 4 hours.",
  };
}
