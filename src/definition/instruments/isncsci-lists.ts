import { codeList } from "../code-list.ts";
import { scoredList } from "./scored-list.ts";
import { keyMuscles, levels } from "./spinal-segments.ts";

const tested = {
  "0*": ["0, not due to the spinal cord", "0（非脊髓损伤所致）"],
  "0**": ["0, consider normal", "0（按正常计）"],
  "1*": ["1, not due to the spinal cord", "1（非脊髓损伤所致）"],
  "1**": ["1, consider normal", "1（按正常计）"],
  NT: ["Not testable", "无法检查"],
  "NT*": ["Not testable, not due to the spinal cord", "无法检查（非脊髓损伤所致）"],
  "NT**": ["Not testable, consider normal", "无法检查（按正常计）"],
} as const;

export const motor = scoredList("ISNCSCI_MOTOR", {
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

export const sensation = scoredList("ISNCSCI_SENSORY", {
  0: ["0: absent", "0：消失"],
  1: ["1: altered", "1：异常"],
  2: ["2: normal", "2：正常"],
  ...tested,
});

export const anal = codeList("ISNCSCI_ANAL", {
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

export const completeness = codeList("ISNCSCI_COMPLETE", {
  C: ["Complete", "完全性"],
  I: ["Incomplete", "不完全性"],
});

/** The lowest level of a zone of partial preservation; not applicable where there is function at S4-5. */
export const zones = codeList("SPINAL_ZONE", {
  NA: ["Not applicable", "不适用"],
  ...(Object.fromEntries(
    levels.codes.flatMap(({ code }) => (code === "INT" ? [] : [[code, code]])),
  ) as Record<Exclude<(typeof levels.codes)[number]["code"], "INT">, string>),
});

/** Segments with a key muscle, as the lowest muscle that is none moves the root of. */
export const muscleLevels = codeList(
  "SPINAL_MUSCLE_LEVEL",
  Object.fromEntries(keyMuscles.map((name) => [name.toUpperCase(), name.toUpperCase()])) as Record<
    Uppercase<(typeof keyMuscles)[number]>,
    string
  >,
);
