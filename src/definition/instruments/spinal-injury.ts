import { codeList } from "../code-list.ts";
import { choice, date, words, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";
import { levels } from "./spinal-segments.ts";

const cause = codeList("INJURY_CAUSE", {
  TRAUMA: ["Trauma", "外伤"],
  SURGERY: ["Surgery", "手术相关"],
  OTHER: ["Other", "其他"],
});

const mechanism = codeList("INJURY_MECHANISM", {
  TRAFFIC: ["Road traffic", "交通事故"],
  FALL: ["Fall", "跌落"],
  SPORT: ["Sport", "运动"],
  BLOW: ["Struck by an object", "重物砸伤"],
  OTHER: ["Other", "其他"],
});

/** The spinal cord injury itself: when, how, where, and what was done since. */
export function spinalInjury<const Id extends string>(id: Id) {
  return instrumentForm(
    "spinal-injury",
    id,
    ["Spinal cord injury", "脊髓损伤病史"],
    {
      date: date(["Date of injury", "受伤日期"], {
        partial: true,
        required: true,
        help: [
          "As far as the source has it. Without the day, eligibility may stay undecided until it is found.",
          "按原始记录填写。若缺少日，入选资格可能暂无法判定。",
        ],
      }),
      cause: choice(["Cause", "原因"], cause, { required: true }),
      mechanism: choice(["How it happened", "致伤方式"], mechanism),
      highestBone: choice(["Highest injured vertebra", "最高骨折节段"], levels),
      decompressed: date(["Date of decompression or fixation", "减压或内固定手术日期"], {
        partial: true,
      }),
      steroid: yesNo(["High-dose steroid given", "曾用大剂量激素冲击"]),
      airway: yesNo(["Intubated or tracheostomy", "气管插管或气管切开"], { required: true }),
      story: words(["In words", "经过"], { maxLength: 2000 }),
    },
    { sdtm: { domain: "MH" } },
    ({ date, cause, decompressed }) => ({
      when: { mechanism: cause.is("TRAUMA") },
      checks: [
        hard("INJ01", decompressed.onOrAfter(date), [
          "Surgery for the injury lies before the injury. Check both dates.",
          "手术日期早于受伤日期，请核对两个日期。",
        ]),
        soft("INJ02", cause.isNot("OTHER"), [
          "The cause is neither trauma nor surgery. Confirm that it matches the source; it may decide eligibility.",
          "病因既非外伤也非手术。请确认与原始记录一致，此项可能影响入选资格。",
        ]),
      ],
    }),
  );
}
