import { codeList } from "../code-list.ts";
import { type BooleanValue, choose, not, sum } from "../expression/index.ts";
import { choice, date, derived, yesNo } from "../field-builders.ts";
import { form, group, hard, soft } from "../form-builder.ts";

/** @source revised El Escorial (Airlie House) criteria */
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

const onsetRegion = codeList("ALS_ONSET", {
  BULBAR: ["Bulbar", "延髓"],
  CERVICAL: ["Arm or hand", "上肢"],
  THORACIC: ["Trunk or breathing", "躯干或呼吸"],
  LUMBOSACRAL: ["Leg or foot", "下肢"],
});

const sporadic = codeList("ALS_FAMILY", {
  SALS: ["Sporadic", "散发性"],
  FALS: ["Familial", "家族性"],
});

/**
 * Diagnosis of ALS: onset, signs in the four body regions, and the El Escorial category as the investigator gives it.
 * The regions with both signs are counted, so that a category the signs do not support is asked about.
 *
 * @source Brooks 2000, revised El Escorial: definite = both signs in three regions; probable = in two
 */
export function alsDiagnosis<const Id extends string>(id: Id) {
  return form(
    id,
    ["Diagnosis of ALS", "ALS诊断"],
    {
      onset: date(["First weakness", "首发无力日期"], { partial: true, required: true }),
      diagnosed: date(["Diagnosed on", "确诊日期"], { partial: true }),
      region: choice(["Where it began", "起病部位"], onsetRegion, { required: true }),
      family: choice(["Family history", "家族史"], sporadic),
      signs: group(
        {
          bulbarUpper: yesNo(["Bulbar: upper motor neuron", "脑干：上运动神经元体征"]),
          bulbarLower: yesNo(["Bulbar: lower motor neuron", "脑干：下运动神经元体征"]),
          cervicalUpper: yesNo(["Cervical: upper motor neuron", "颈段：上运动神经元体征"]),
          cervicalLower: yesNo(["Cervical: lower motor neuron", "颈段：下运动神经元体征"]),
          thoracicUpper: yesNo(["Thoracic: upper motor neuron", "胸段：上运动神经元体征"]),
          thoracicLower: yesNo(["Thoracic: lower motor neuron", "胸段：下运动神经元体征"]),
          lumbarUpper: yesNo(["Lumbosacral: upper motor neuron", "腰骶段：上运动神经元体征"]),
          lumbarLower: yesNo(["Lumbosacral: lower motor neuron", "腰骶段：下运动神经元体征"]),
        },
        { title: ["Signs in the four body regions", "四个体区的体征"] },
      ),
      othersExcluded: yesNo(["Other causes excluded", "已排除其他病因"], { required: true }),
      category: choice(["Revised El Escorial category", "修订版El Escorial诊断级别"], elEscorial, {
        required: true,
      }),
      regions: derived(["Regions with both signs", "同时有上、下运动神经元体征的体区数"]),
    },
    { provenance: "Revised El Escorial criteria as published; own words.", sdtm: { domain: "MH" } },
    (own) => {
      const both = (upper: BooleanValue, lower: BooleanValue) => choose(upper.and(lower), 1, 0);
      return {
        derive: {
          regions: sum(
            both(own.bulbarUpper, own.bulbarLower),
            both(own.cervicalUpper, own.cervicalLower),
            both(own.thoracicUpper, own.thoracicLower),
            both(own.lumbarUpper, own.lumbarLower),
          ),
        },
        checks: [
          hard("DX01", own.diagnosed.onOrAfter(own.onset), [
            "The diagnosis lies before the first weakness. Check both dates.",
            "确诊日期早于首发无力日期，请核对两个日期。",
          ]),
          soft("DX02", not(own.category.is("DEFINITE")).or(own.regions.atLeast(3)), [
            "“Definite” needs both signs in three regions; fewer are recorded. Look at signs and category again.",
            "“确诊”需至少三个体区同时存在上、下运动神经元体征，目前记录不足，请重新核对体征与级别。",
          ]),
          soft("DX03", not(own.category.is("PROBABLE")).or(own.regions.atLeast(2)), [
            "“Probable” needs both signs in two regions; fewer are recorded. Look at signs and category again.",
            "“拟诊”需至少两个体区同时存在上、下运动神经元体征，目前记录不足，请重新核对体征与级别。",
          ]),
          soft("DX04", own.category.atLeast("PROBABLE").or(own.regions.atMost(2)), [
            "The signs in three regions would support a higher category. Look at signs and category again.",
            "三个体区的体征可支持更高级别，请重新核对体征与级别。",
          ]),
        ],
      };
    },
  );
}
