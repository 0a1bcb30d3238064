import { codeList } from "../code-list.ts";
import { not } from "../expression/index.ts";
import { choice, choices, date, words, yesNo } from "../field-builders.ts";
import { type FormOptions, hard, instrumentForm, soft } from "../form-builder.ts";
import type { CtcaeVersion } from "./ctcae-terms.ts";

/** The five grades, alike in both versions. @source NCI CTCAE v5.0 (2017-11-27) and v6.0 (2025-07-22), US government works; own words */
export const ctcaeGrade = codeList(
  "CTCAE_GRADE",
  {
    1: ["1: mild, no treatment needed", "1级：轻度，无需治疗"],
    2: ["2: moderate, limits instrumental daily activities", "2级：中度，影响工具性日常活动"],
    3: ["3: severe, hospital or limits self-care", "3级：重度，需住院或影响自理"],
    4: ["4: life-threatening, urgent treatment", "4级：危及生命，需紧急治疗"],
    5: ["5: death", "5级：死亡"],
  },
  { ordered: true },
);

/** From unrelated to certain, so that "at least possible" can be asked. */
export const relatedness = codeList(
  "RELATEDNESS",
  {
    NONE: ["Not related", "无关"],
    UNLIKELY: ["Unlikely related", "可能无关"],
    POSSIBLE: ["Possibly related", "可能相关"],
    PROBABLE: ["Probably related", "很可能相关"],
    DEFINITE: ["Definitely related", "肯定相关"],
  },
  { ordered: true },
);

/** @source ICH E2A II.B; Chinese GCP 2020 art. 11 */
export const seriousness = codeList("SERIOUSNESS", {
  DEATH: ["Results in death", "死亡"],
  LIFE: ["Life-threatening", "危及生命"],
  HOSPITAL: ["Hospital admission, or a longer stay", "需要住院治疗或者延长住院时间"],
  DISABILITY: ["Permanent or significant disability", "永久或者严重的残疾或者功能丧失"],
  CONGENITAL: ["Congenital anomaly or birth defect", "先天性异常或者出生缺陷"],
  OTHER: ["Other important medical event", "其他重要医学事件"],
});

const outcome = codeList("AE_OUTCOME", {
  RECOVERED: ["Recovered", "痊愈"],
  SEQUELAE: ["Recovered with sequelae", "痊愈伴后遗症"],
  RECOVERING: ["Recovering", "好转"],
  ONGOING: ["Not recovered", "未好转"],
  FATAL: ["Fatal", "死亡"],
  UNKNOWN: ["Unknown", "不详"],
});

const action = codeList("AE_ACTION", {
  NONE: ["None", "未采取措施"],
  DELAYED: ["Dose delayed", "推迟给药"],
  REDUCED: ["Dose reduced", "减少剂量"],
  STOPPED: ["Treatment ended", "终止给药"],
  NA: ["Does not apply", "不适用"],
});

/** What an adverse-event log may be given. */
export interface AdverseEventOptions extends Pick<FormOptions, "askedBy"> {
  /** The version that the study grades by; 5.0 when not given. */
  readonly ctcae?: CtcaeVersion;
}

/**
 * The adverse-event log: CTCAE grade, seriousness with its criteria, relatedness to product and to procedure,
 * and whether the event limits the dose. MedDRA is licensed: the code is a slot for the site's own copy.
 */
export function adverseEvents<const Id extends string>(
  id: Id,
  { ctcae = "5.0", ...options }: AdverseEventOptions = {},
) {
  return instrumentForm(
    "adverse-events",
    id,
    ["Adverse event", "不良事件"],
    {
      term: words(["Adverse event", "不良事件名称"], {
        required: true,
        maxLength: 200,
        sdtm: { variable: "AETERM" },
      }),
      code: words(["MedDRA code (licensed copy of the site)", "MedDRA编码（使用机构授权版本）"], {
        maxLength: 20,
      }),
      onset: date(["Began on", "开始日期"], {
        partial: true,
        required: true,
        sdtm: { variable: "AESTDTC" },
      }),
      end: date(["Ended on", "结束日期"], { partial: true, sdtm: { variable: "AEENDTC" } }),
      grade: choice([`CTCAE v${ctcae} grade (worst)`, `CTCAE v${ctcae} 最高分级`], ctcaeGrade, {
        required: true,
        sdtm: { variable: "AETOXGR" },
      }),
      serious: yesNo(["Serious", "是否为严重不良事件"], {
        required: true,
        sdtm: { variable: "AESER" },
      }),
      criteria: choices(["Why it is serious", "严重性标准"], seriousness),
      firstKnown: date(["Site first knew of it on", "研究中心首次获知日期"]),
      toProduct: choice(["Related to the product", "与试验用药品的因果关系"], relatedness, {
        required: true,
        sdtm: { variable: "AEREL" },
      }),
      toProcedure: choice(["Related to the procedure", "与操作的因果关系"], relatedness, {
        required: true,
      }),
      dlt: yesNo(["Dose-limiting toxicity", "剂量限制性毒性（DLT）"], {
        help: [
          "As the protocol defines it. The dose-escalation committee decides.",
          "按方案定义填写，由剂量递增委员会裁定。",
        ],
      }),
      action: choice(["Action taken with the product", "对试验用药品采取的措施"], action, {
        sdtm: { variable: "AEACN" },
      }),
      outcome: choice(["Outcome", "转归"], outcome, { sdtm: { variable: "AEOUT" } }),
      narrative: words(["Course in words", "经过描述"], { maxLength: 4000 }),
    },
    {
      log: true,
      purpose: "adverse-event",
      dateField: "onset",
      ...options,
      sdtm: { domain: "AE" },
      provenance: `Grades: NCI CTCAE v${ctcae}, US government work, own words. MedDRA terms are licensed and not shipped.`,
    },
    ({
      onset,
      end,
      grade,
      serious,
      criteria,
      toProduct,
      toProcedure,
      dlt,
      outcome,
      firstKnown,
    }) => ({
      when: { criteria: serious, firstKnown: serious },
      checks: [
        hard("AE01", end.onOrAfter(onset), [
          "The event ends before it began. Check both dates.",
          "结束日期早于开始日期，请核对两个日期。",
        ]),
        soft("AE02", grade.below("5").or(outcome.is("FATAL")), [
          "Grade 5 means death, but the outcome is not fatal. Correct one of them.",
          "5级为死亡，但转归不是“死亡”，请更正其中一项。",
        ]),
        soft("AE03", outcome.isNot("FATAL").or(serious), [
          "A fatal event is serious. Correct the outcome or the seriousness.",
          "转归为死亡的事件属于严重不良事件，请更正转归或严重性。",
        ]),
        soft("AE04", not(serious).or(criteria.answered()), [
          "The event is serious; tick why. The report can be sent without it and completed later.",
          "该事件为严重不良事件，请勾选严重性标准。可先报告，随后补填。",
        ]),
        soft("AE05", outcome.within("ONGOING", "RECOVERING", "UNKNOWN").or(end.answered()), [
          "The outcome says that the event is over; the end date is missing. Add it as far as the source has it.",
          "转归提示事件已结束，但缺少结束日期，请按原始记录补填。",
        ]),
        soft("AE06", not(dlt).or(toProduct.atLeast("POSSIBLE"), toProcedure.atLeast("POSSIBLE")), [
          "Marked as dose-limiting, but related neither to the product nor to the procedure. Look at these answers again.",
          "已标记为剂量限制性毒性，但与试验用药品及操作均判为无关，请重新核对。",
        ]),
        soft("AE07", firstKnown.onOrAfter(onset), [
          "The site knew of the event before it began. Check both dates.",
          "首次获知日期早于事件开始日期，请核对两个日期。",
        ]),
      ],
    }),
  );
}
