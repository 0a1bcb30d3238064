import { kingsClinical, kingsStages } from "../algorithms/kings-stage.ts";
import { compute } from "../expression/index.ts";
import { date, derivedCode, yesNo } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";

/**
 * Clinical milestones of ALS: functional involvement of each region by weakness, wasting, spasticity, dysarthria or
 * dysphagia, and the supports of eating and breathing. King's clinical stage is derived from them, to stand beside
 * the stage that ALSFRS-R gives.
 *
 * @source Roche 2012, doi:10.1093/brain/awr351; own words
 */
export function alsMilestones<const Id extends string>(id: Id) {
  return instrumentForm(
    "als-milestones",
    id,
    ["Milestones of ALS", "ALS病程里程碑"],
    {
      date: date(["Assessed on", "评估日期"], { required: true }),
      regions: group(
        {
          bulbar: yesNo(["Speech or swallowing", "言语或吞咽"]),
          upperLimb: yesNo(["Arm or hand", "上肢"]),
          lowerLimb: yesNo(["Leg or foot", "下肢"]),
          diaphragm: yesNo(["Breathing muscles", "呼吸肌"]),
        },
        { title: ["Regions involved", "受累区域"] },
      ),
      gastrostomy: yesNo([
        "Gastrostomy or feeding tube, given or refused",
        "已行或拒绝胃造瘘或管饲",
      ]),
      gastrostomySince: date(["Since", "起始日期"], { partial: true }),
      ventilation: yesNo([
        "Non-invasive ventilation, given, tried or refused",
        "已用、试用或拒绝无创通气",
      ]),
      ventilationSince: date(["Since", "起始日期"], { partial: true }),
      kings: derivedCode(["King's stage, clinical", "King's分期（临床）"], kingsStages),
    },
    { dateField: "date", provenance: "King's clinical staging as published; own words." },
    (own) => ({
      when: { gastrostomySince: own.gastrostomy, ventilationSince: own.ventilation },
      derive: {
        kings: compute(kingsClinical, "stage", {
          bulbar: own.bulbar,
          upperLimb: own.upperLimb,
          lowerLimb: own.lowerLimb,
          diaphragm: own.diaphragm,
          gastrostomy: own.gastrostomy,
          ventilation: own.ventilation,
        }),
      },
      checks: [
        soft("ALM01", own.gastrostomySince.onOrBefore(own.date), [
          "The gastrostomy lies after this assessment. Check both dates.",
          "胃造瘘或管饲日期晚于本次评估，请核对两个日期。",
        ]),
        soft("ALM02", own.ventilationSince.onOrBefore(own.date), [
          "The ventilation lies after this assessment. Check both dates.",
          "无创通气日期晚于本次评估，请核对两个日期。",
        ]),
      ],
    }),
  );
}
