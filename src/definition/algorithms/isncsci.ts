import { type Text, text } from "../../kernel/index.ts";
import type { CodeListOf } from "../code-list.ts";
import { motorItems, prickItems, touchItems } from "../instruments/isncsci-items.ts";
import {
  ais,
  anal,
  completeness,
  motor,
  muscleLevels,
  sensation,
  zones,
} from "../instruments/isncsci-lists.ts";
import { levels } from "../instruments/spinal-segments.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { type Classification, classifyExamination } from "./isncsci-exam.ts";

function codesOf<C extends string>(list: CodeListOf<C>): readonly C[] {
  return list.codes.map(({ code }) => code);
}

function inputs<K extends string, C extends string>(names: readonly K[], list: CodeListOf<C>) {
  const port = { kind: "code", codes: codesOf(list) } as const;
  return Object.fromEntries(names.map((name) => [name, port])) as Record<K, typeof port>;
}

function coded<C extends string>(en: string, zhCN: string, list: CodeListOf<C>) {
  return { kind: "code", title: text(en, zhCN), list } as const;
}

function score(title: Text) {
  return { kind: "number", title } as const;
}

const muscleLevel = { kind: "code", codes: codesOf(muscleLevels), optional: true } as const;

/**
 * Classifies an ISNCSCI examination: totals, sensory and motor levels, neurological level of injury, completeness,
 * AIS, zones of partial preservation. Where something was not testable the answer is "one of these": AIS `A,C`. A
 * score with `*` (not normal for another reason than the injury) counts as examined, one with `**` as normal, and
 * `assumed` says whether a result rests on such an assumption. A total with a part that was not testable is unknown.
 *
 * @source ISNCSCI, revised 2019 (ASIA/ISCoS), as computed by npm isncsci 2.0.6 (Praxis, Apache-2.0)
 */
export const isncsci206 = defineAlgorithm({
  id: "isncsci",
  version: "2.0.6",
  title: text("ISNCSCI classification", "ISNCSCI 分类"),
  inputs: {
    ...inputs(motorItems, motor),
    ...inputs(touchItems, sensation),
    ...inputs(prickItems, sensation),
    ...inputs(["vac", "dap"], anal),
    nonKeyRight: muscleLevel,
    nonKeyLeft: muscleLevel,
  },
  outputs: {
    upper: score(text("Upper extremity motor score", "上肢运动评分")),
    lower: score(text("Lower extremity motor score", "下肢运动评分")),
    motorRight: score(text("Motor score, right", "右侧运动评分")),
    motorLeft: score(text("Motor score, left", "左侧运动评分")),
    touchRight: score(text("Light touch score, right", "右侧轻触觉评分")),
    touchLeft: score(text("Light touch score, left", "左侧轻触觉评分")),
    touch: score(text("Light touch score", "轻触觉评分总分")),
    prickRight: score(text("Pin prick score, right", "右侧针刺觉评分")),
    prickLeft: score(text("Pin prick score, left", "左侧针刺觉评分")),
    prick: score(text("Pin prick score", "针刺觉评分总分")),
    sensoryRight: coded("Sensory level right", "右侧感觉平面", levels),
    sensoryLeft: coded("Sensory level left", "左侧感觉平面", levels),
    motorLevelRight: coded("Motor level right", "右侧运动平面", levels),
    motorLevelLeft: coded("Motor level left", "左侧运动平面", levels),
    nli: coded("Neurological level of injury", "神经损伤平面", levels),
    completeness: coded("Complete or incomplete", "完全性或不完全性", completeness),
    ais: coded("ASIA Impairment Scale", "ASIA损伤分级", ais),
    sensoryZoneRight: coded(
      "Zone of partial preservation, sensory, right",
      "右侧感觉部分保留区",
      zones,
    ),
    sensoryZoneLeft: coded(
      "Zone of partial preservation, sensory, left",
      "左侧感觉部分保留区",
      zones,
    ),
    motorZoneRight: coded(
      "Zone of partial preservation, motor, right",
      "右侧运动部分保留区",
      zones,
    ),
    motorZoneLeft: coded("Zone of partial preservation, motor, left", "左侧运动部分保留区", zones),
    assumed: {
      kind: "boolean",
      title: text("Rests on a clinical assumption (*)", "基于临床假设（*）"),
    },
  },
  source: "ISNCSCI, revised 2019; npm isncsci 2.0.6 (Praxis Spinal Cord Institute, Apache-2.0)",
  compute: (scores) => {
    const found = classifyExamination(scores);
    return found === undefined ? {} : resultsOf(found);
  },
});

function resultsOf({ totals, levels: found, zones: preserved, ...rest }: Classification) {
  const { nli, completeness: whole, ais: grade } = rest;
  const said = [nli, whole, grade, ...Object.values(found), ...Object.values(preserved)];
  return {
    upper: totalOf(totals.upper),
    lower: totalOf(totals.lower),
    motorRight: totalOf(totals.motorRight),
    motorLeft: totalOf(totals.motorLeft),
    touchRight: totalOf(totals.touchRight),
    touchLeft: totalOf(totals.touchLeft),
    touch: totalOf(totals.touch),
    prickRight: totalOf(totals.prickRight),
    prickLeft: totalOf(totals.prickLeft),
    prick: totalOf(totals.prick),
    sensoryRight: codesIn(found.sensoryRight, levels),
    sensoryLeft: codesIn(found.sensoryLeft, levels),
    motorLevelRight: codesIn(found.motorRight, levels),
    motorLevelLeft: codesIn(found.motorLeft, levels),
    nli: codesIn(nli, levels),
    completeness: codesIn(whole, completeness),
    ais: codesIn(grade, ais),
    sensoryZoneRight: codesIn(preserved.sensoryRight, zones),
    sensoryZoneLeft: codesIn(preserved.sensoryLeft, zones),
    motorZoneRight: codesIn(preserved.motorRight, zones),
    motorZoneLeft: codesIn(preserved.motorLeft, zones),
    assumed: said.some((words) => words.includes("*")),
  };
}

/** A total; unknown when a part of it was not testable (`ND`). */
function totalOf(said: string): number | undefined {
  return /^\d+\*?$/.test(said) ? Number.parseInt(said, 10) : undefined;
}

/** The codes that an answer such as `C4,INT*` names; unknown when one of them is not in the list. */
function codesIn<C extends string>(said: string, list: CodeListOf<C>): readonly C[] | undefined {
  const names = said.split(",").map((name) => name.replaceAll("*", "").replace("_", "-").trim());
  const codes = list.codes.map(({ code }) => code).filter((code) => names.includes(code));
  return codes.length === new Set(names).size ? codes : undefined;
}
