import {
  mdsUpdrsProratedI,
  mdsUpdrsProratedII,
  mdsUpdrsProratedIII,
  proratingRules,
} from "../algorithms/mds-updrs-prorated.ts";
import { codeList } from "../code-list.ts";
import {
  type CodeValue,
  compute,
  type NumberValue,
  sum,
  type TypedValue,
} from "../expression/index.ts";
import { choice, decimal, derived, integer, words, yesNo } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";
import { eachItem } from "./scored-list.ts";

/** The state in which a person with Parkinson's disease is examined. */
export const motorState = codeList("MOTOR_STATE", {
  OFF: ["OFF", "关期"],
  ON: ["ON", "开期"],
});

const source = codeList("UPDRS_SOURCE", {
  PATIENT: ["Patient", "患者"],
  CARER: ["Carer", "照护者"],
  BOTH: ["Patient and carer", "患者和照护者"],
});

const partOne = [
  ...(["p1_1", "p1_2", "p1_3", "p1_4", "p1_5", "p1_6"] as const),
  ...(["p1_7", "p1_8", "p1_9", "p1_10", "p1_11", "p1_12", "p1_13"] as const),
] as const;

const partTwo = [
  ...(["p2_1", "p2_2", "p2_3", "p2_4", "p2_5", "p2_6", "p2_7"] as const),
  ...(["p2_8", "p2_9", "p2_10", "p2_11", "p2_12", "p2_13"] as const),
] as const;

/** 18 numbered items with 33 scores. */
const partThree = [
  ...(["p3_1", "p3_2", "p3_3a", "p3_3b", "p3_3c", "p3_3d", "p3_3e"] as const),
  ...(["p3_4a", "p3_4b", "p3_5a", "p3_5b", "p3_6a", "p3_6b"] as const),
  ...(["p3_7a", "p3_7b", "p3_8a", "p3_8b"] as const),
  ...(["p3_9", "p3_10", "p3_11", "p3_12", "p3_13", "p3_14"] as const),
  ...(["p3_15a", "p3_15b", "p3_16a", "p3_16b"] as const),
  ...(["p3_17a", "p3_17b", "p3_17c", "p3_17d", "p3_17e", "p3_18"] as const),
] as const;

const partFour = ["p4_1", "p4_2", "p4_3", "p4_4", "p4_5", "p4_6"] as const;

function item(id: string) {
  const name = id.slice(1).replace("_", ".");
  return integer([`Item ${name}`, `第${name}项`], { min: 0, max: 4 });
}

const provenance =
  "MDS-UPDRS © International Parkinson and Movement Disorder Society: codes and ranges only. A licensed site loads its own wording.";

const examination = {
  state: choice(["Examined in", "检查时状态"], motorState, { required: true }),
  levodopa: yesNo(["On levodopa", "正在使用左旋多巴"]),
  sinceLevodopa: decimal(["Hours since the last dose of levodopa", "距末次左旋多巴时间"], "h", {
    units: ["min"],
    decimals: 1,
    min: 0,
    max: 96,
  }),
  dyskinesia: yesNo(["Dyskinesia during the examination", "检查时有异动症"]),
  interfered: yesNo(["Dyskinesia interfered with the rating", "异动症影响评分"]),
  rater: words(["Rated by", "评定者"], { maxLength: 100 }),
};

/** Practically defined OFF. @source code of a trial: 12 hours; another one: overnight, at least 8 (domain-verified.md §2) */
function offCheck(
  id: string,
  {
    state,
    sinceLevodopa,
  }: { readonly state: CodeValue<"OFF" | "ON">; readonly sinceLevodopa: NumberValue },
  hours = 12,
) {
  return soft(id, state.is("ON").or(sinceLevodopa.atLeast(hours)), [
    `OFF is rated less than ${hours} hours after levodopa. Confirm that it matches the source.`,
    `关期评分距末次左旋多巴不足${hours}小时，请确认与原始记录一致。`,
  ]);
}

/** What a study may decide about its examinations. */
export interface MdsUpdrsOptions {
  /** How missing scores are prorated: the same ones throughout, or some here and there. Not at all when not given. */
  readonly prorate?: keyof typeof proratingRules;
  /** Hours without levodopa from which a state counts as OFF; 12, as is usual, when not given. Trials differ. */
  readonly offAfterHours?: number;
}

/**
 * MDS-UPDRS, all four parts: 13 + 13 + 33 + 6 scores of 0–4; totals 0–52, 0–52, 0–132, 0–24 and 0–260.
 * A sum stays unknown while a score is missing; where the study prorates, the prorated scores stand beside it.
 *
 * @source Goetz 2008, doi:10.1002/mds.22340; counts re-read in domain-verified.md §2
 */
export function mdsUpdrs<const Id extends string>(
  id: Id,
  { prorate, offAfterHours }: MdsUpdrsOptions = {},
) {
  return instrumentForm(
    "mds-updrs",
    id,
    ["MDS-UPDRS, parts I to IV", "MDS-UPDRS 第I–IV部分"],
    {
      answeredBy: choice(["Answered by", "回答者"], source),
      one: group(eachItem(partOne, item), { title: ["Part I", "第I部分"] }),
      two: group(eachItem(partTwo, item), { title: ["Part II", "第II部分"] }),
      ...examination,
      three: group(eachItem(partThree, item), { title: ["Part III", "第III部分"] }),
      four: group(eachItem(partFour, item), { title: ["Part IV", "第IV部分"] }),
      partI: derived(["Part I (0–52)", "第I部分（0–52）"], { score: { range: [0, 52] } }),
      partII: derived(["Part II (0–52)", "第II部分（0–52）"], { score: { range: [0, 52] } }),
      partIII: derived(["Part III (0–132)", "第III部分（0–132）"], {
        score: { range: [0, 132], beside: ["state"] },
      }),
      partIV: derived(["Part IV (0–24)", "第IV部分（0–24）"], { score: { range: [0, 24] } }),
      total: derived(["Total (0–260)", "总分（0–260）"], {
        score: { range: [0, 260], beside: ["state"] },
      }),
      ...(prorate === undefined ? {} : (proratedFields(prorate) as Record<never, never>)),
    },
    { provenance },
    (own) => ({
      when: { sinceLevodopa: own.levodopa, interfered: own.dyskinesia },
      derive: {
        partI: sum(...partOne.map((item) => own[item])),
        partII: sum(...partTwo.map((item) => own[item])),
        partIII: sum(...partThree.map((item) => own[item])),
        partIV: sum(...partFour.map((item) => own[item])),
        total: sum(own.partI, own.partII, own.partIII, own.partIV),
        ...(prorate === undefined ? {} : prorated(prorate, own)),
      },
      checks: [
        offCheck("UPD01", own, offAfterHours),
        soft("UPD02", own.partIII.minus(own.partIII.previous()).absolute().atMost(40), [
          "Part III differs by more than 40 points from the visit before. Check state and scores.",
          "第III部分与上次访视相差超过40分，请核对状态与评分。",
        ]),
      ],
    }),
  );
}

function proratedFields(rule: keyof typeof proratingRules) {
  const { source, assumption } = proratingRules[rule];
  const part = (numeral: string) =>
    derived([`Part ${numeral}, prorated`, `第${numeral}部分（按比例折算）`], {
      decimals: 2,
      source,
      assumption,
    });
  return { proratedI: part("I"), proratedII: part("II"), proratedIII: part("III") };
}

function prorated(
  rule: keyof typeof proratingRules,
  own: Readonly<Record<string, TypedValue>>,
): Record<string, NumberValue> {
  const scores = (items: readonly string[]) =>
    Object.fromEntries(items.map((item, index) => [`s${index + 1}`, own[item] as NumberValue]));
  return {
    proratedI: compute(mdsUpdrsProratedI, "score", { rule, ...scores(partOne) }),
    proratedII: compute(mdsUpdrsProratedII, "score", { rule, ...scores(partTwo) }),
    proratedIII: compute(mdsUpdrsProratedIII, "score", { rule, ...scores(partThree) }),
  };
}

/** Part III alone, as it is rated a second time in the other state. */
export function mdsUpdrsMotor<const Id extends string>(
  id: Id,
  { offAfterHours }: Pick<MdsUpdrsOptions, "offAfterHours"> = {},
) {
  return instrumentForm(
    "mds-updrs-motor",
    id,
    ["MDS-UPDRS, part III", "MDS-UPDRS 第III部分"],
    {
      ...examination,
      three: group(eachItem(partThree, item), { title: ["Part III", "第III部分"] }),
      partIII: derived(["Part III (0–132)", "第III部分（0–132）"], {
        score: { range: [0, 132], beside: ["state"] },
      }),
    },
    { provenance },
    (own) => ({
      when: { sinceLevodopa: own.levodopa, interfered: own.dyskinesia },
      derive: { partIII: sum(...partThree.map((item) => own[item])) },
      checks: [offCheck("UPM01", own, offAfterHours)],
    }),
  );
}
