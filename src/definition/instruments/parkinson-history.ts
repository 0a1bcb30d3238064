import { codeList } from "../code-list.ts";
import { choice, date, decimal, integer, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";

const side = codeList("PD_SIDE", {
  LEFT: ["Left", "左侧"],
  RIGHT: ["Right", "右侧"],
  BOTH: ["Both", "双侧"],
});

/** The history of Parkinson's disease: onset, treatment and what treatment does. */
export function parkinsonHistory<const Id extends string>(id: Id) {
  return instrumentForm(
    "parkinson-history",
    id,
    ["History of Parkinson's disease", "帕金森病病史"],
    {
      onset: date(["First motor symptom", "首发运动症状日期"], { partial: true, required: true }),
      ageAtOnset: integer(["Age at onset", "起病年龄"], { unit: "a", min: 0, max: 120 }),
      diagnosed: date(["Diagnosed on", "确诊日期"], { partial: true }),
      side: choice(["Side of onset", "起病侧"], side),
      responds: yesNo(["Responds to levodopa", "左旋多巴治疗有效"]),
      fluctuations: yesNo(["Motor fluctuations", "有运动症状波动"]),
      dyskinesia: yesNo(["Dyskinesia", "有异动症"]),
      ledd: decimal(["Levodopa-equivalent daily dose", "左旋多巴等效日剂量"], "mg/d", {
        decimals: 0,
        min: 0,
        max: 5000,
      }),
      stimulation: yesNo(["Deep brain stimulation or lesion before", "既往脑深部电刺激或毁损术"]),
    },
    { sdtm: { domain: "MH" } },
    ({ onset, diagnosed, ledd }) => ({
      checks: [
        hard("PDH01", diagnosed.onOrAfter(onset), [
          "The diagnosis lies before the first symptom. Check both dates.",
          "确诊日期早于首发症状日期，请核对两个日期。",
        ]),
        soft("PDH02", ledd.atMost(3000), [
          "The levodopa-equivalent dose is unusually high. Correct it, or confirm that it matches the source.",
          "左旋多巴等效日剂量异常偏高。请更正，或确认与原始记录一致。",
        ]),
      ],
    }),
  );
}
