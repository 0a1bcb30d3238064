import type { Text } from "../../kernel/index.ts";
import { vitalCapacityReference } from "../algorithms/vital-capacity-reference.ts";
import { codeList } from "../code-list.ts";
import {
  choose,
  type CodeValue,
  compute,
  type DateValue,
  type NumberValue,
} from "../expression/index.ts";
import { choice, date, decimal, derived, integer, words } from "../field-builders.ts";
import { instrumentForm, soft } from "../form-builder.ts";
import { referenceEquation } from "./spirometry-equations.ts";

export { referenceEquation } from "./spirometry-equations.ts";

const position = codeList("SPIROMETRY_POSITION", {
  SITTING: ["Sitting", "坐位"],
  SUPINE: ["Lying", "卧位"],
});

type Equation = (typeof referenceEquation.codes)[number]["code"];

/** The reference equation of a protocol, and where the sex, the age on a day and the height of a person are found. */
export interface VitalCapacityReference {
  readonly equation: Equation;
  /** The per cent of predicted that the protocol draws a limit at, such as 70. */
  readonly limit?: number;
  /** Why this equation, where the protocol that names it is not public. */
  readonly assumption?: string;
  readonly sex: CodeValue<"F" | "M">;
  readonly age: (on: DateValue) => NumberValue;
  readonly height: NumberValue;
}

type Title = readonly [en: string, zhCN: string];
type Manoeuvre = "slow-vital-capacity" | "forced-vital-capacity";

const predictedHelp: Title = [
  "As the device prints it. With GLI 2022 and GLI 2012 it is computed below and compared.",
  "按仪器打印值填写。选用GLI 2022或GLI 2012时，下方自动计算并与之比较。",
];

const equationHelp: Title = [
  "GLI 2012 has one equation for each group of people: choose the group set on the device. It is not guessed; without it nothing is computed.",
  "GLI 2012按人群分别设有公式，请选择仪器上设定的人群。系统不推断人群；未选择则不计算。",
];

/** The fields of a test; the percentage says which equation applies, where the protocol names one. */
function fieldsOfTest(equation?: Text, assumption?: string, limit?: number) {
  const percent: Title =
    equation === undefined
      ? ["Per cent of predicted", "占预计值百分比"]
      : [
          `Per cent of predicted (protocol: ${equation.en})`,
          `占预计值百分比（方案规定：${equation["zh-CN"]}）`,
        ];
  return {
    date: date(["Date of the test", "检查日期"], { required: true }),
    position: choice(["Position", "体位"], position, { required: true }),
    efforts: integer(["Acceptable efforts", "可接受的测试次数"], { min: 0, max: 12 }),
    best: decimal(["Best value", "最佳值"], "L", {
      units: ["mL"],
      decimals: 2,
      min: 0.1,
      max: 9,
      required: true,
    }),
    second: decimal(["Second best value", "次佳值"], "L", {
      units: ["mL"],
      decimals: 2,
      min: 0.1,
      max: 9,
    }),
    equation: choice(["Reference equation", "预计值公式"], referenceEquation, {
      required: true,
      ...(assumption === undefined ? {} : { assumption }),
      ...(equation === undefined ? {} : { help: equationHelp }),
    }),
    predicted: decimal(["Predicted value", "预计值"], "L", {
      decimals: 2,
      min: 0.5,
      max: 9,
      ...(equation === undefined ? {} : { help: predictedHelp }),
    }),
    remarks: words(["Remarks", "备注"], { maxLength: 500 }),
    percent: derived(percent, {
      unit: "%",
      decimals: 1,
      score: { beside: ["equation"], ...(limit === undefined ? {} : { limit }) },
    }),
  };
}

interface Test {
  readonly best: NumberValue;
  readonly second: NumberValue;
  readonly percent: NumberValue;
  readonly efforts: NumberValue;
  readonly equation: CodeValue<Equation>;
}

function checksOf({ best, second, percent, efforts, equation }: Test) {
  return [
    soft("VC01", second.atMost(best), [
      "The second best value is above the best. Check which is which.",
      "次佳值高于最佳值，请核对。",
    ]),
    soft("VC02", best.minus(second).atMost(0.15), [
      "The two best values differ by more than 150 mL. Confirm that no further effort was possible.",
      "最佳值与次佳值相差超过150 mL，请确认无法再次测试。",
    ]),
    soft("VC03", efforts.atLeast(3), [
      "Fewer than three acceptable efforts. Confirm that it matches the source.",
      "可接受的测试少于3次，请确认与原始记录一致。",
    ]),
    soft("VC04", percent.between(15, 140), [
      "The percentage of predicted is unusual. Check the value, its unit and the predicted value.",
      "占预计值百分比异常，请核对测量值、单位及预计值。",
    ]),
    soft("VC05", equation.is(equation.previous()), [
      "The reference equation is not that of the visit before. Use one equation within a person, or confirm.",
      "预计值公式与上次访视不同。同一人应使用同一公式，如无误请确认。",
    ]),
  ];
}

function vitalCapacity<const Id extends string>(instrument: Manoeuvre, id: Id, title: Title) {
  return instrumentForm(
    instrument,
    id,
    title,
    fieldsOfTest(),
    {
      dateField: "date",
      provenance: "GLI reference values belong to ERS/GLI and are entered, not computed, here.",
    },
    (own) => ({
      derive: { percent: own.best.dividedBy(own.predicted) },
      checks: checksOf(own),
    }),
  );
}

/** The predicted value is computed where the equation allows it; one that is entered beside it is compared. */
function referencedVitalCapacity<const Id extends string>(
  instrument: Manoeuvre,
  id: Id,
  title: Title,
  reference: VitalCapacityReference,
) {
  const named = referenceEquation.codes.find(({ code }) => code === reference.equation)?.text;
  return instrumentForm(
    instrument,
    id,
    title,
    {
      ...fieldsOfTest(named, reference.assumption, reference.limit),
      expected: derived(["Predicted value, computed", "预计值（计算）"], {
        unit: "L",
        decimals: 4,
      }),
      lowerLimit: derived(["Lower limit of normal", "正常值下限"], { unit: "L", decimals: 2 }),
      zScore: derived(["z-score", "z 值"], { decimals: 2 }),
    },
    {
      dateField: "date",
      provenance:
        "GLI 2022 (doi:10.1164/rccm.202205-0963OC) and GLI 2012 (doi:10.1183/09031936.00080312) are computed; GLI reference values are material of the ERS Global Lung Function Initiative. With every other equation the predicted value is entered.",
    },
    (own) => {
      const { equation, predicted, expected, best } = own;
      const person = { sex: reference.sex, age: reference.age(own.date), height: reference.height };
      const given = { equation, ...person, measured: best };
      const of = compute(vitalCapacityReference, "predicted", { equation, ...person });
      return {
        derive: {
          expected: of,
          lowerLimit: compute(vitalCapacityReference, "lowerLimit", { equation, ...person }),
          zScore: compute(vitalCapacityReference, "zScore", given),
          percent: best.dividedBy(choose(expected.answered(), expected, predicted)),
        },
        checks: [
          ...checksOf(own),
          {
            ...soft("VC06", predicted.minus(expected).absolute().atMost(expected.times(0.01)), [
              "The predicted value entered differs by more than 1 % from the one computed by this equation. Check the equation, and sex, age and height on the device.",
              "填写的预计值与按该公式计算的预计值相差超过1%，请核对公式及仪器中的性别、年龄和身高。",
            ]),
            assumption: "The limit of 1 % is ours: rounding of height and age stays below it.",
          },
          soft("VC07", equation.is(reference.equation), [
            `The protocol names ${named?.en} as reference equation. The percentage here is by another one.`,
            `方案规定的预计值公式为${named?.["zh-CN"]}，此处的百分比按其他公式计算。`,
          ]),
        ],
      };
    },
  );
}

/** Slow vital capacity with its reference equation. Three efforts within 150 mL are a usual rule, not a quoted one. */
export function slowVitalCapacity<const Id extends string>(
  id: Id,
): ReturnType<typeof vitalCapacity<Id>>;
export function slowVitalCapacity<const Id extends string>(
  id: Id,
  reference: VitalCapacityReference,
): ReturnType<typeof referencedVitalCapacity<Id>>;
export function slowVitalCapacity(id: string, reference?: VitalCapacityReference) {
  return made("slow-vital-capacity", id, ["Slow vital capacity", "慢肺活量（SVC）"], reference);
}

/**
 * Forced vital capacity with its reference equation. Given the protocol's equation and where the person's sex, age and
 * height are found, predicted value, lower limit and z-score are computed.
 */
export function forcedVitalCapacity<const Id extends string>(
  id: Id,
): ReturnType<typeof vitalCapacity<Id>>;
export function forcedVitalCapacity<const Id extends string>(
  id: Id,
  reference: VitalCapacityReference,
): ReturnType<typeof referencedVitalCapacity<Id>>;
export function forcedVitalCapacity(id: string, reference?: VitalCapacityReference) {
  return made(
    "forced-vital-capacity",
    id,
    ["Forced vital capacity", "用力肺活量（FVC）"],
    reference,
  );
}

function made(
  instrument: Manoeuvre,
  id: string,
  title: Title,
  reference: VitalCapacityReference | undefined,
) {
  return reference === undefined
    ? vitalCapacity(instrument, id, title)
    : referencedVitalCapacity(instrument, id, title, reference);
}
