import { codeList } from "../../src/definition/index.ts";

/** A test of the central laboratory: how its result becomes the standard one. */
export interface LaboratoryTest {
  readonly name: string;
  readonly zhCN: string;
  readonly category: string;
  readonly unit: string;
  readonly standardUnit: string;
  /** What a result is multiplied by; decimals of the converted reference range. */
  readonly factor: string;
  readonly rangeDecimals?: number;
}

type Line = readonly [
  name: string,
  zhCN: string,
  unit?: string,
  standardUnit?: string,
  factor?: string,
  rangeDecimals?: number,
];

function tests(
  category: string,
  lines: Readonly<Record<string, Line>>,
): [string, LaboratoryTest][] {
  return Object.entries(lines).map(([code, line]) => {
    const [name, zhCN, unit = "NO UNITS", standardUnit = unit, factor = "1", rangeDecimals] = line;
    return [
      code,
      {
        name,
        zhCN,
        category,
        unit,
        standardUnit: standardUnit === "NO UNITS" ? "" : standardUnit,
        factor,
        ...(rangeDecimals === undefined ? {} : { rangeDecimals }),
      },
    ];
  });
}

/**
 * The 47 tests: original unit, standard unit, factor. The factors are the trial's own, found by trying: with them
 * every one of the 59,580 published standard results comes out, digit by digit.
 */
export const laboratoryTests: ReadonlyMap<string, LaboratoryTest> = new Map([
  ...tests("CHEMISTRY", {
    ALB: ["Albumin", "白蛋白", "g/dL", "g/L", "10"],
    ALP: ["Alkaline Phosphatase", "碱性磷酸酶", "U/L"],
    ALT: ["Alanine Aminotransferase", "丙氨酸氨基转移酶", "U/L"],
    AST: ["Aspartate Aminotransferase", "天门冬氨酸氨基转移酶", "U/L"],
    BILI: ["Bilirubin", "总胆红素", "mg/dL", "umol/L", "17.1", 0],
    BUN: ["Blood Urea Nitrogen", "血尿素氮", "mg/dL", "mmol/L", "0.357", 1],
    CA: ["Calcium", "钙", "mg/dL", "mmol/L", "0.2495", 2],
    CHOL: ["Cholesterol", "胆固醇", "mg/dL", "mmol/L", "0.02586", 2],
    CK: ["Creatine Kinase", "肌酸激酶", "U/L"],
    CL: ["Chloride", "氯", "mEq/L", "mmol/L"],
    CREAT: ["Creatinine", "肌酐", "mg/dL", "umol/L", "88.4", 0],
    GGT: ["Gamma Glutamyl Transferase", "γ-谷氨酰转移酶", "U/L"],
    GLUC: ["Glucose", "葡萄糖", "mg/dL", "mmol/L", "0.05551", 1],
    K: ["Potassium", "钾", "mEq/L", "mmol/L"],
    PHOS: ["Phosphate", "磷", "mg/dL", "mmol/L", "0.3229", 2],
    PROT: ["Protein", "总蛋白", "g/dL", "g/L", "10"],
    SODIUM: ["Sodium", "钠", "mEq/L", "mmol/L"],
    URATE: ["Urate", "尿酸", "mg/dL", "umol/L", "59.48", 0],
  }),
  ...tests("HEMATOLOGY", {
    ANISO: ["Anisocytes", "红细胞大小不均"],
    BASO: ["Basophils", "嗜碱性粒细胞", "THOU/uL", "GI/L"],
    BASOLE: ["Basophils/Leukocytes", "嗜碱性粒细胞比例", "FRACTION"],
    EOS: ["Eosinophils", "嗜酸性粒细胞", "THOU/uL", "GI/L"],
    EOSLE: ["Eosinophils/Leukocytes", "嗜酸性粒细胞比例", "FRACTION"],
    HCT: ["Hematocrit", "红细胞压积", "%", "1", "0.01"],
    HGB: ["Hemoglobin", "血红蛋白", "g/dL", "mmol/L", "0.6206", 2],
    LYM: ["Lymphocytes", "淋巴细胞", "THOU/uL", "GI/L"],
    LYMLE: ["Lymphocytes/Leukocytes", "淋巴细胞比例", "FRACTION"],
    MACROCY: ["Macrocytes", "大红细胞"],
    MCH: [
      "Ery. Mean Corpuscular Hemoglobin",
      "平均红细胞血红蛋白量",
      "pg",
      "fmol(Fe)",
      "0.06206",
      1,
    ],
    MCHC: [
      "Ery. Mean Corpuscular HGB Concentration",
      "平均红细胞血红蛋白浓度",
      "g/dL",
      "mmol/L",
      "0.6206",
      0,
    ],
    MCV: ["Ery. Mean Corpuscular Volume", "平均红细胞体积", "fL"],
    MICROCY: ["Microcytes", "小红细胞"],
    MONO: ["Monocytes", "单核细胞", "THOU/uL", "GI/L"],
    MONOLE: ["Monocytes/Leukocytes", "单核细胞比例", "FRACTION"],
    PLAT: ["Platelet", "血小板", "THOU/uL", "GI/L"],
    POIKILO: ["Poikilocytes", "异形红细胞"],
    POLYCHR: ["Polychromasia", "多染性红细胞"],
    RBC: ["Erythrocytes", "红细胞", "MILL/uL", "TI/L"],
    WBC: ["Leukocytes", "白细胞", "THOU/uL", "GI/L"],
  }),
  ...tests("URINALYSIS", {
    COLOR: ["Color", "尿液颜色"],
    KETONES: ["Ketones", "尿酮体"],
    PH: ["pH", "尿pH"],
    SPGRAV: ["Specific Gravity", "尿比重"],
    UROBIL: ["Urobilinogen", "尿胆原"],
  }),
  ...tests("OTHER", {
    TSH: ["Thyrotropin", "促甲状腺激素", "uIU/mL", "mU/L"],
    VITB12: ["Vitamin B12", "维生素B12", "pg/mL", "pmol/L", "0.7378", 0],
  }),
  ...tests("", { HBA1C: ["Hemoglobin A1C", "糖化血红蛋白", "%", "1", "0.01", 3] }),
]);

export const laboratoryTest = codeList(
  "LABORATORY_TEST",
  Object.fromEntries(
    [...laboratoryTests].map(([code, { name, zhCN }]) => [code, [name, zhCN] as const]),
  ),
);

/** What is said of each test, by its code: for the lookups of the dataset. */
export function ofTests<T extends string | number>(
  read: (test: LaboratoryTest) => T | undefined,
): Record<string, T> {
  return Object.fromEntries(
    [...laboratoryTests].flatMap(([code, test]) => {
      const value = read(test);
      return value === undefined ? [] : [[code, value]];
    }),
  );
}
