import { decimal, derived, integer } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";

/** Vital signs, height and weight; the body mass index follows. */
export function vitalSigns<const Id extends string>(id: Id) {
  return instrumentForm(
    "vital-signs",
    id,
    ["Vital signs", "生命体征"],
    {
      systolic: integer(["Systolic blood pressure", "收缩压"], {
        unit: "mm[Hg]",
        min: 30,
        max: 300,
        sdtm: { test: "SYSBP" },
      }),
      diastolic: integer(["Diastolic blood pressure", "舒张压"], {
        unit: "mm[Hg]",
        min: 10,
        max: 200,
        sdtm: { test: "DIABP" },
      }),
      pulse: integer(["Pulse rate", "脉搏"], {
        unit: "/min",
        min: 20,
        max: 250,
        sdtm: { test: "PULSE" },
      }),
      breaths: integer(["Respiratory rate", "呼吸频率"], {
        unit: "/min",
        min: 4,
        max: 80,
        sdtm: { test: "RESP" },
      }),
      temperature: decimal(["Body temperature", "体温"], "Cel", {
        units: ["[degF]"],
        decimals: 1,
        min: 30,
        max: 43,
        sdtm: { test: "TEMP" },
      }),
      saturation: integer(["Oxygen saturation on room air", "血氧饱和度（未吸氧）"], {
        unit: "%",
        min: 40,
        max: 100,
        sdtm: { test: "OXYSAT" },
      }),
      weight: decimal(["Weight", "体重"], "kg", {
        units: ["[lb_av]"],
        decimals: 1,
        min: 20,
        max: 250,
        sdtm: { test: "WEIGHT" },
      }),
      height: decimal(["Height", "身高"], "cm", {
        units: ["[in_i]"],
        decimals: 1,
        min: 100,
        max: 230,
        sdtm: { test: "HEIGHT" },
      }),
      bmi: derived(["Body mass index", "体重指数"], { unit: "kg/m2", decimals: 1 }),
    },
    { sdtm: { domain: "VS" } },
    ({ systolic, diastolic, temperature, weight, height, bmi }) => ({
      derive: { bmi: weight.dividedBy(height.times(height)) },
      checks: [
        hard("VS01", diastolic.below(systolic), [
          "Diastolic pressure is not below systolic pressure. Check both numbers against the source.",
          "舒张压不低于收缩压，请对照原始记录核对两个数值。",
        ]),
        soft("VS02", temperature.between(35, 39), [
          "Body temperature is unusual. Correct it, or confirm that it matches the source; fever may be an adverse event.",
          "体温异常。请更正，或确认与原始记录一致；发热可能属于不良事件。",
        ]),
        soft("VS03", weight.minus(weight.previous()).absolute().atMost(7), [
          "Weight differs by more than 7 kg from the visit before. Correct it, or confirm that it matches the source.",
          "体重与上次访视相差超过7 kg。请更正，或确认与原始记录一致。",
        ]),
        soft("VS04", bmi.between(13, 45), [
          "Weight and height give an unusual body mass index. Check both numbers and their units.",
          "由体重和身高计算的体重指数异常，请核对两个数值及单位。",
        ]),
      ],
    }),
  );
}
