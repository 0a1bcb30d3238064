import { codeList } from "../code-list.ts";
import { not } from "../expression/index.ts";
import { choice, date, decimal, words, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";

const route = codeList("CM_ROUTE", {
  ORAL: ["By mouth or tube", "口服或管饲"],
  IV: ["Intravenous", "静脉"],
  IM: ["Intramuscular", "肌内"],
  SC: ["Subcutaneous", "皮下"],
  IT: ["Intrathecal", "鞘内"],
  INH: ["Inhaled", "吸入"],
  TOP: ["On the skin", "外用"],
  OTHER: ["Other", "其他"],
});

/** The log of medicines and treatments taken besides the product. */
export function concomitantMedication<const Id extends string>(id: Id) {
  return instrumentForm(
    "concomitant-medication",
    id,
    ["Concomitant medication", "合并用药"],
    {
      name: words(["Medicine or treatment", "药物或治疗名称"], {
        required: true,
        maxLength: 200,
        sdtm: { variable: "CMTRT" },
      }),
      reason: words(["Given for", "用药原因"], { maxLength: 200, sdtm: { variable: "CMINDC" } }),
      dose: decimal(["Dose", "单次剂量"], "1", { min: 0, sdtm: { variable: "CMDOSE" } }),
      unit: words(["Unit of the dose", "剂量单位"], {
        maxLength: 40,
        sdtm: { variable: "CMDOSU" },
      }),
      frequency: words(["How often", "用药频次"], {
        maxLength: 60,
        sdtm: { variable: "CMDOSFRQ" },
      }),
      route: choice(["Route", "给药途径"], route, { sdtm: { variable: "CMROUTE" } }),
      start: date(["Since", "开始日期"], { partial: true, sdtm: { variable: "CMSTDTC" } }),
      ongoing: yesNo(["Still taken", "是否仍在使用"]),
      end: date(["Until", "结束日期"], { partial: true, sdtm: { variable: "CMENDTC" } }),
    },
    { log: true, dateField: "start", sdtm: { domain: "CM" } },
    ({ dose, unit, start, end, ongoing }) => ({
      when: { end: not(ongoing), unit: dose.answered() },
      checks: [
        hard("CM01", end.onOrAfter(start), [
          "The medicine ends before it began. Check both dates.",
          "结束日期早于开始日期，请核对两个日期。",
        ]),
        soft("CM02", not(dose.answered()).or(unit.answered()), [
          "A dose without its unit cannot be understood. Add the unit.",
          "已填写剂量但缺少单位，请补填单位。",
        ]),
      ],
    }),
  );
}
