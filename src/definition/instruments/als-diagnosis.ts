import { codeList } from "../code-list.ts";
import {
  awajiCategories,
  awajiFromSigns,
  elEscorial,
  elEscorialFromSigns,
} from "../algorithms/el-escorial-category.ts";
import { goldCoastFromSigns } from "../algorithms/gold-coast.ts";
import { type BooleanValue, choose, compute, sum, today } from "../expression/index.ts";
import { choice, date, derived, derivedCode, integer, yesNo } from "../field-builders.ts";
import { group, hard, instrumentForm, soft } from "../form-builder.ts";

export { elEscorial };

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
 * Diagnosis of ALS: onset, signs in the four body regions with electromyography, and the El Escorial category as the
 * investigator gives it. Beside it stand the categories that the signs support, by the revised El Escorial and the
 * Awaji criteria, and whether Gold Coast is met; a category that the signs rule out is asked about. What was not
 * examined leaves them open.
 *
 * @source Brooks 2000; de Carvalho 2008; Shefner 2020; own words
 */
export function alsDiagnosis<const Id extends string>(id: Id) {
  return instrumentForm(
    "als-diagnosis",
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
      emg: group(
        {
          bulbarEmg: yesNo(["Bulbar: changes", "脑干：有改变"]),
          cervicalEmg: yesNo(["Cervical: changes", "颈段：有改变"]),
          thoracicEmg: yesNo(["Thoracic: changes", "胸段：有改变"]),
          lumbarEmg: yesNo(["Lumbosacral: changes", "腰骶段：有改变"]),
          emgLimbs: integer(["Limbs with changes", "有改变的肢体数"], { min: 0, max: 4 }),
        },
        {
          title: [
            "Electromyography: chronic neurogenic change with ongoing denervation",
            "肌电图：慢性神经源性改变伴进行性失神经",
          ],
        },
      ),
      progressive: yesNo([
        "Motor function gets worse, and was normal before",
        "运动功能进行性减退，且既往正常",
      ]),
      othersExcluded: yesNo(["Other causes excluded", "已排除其他病因"], { required: true }),
      category: choice(["Revised El Escorial category", "修订版El Escorial诊断级别"], elEscorial, {
        required: true,
      }),
      bySigns: derivedCode(["Category by the signs", "按体征推算的级别"], elEscorial),
      awaji: derivedCode(["Awaji category by the signs", "按体征推算的Awaji级别"], awajiCategories),
      goldCoast: derived(["Gold Coast criteria met", "符合Gold Coast标准"], { type: "boolean" }),
      regions: derived(["Regions with both signs", "同时有上、下运动神经元体征的体区数"]),
    },
    {
      provenance: "Revised El Escorial, Awaji and Gold Coast criteria as published; own words.",
      sdtm: { domain: "MH" },
    },
    (own) => {
      const both = (upper: BooleanValue, lower: BooleanValue) => choose(upper.and(lower), 1, 0);
      const signs = {
        bulbarUpper: own.bulbarUpper,
        bulbarLower: own.bulbarLower,
        bulbarEmg: own.bulbarEmg,
        cervicalUpper: own.cervicalUpper,
        cervicalLower: own.cervicalLower,
        cervicalEmg: own.cervicalEmg,
        thoracicUpper: own.thoracicUpper,
        thoracicLower: own.thoracicLower,
        thoracicEmg: own.thoracicEmg,
        lumbarUpper: own.lumbarUpper,
        lumbarLower: own.lumbarLower,
        lumbarEmg: own.lumbarEmg,
        emgLimbs: own.emgLimbs,
      };
      const { progressive, othersExcluded } = own;
      return {
        derive: {
          bySigns: compute(elEscorialFromSigns, "category", signs),
          awaji: compute(awajiFromSigns, "category", signs),
          goldCoast: compute(goldCoastFromSigns, "met", { progressive, othersExcluded, ...signs }),
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
          soft("DX02", own.category.is(own.bySigns), [
            "The signs support another category than the one given. Look at signs and category again.",
            "所填级别与体征推算的级别不符，请重新核对体征与级别。",
          ]),
          hard("DX03", own.onset.onOrBefore(today), [
            "The first weakness lies in the future. Correct the date.",
            "首发无力日期晚于今日，请更正日期。",
          ]),
        ],
      };
    },
  );
}
