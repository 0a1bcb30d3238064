import { isncsci206 } from "../algorithms/isncsci.ts";
import { type CodeValue, computeFrom, not, type NumberValue, sum } from "../expression/index.ts";
import { choice, derived, derivedCode, words } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";
import {
  type MotorItem,
  motorItems,
  prickItems,
  type SensoryItem,
  sideWords,
  touchItems,
} from "./isncsci-items.ts";
import { ais, anal, completeness, motor, muscleLevels, sensation, zones } from "./isncsci-lists.ts";
import { eachItem } from "./scored-list.ts";
import { levels } from "./spinal-segments.ts";

function itemLabel(item: string, en: string, zh: string): readonly [string, string] {
  const side = item.includes("Right") ? "Right" : "Left";
  const place = item.slice(0, item.indexOf(side)).toUpperCase().replace("_", "-");
  return [`${en} ${place} ${sideWords[side][0]}`, `${place} ${sideWords[side][1]}侧${zh}`];
}

/** Asks which is right where the examiner's answer and the computed one exclude each other. */
function compared<C extends string>(
  id: string,
  entered: CodeValue<C>,
  computed: CodeValue<C>,
  en: string,
  zh: string,
) {
  return soft(id, entered.is(computed), [
    `The ${en} entered is not what the examination gives by the ISNCSCI rules (shown as computed). Look at the items again, correct one of them, or confirm.`,
    `填写的${zh}与按ISNCSCI规则由检查结果计算的不一致（见计算值）。请重新核对各检查项，更正其一，或确认。`,
  ]);
}

type Output = Extract<keyof typeof isncsci206.outputs, string>;

/**
 * The ISNCSCI examination: ten key muscles and 28 dermatomes on each side, anal contraction and deep anal pressure.
 * Levels and the AIS are the examiner's, and may be "one of these" where something was not testable (`A,C`); beside
 * them stands what the algorithm computes from the same items, and where the two exclude each other it is asked which
 * is right. Item names are those of the Praxis algorithm.
 *
 * @source ISNCSCI, revised 2019 (ASIA/ISCoS); item names: github.com/praxis-isncsci/algorithm (Apache-2.0)
 */
export function isncsci<const Id extends string>(id: Id) {
  return instrumentForm(
    "isncsci",
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
      nonKeyRight: choice(
        ["Lowest other muscle with motion, right", "右侧有运动的最低非关键肌节段"],
        muscleLevels,
      ),
      nonKeyLeft: choice(
        ["Lowest other muscle with motion, left", "左侧有运动的最低非关键肌节段"],
        muscleLevels,
      ),
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
        score: {},
      }),
      remarks: words(["What else affects the examination", "其他影响检查的情况"], {
        maxLength: 1000,
      }),
      uems: derived(["Upper extremity motor score (0–50)", "上肢运动评分（0–50）"], {
        score: { range: [0, 50] },
      }),
      lems: derived(["Lower extremity motor score (0–50)", "下肢运动评分（0–50）"], {
        score: { range: [0, 50] },
      }),
      motorTotal: derived(["Motor score (0–100)", "运动评分总分（0–100）"], {
        score: { range: [0, 100] },
      }),
      touchTotal: derived(["Light touch score (0–112)", "轻触觉评分总分（0–112）"], {
        score: { range: [0, 112] },
      }),
      prickTotal: derived(["Pin prick score (0–112)", "针刺觉评分总分（0–112）"], {
        score: { range: [0, 112] },
      }),
      computed: group(
        {
          motorRightTotal: derived(["Motor score right (0–50)", "右侧运动评分（0–50）"]),
          motorLeftTotal: derived(["Motor score left (0–50)", "左侧运动评分（0–50）"]),
          sensoryRightComputed: derivedCode(
            ["Sensory level right, computed", "右侧感觉平面（计算）"],
            levels,
          ),
          sensoryLeftComputed: derivedCode(
            ["Sensory level left, computed", "左侧感觉平面（计算）"],
            levels,
          ),
          motorRightComputed: derivedCode(
            ["Motor level right, computed", "右侧运动平面（计算）"],
            levels,
          ),
          motorLeftComputed: derivedCode(
            ["Motor level left, computed", "左侧运动平面（计算）"],
            levels,
          ),
          nliComputed: derivedCode(
            ["Neurological level of injury, computed", "神经损伤平面（计算）"],
            levels,
            { score: {} },
          ),
          completenessComputed: derivedCode(
            ["Complete or incomplete, computed", "完全性或不完全性（计算）"],
            completeness,
          ),
          aisComputed: derivedCode(
            ["ASIA Impairment Scale, computed", "ASIA损伤分级（计算）"],
            ais,
            { score: {} },
          ),
          sensoryZoneRight: derivedCode(
            ["Zone of partial preservation, sensory right", "右侧感觉部分保留区"],
            zones,
          ),
          sensoryZoneLeft: derivedCode(
            ["Zone of partial preservation, sensory left", "左侧感觉部分保留区"],
            zones,
          ),
          motorZoneRight: derivedCode(
            ["Zone of partial preservation, motor right", "右侧运动部分保留区"],
            zones,
          ),
          motorZoneLeft: derivedCode(
            ["Zone of partial preservation, motor left", "左侧运动部分保留区"],
            zones,
          ),
          assumed: derived(
            [
              "The computed classification rests on a clinical assumption (*)",
              "计算结果基于临床假设（*）",
            ],
            { type: "boolean" },
          ),
        },
        { title: ["Computed from the examination", "由检查结果计算"] },
      ),
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
      const from = <K extends Output>(output: K) =>
        computeFrom(id, isncsci206, output, {
          nonKeyRight: own.nonKeyRight,
          nonKeyLeft: own.nonKeyLeft,
        });
      const noSacralFeeling = sum(...sacral.map(scoreOf)).is(0);
      return {
        derive: {
          uems: sum(...upper.map(scoreOf)),
          lems: sum(...lower.map(scoreOf)),
          motorTotal: own.uems.plus(own.lems),
          touchTotal: sum(...touchItems.map(scoreOf)),
          prickTotal: sum(...prickItems.map(scoreOf)),
          motorRightTotal: from("motorRight"),
          motorLeftTotal: from("motorLeft"),
          sensoryRightComputed: from("sensoryRight"),
          sensoryLeftComputed: from("sensoryLeft"),
          motorRightComputed: from("motorLevelRight"),
          motorLeftComputed: from("motorLevelLeft"),
          nliComputed: from("nli"),
          completenessComputed: from("completeness"),
          aisComputed: from("ais"),
          sensoryZoneRight: from("sensoryZoneRight"),
          sensoryZoneLeft: from("sensoryZoneLeft"),
          motorZoneRight: from("motorZoneRight"),
          motorZoneLeft: from("motorZoneLeft"),
          assumed: from("assumed"),
        },
        checks: [
          compared("SCI10", own.ais, own.aisComputed, "AIS", "ASIA损伤分级"),
          compared("SCI11", own.nli, own.nliComputed, "level of injury", "神经损伤平面"),
          compared(
            "SCI12",
            own.completeness,
            own.completenessComputed,
            "completeness",
            "完全性判定",
          ),
          compared(
            "SCI13",
            own.sensoryRight,
            own.sensoryRightComputed,
            "sensory level right",
            "右侧感觉平面",
          ),
          compared(
            "SCI14",
            own.sensoryLeft,
            own.sensoryLeftComputed,
            "sensory level left",
            "左侧感觉平面",
          ),
          compared(
            "SCI15",
            own.motorRight,
            own.motorRightComputed,
            "motor level right",
            "右侧运动平面",
          ),
          compared(
            "SCI16",
            own.motorLeft,
            own.motorLeftComputed,
            "motor level left",
            "左侧运动平面",
          ),
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
