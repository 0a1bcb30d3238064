import { codeList } from "../code-list.ts";
import { choice, date, words } from "../field-builders.ts";
import { form, soft } from "../form-builder.ts";

const ending = codeList("DISPOSITION", {
  COMPLETED: ["Completed as planned", "按方案完成"],
  ADVERSE_EVENT: ["Adverse event", "不良事件"],
  WITHDREW: ["Own decision", "本人决定退出"],
  PHYSICIAN: ["Investigator's decision", "研究者决定"],
  LOST: ["Lost to follow-up", "失访"],
  DEVIATION: ["Protocol deviation", "方案偏离"],
  PREGNANCY: ["Pregnancy", "妊娠"],
  SPONSOR: ["Study ended by the sponsor", "申办者终止研究"],
  DEATH: ["Death", "死亡"],
  OTHER: ["Other", "其他"],
});

const part = codeList("DISPOSITION_PART", {
  TREATMENT: ["Treatment", "治疗"],
  STUDY: ["The study", "研究"],
});

/** How treatment and taking part came to an end: one line each. */
export function disposition<const Id extends string>(id: Id) {
  return form(
    id,
    ["End of treatment or study", "治疗或研究结束"],
    {
      part: choice(["What ended", "结束内容"], part, { required: true }),
      date: date(["Ended on", "结束日期"], { required: true, sdtm: { variable: "DSSTDTC" } }),
      how: choice(["How it ended", "结束方式"], ending, {
        required: true,
        sdtm: { variable: "DSDECOD" },
      }),
      detail: words(["In words", "说明"], { maxLength: 500, sdtm: { variable: "DSTERM" } }),
    },
    { log: true, purpose: "disposition", dateField: "date", sdtm: { domain: "DS" } },
    ({ how, detail }) => ({
      checks: [
        soft("DS01", how.isNot("OTHER").or(detail.answered()), [
          "“Other” is chosen; say in words how it ended.",
          "已选择“其他”，请用文字说明。",
        ]),
      ],
    }),
  );
}
