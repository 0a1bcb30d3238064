import { codeList } from "../code-list.ts";
import { not, type NumberValue, sum } from "../expression/index.ts";
import { choice, derived, words } from "../field-builders.ts";
import { form, group, soft } from "../form-builder.ts";
import { keyMuscles, type KeyMuscle, levels, type Segment, segments } from "./spinal-segments.ts";
import { eachItem, scoredList } from "./scored-list.ts";

const tested = {
  "0*": ["0, not due to the spinal cord", "0（非脊髓损伤所致）"],
  "0**": ["0, consider normal", "0（按正常计）"],
  "1*": ["1, not due to the spinal cord", "1（非脊髓损伤所致）"],
  "1**": ["1, consider normal", "1（按正常计）"],
  NT: ["Not testable", "无法检查"],
  "NT*": ["Not testable, not due to the spinal cord", "无法检查（非脊髓损伤所致）"],
  "NT**": ["Not testable, consider normal", "无法检查（按正常计）"],
} as const;

const motor = scoredList("ISNCSCI_MOTOR", {
  0: ["0: no contraction", "0：无收缩"],
  1: ["1: flicker", "1：可见或可触及收缩"],
  2: ["2: moves without gravity", "2：去重力下可活动"],
  3: ["3: moves against gravity", "3：可抗重力活动"],
  4: ["4: moves against some resistance", "4：可抗部分阻力"],
  5: ["5: full strength", "5：正常肌力"],
  ...tested,
  "2*": ["2, not due to the spinal cord", "2（非脊髓损伤所致）"],
  "2**": ["2, consider normal", "2（按正常计）"],
  "3*": ["3, not due to the spinal cord", "3（非脊髓损伤所致）"],
  "3**": ["3, consider normal", "3（按正常计）"],
  "4*": ["4, not due to the spinal cord", "4（非脊髓损伤所致）"],
  "4**": ["4, consider normal", "4（按正常计）"],
});

const sensation = scoredList("ISNCSCI_SENSORY", {
  0: ["0: absent", "0：消失"],
  1: ["1: altered", "1：异常"],
  2: ["2: normal", "2：正常"],
  ...tested,
});

const anal = codeList("ISNCSCI_ANAL", {
  Yes: ["Present", "有"],
  No: ["Absent", "无"],
  NT: ["Not testable", "无法检查"],
});

/** In the order of less and less loss. */
export const ais = codeList(
  "AIS",
  {
    A: ["A: complete", "A：完全性损伤"],
    B: ["B: sensory incomplete", "B：感觉不完全性损伤"],
    C: ["C: motor incomplete, weaker half", "C：运动不完全性损伤（多数关键肌<3级）"],
    D: ["D: motor incomplete, stronger half", "D：运动不完全性损伤（至少半数关键肌≥3级）"],
    E: ["E: normal", "E：正常"],
  },
  { ordered: true },
);

const completeness = codeList("ISNCSCI_COMPLETE", {
  C: ["Complete", "完全性"],
  I: ["Incomplete", "不完全性"],
});

type Side = "Right" | "Left";
type MotorItem = `${KeyMuscle}${Side}Motor`;
type SensoryItem<M extends "Touch" | "Prick"> = `${Segment}${Side}${M}`;

const sides = ["Right", "Left"] as const;
const sideWords = { Right: ["right", "右"], Left: ["left", "左"] } as const;

function itemIds<P extends string, T extends string>(
  places: readonly P[],
  test: T,
): `${P}${Side}${T}`[] {
  return sides.flatMap((side) => places.map((place) => `${place}${side}${test}` as const));
}

function itemLabel(item: string, en: string, zh: string): readonly [string, string] {
  const side = item.includes("Right") ? "Right" : "Left";
  const place = item.slice(0, item.indexOf(side)).toUpperCase().replace("_", "-");
  return [`${en} ${place} ${sideWords[side][0]}`, `${place} ${sideWords[side][1]}侧${zh}`];
}

const motorItems: readonly MotorItem[] = itemIds(keyMuscles, "Motor");
const touchItems: readonly SensoryItem<"Touch">[] = itemIds(segments, "Touch");
const prickItems: readonly SensoryItem<"Prick">[] = itemIds(segments, "Prick");

/**
 * The ISNCSCI examination: ten key muscles and 28 dermatomes on each side, anal contraction and deep anal pressure.
 * Totals are derived; levels and the AIS are the examiner's, and may be "one of these" where something was not
 * testable (`A,C`). Item names are those of the Praxis algorithm.
 *
 * @source ISNCSCI, revised 2019 (ASIA/ISCoS); item names: github.com/praxis-isncsci/algorithm (Apache-2.0)
 */
export function isncsci<const Id extends string>(id: Id) {
  return form(
    id,
    ["ISNCSCI examination", "脊髓损伤神经学分类国际标准（ISNCSCI）检查"],
    {
      muscles: group(
        eachItem(motorItems, (item) => choice(itemLabel(item, "Strength", "肌力"), motor)),
        { title: ["Key muscles", "关键肌"] },
      ),
      lightTouch: group(
        eachItem(touchItems, (item) => choice(itemLabel(item, "Light touch", "轻触觉"), sensation)),
        { title: ["Light touch", "轻触觉"] },
      ),
      pinPrick: group(
        eachItem(prickItems, (item) => choice(itemLabel(item, "Pin prick", "针刺觉"), sensation)),
        { title: ["Pin prick", "针刺觉"] },
      ),
      vac: choice(["Voluntary anal contraction", "肛门自主收缩"], anal, { required: true }),
      dap: choice(["Deep anal pressure", "深部肛压觉"], anal, { required: true }),
      sensoryRight: choice(["Sensory level right", "右侧感觉平面"], levels, { setValued: true }),
      sensoryLeft: choice(["Sensory level left", "左侧感觉平面"], levels, { setValued: true }),
      motorRight: choice(["Motor level right", "右侧运动平面"], levels, { setValued: true }),
      motorLeft: choice(["Motor level left", "左侧运动平面"], levels, { setValued: true }),
      nli: choice(["Neurological level of injury", "神经损伤平面"], levels, {
        setValued: true,
        required: true,
      }),
      completeness: choice(["Complete or incomplete", "完全性或不完全性"], completeness, {
        setValued: true,
      }),
      ais: choice(["ASIA Impairment Scale", "ASIA损伤分级"], ais, {
        setValued: true,
        required: true,
      }),
      remarks: words(["What else affects the examination", "其他影响检查的情况"], {
        maxLength: 1000,
      }),
      uems: derived(["Upper extremity motor score (0–50)", "上肢运动评分（0–50）"]),
      lems: derived(["Lower extremity motor score (0–50)", "下肢运动评分（0–50）"]),
      motorTotal: derived(["Motor score (0–100)", "运动评分总分（0–100）"]),
      touchTotal: derived(["Light touch score (0–112)", "轻触觉评分总分（0–112）"]),
      prickTotal: derived(["Pin prick score (0–112)", "针刺觉评分总分（0–112）"]),
    },
    {
      provenance:
        "ISNCSCI (ASIA/ISCoS, revised 2019): item codes, values and totals; own words and own form. The ASIA worksheet is copyright and not copied.",
    },
    (own) => {
      const scoreOf = (item: MotorItem | SensoryItem<"Touch" | "Prick">): NumberValue =>
        own[item].score();
      const upper = motorItems.filter((item) => /^[ct]/.test(item));
      const lower = motorItems.filter((item) => /^[ls]/.test(item));
      const sacral = [...touchItems, ...prickItems].filter((item) => item.startsWith("s4_5"));
      const noSacralFeeling = sum(...sacral.map(scoreOf)).is(0);
      return {
        derive: {
          uems: sum(...upper.map(scoreOf)),
          lems: sum(...lower.map(scoreOf)),
          motorTotal: own.uems.plus(own.lems),
          touchTotal: sum(...touchItems.map(scoreOf)),
          prickTotal: sum(...prickItems.map(scoreOf)),
        },
        checks: [
          soft("SCI01", own.ais.isNot("A").or(own.vac.isNot("Yes")), [
            "AIS A is given although anal contraction is present. Look at both again.",
            "AIS为A级，但肛门自主收缩为“有”，请重新核对。",
          ]),
          soft("SCI02", own.ais.isNot("A").or(own.dap.isNot("Yes").and(noSacralFeeling)), [
            "AIS A is given although there is feeling at S4-5 or deep anal pressure. Look at these again.",
            "AIS为A级，但S4-5存在感觉或深部肛压觉，请重新核对。",
          ]),
          soft("SCI03", own.ais.isNot("B").or(own.vac.isNot("Yes")), [
            "AIS B is given although anal contraction is present. Look at both again.",
            "AIS为B级，但肛门自主收缩为“有”，请重新核对。",
          ]),
          soft("SCI04", own.completeness.isNot("C").or(own.ais.is("A")), [
            "The injury is called complete, but the AIS is not A. Correct one of them.",
            "损伤判为完全性，但AIS不是A级，请更正其中一项。",
          ]),
          soft("SCI05", not(own.ais.is("E")).or(own.nli.is("INT")), [
            "AIS E is given together with a level of injury. Look at both again.",
            "AIS为E级，但填写了损伤平面，请重新核对。",
          ]),
        ],
      };
    },
  );
}
