import { codeList } from "../code-list.ts";
import { choice, date, decimal, derived, integer, words } from "../field-builders.ts";
import { form, soft } from "../form-builder.ts";

const position = codeList("SPIROMETRY_POSITION", {
  SITTING: ["Sitting", "坐位"],
  SUPINE: ["Lying", "卧位"],
});

/** The equation decides the percentage, and with it eligibility: it is kept with every value. */
export const referenceEquation = codeList("SPIROMETRY_EQUATION", {
  GLI2022: ["GLI 2022, global", "GLI 2022（全球）"],
  GLI2012_NEA: ["GLI 2012, North-East Asian", "GLI 2012（东北亚）"],
  GLI2012_SEA: ["GLI 2012, South-East Asian", "GLI 2012（东南亚）"],
  GLI2012_CAU: ["GLI 2012, Caucasian", "GLI 2012（白种人）"],
  GLI2012_AFR: ["GLI 2012, African American", "GLI 2012（非裔）"],
  GLI2012_OTHER: ["GLI 2012, other", "GLI 2012（其他）"],
  NHANES3: ["NHANES III", "NHANES III"],
  KNUDSON: ["Knudson 1983", "Knudson 1983"],
  OTHER: ["Other; named in the remarks", "其他（在备注中说明）"],
});

function vitalCapacity<const Id extends string>(id: Id, words_: readonly [string, string]) {
  return form(
    id,
    words_,
    {
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
      equation: choice(["Reference equation", "预计值公式"], referenceEquation, { required: true }),
      predicted: decimal(["Predicted value", "预计值"], "L", { decimals: 2, min: 0.5, max: 9 }),
      remarks: words(["Remarks", "备注"], { maxLength: 500 }),
      percent: derived(["Per cent of predicted", "占预计值百分比"], { unit: "%", decimals: 1 }),
    },
    {
      dateField: "date",
      provenance: "GLI reference values belong to ERS/GLI and are entered, not computed, here.",
    },
    ({ best, second, predicted, percent, efforts, equation }) => ({
      derive: { percent: best.dividedBy(predicted) },
      checks: [
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
      ],
    }),
  );
}

/** Slow vital capacity with its reference equation. Three efforts within 150 mL are a usual rule, not a quoted one. */
export function slowVitalCapacity<const Id extends string>(id: Id) {
  return vitalCapacity(id, ["Slow vital capacity", "慢肺活量（SVC）"]);
}

/** Forced vital capacity with its reference equation. */
export function forcedVitalCapacity<const Id extends string>(id: Id) {
  return vitalCapacity(id, ["Forced vital capacity", "用力肺活量（FVC）"]);
}
