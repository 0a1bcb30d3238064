import { type Classification, classifyExamination } from "../../src/definition/index.ts";
import { isRecord, type Statistic } from "./statistic.ts";

/** What a case calls each result, and where ours stands. */
const results: Readonly<Record<string, (found: Classification) => string>> = {
  rightUpperMotorTotal: ({ totals }) => totals.upperRight,
  leftUpperMotorTotal: ({ totals }) => totals.upperLeft,
  rightLowerMotorTotal: ({ totals }) => totals.lowerRight,
  leftLowerMotorTotal: ({ totals }) => totals.lowerLeft,
  rightMotorTotal: ({ totals }) => totals.motorRight,
  leftMotorTotal: ({ totals }) => totals.motorLeft,
  rightTouchTotal: ({ totals }) => totals.touchRight,
  leftTouchTotal: ({ totals }) => totals.touchLeft,
  rightPrickTotal: ({ totals }) => totals.prickRight,
  leftPrickTotal: ({ totals }) => totals.prickLeft,
  upperMotorTotal: ({ totals }) => totals.upper,
  lowerMotorTotal: ({ totals }) => totals.lower,
  touchTotal: ({ totals }) => totals.touch,
  prickTotal: ({ totals }) => totals.prick,
  rightSensory: ({ levels }) => levels.sensoryRight,
  leftSensory: ({ levels }) => levels.sensoryLeft,
  rightMotor: ({ levels }) => levels.motorRight,
  leftMotor: ({ levels }) => levels.motorLeft,
  neurologicalLevelOfInjury: ({ nli }) => nli,
  rightSensoryZpp: ({ zones }) => zones.sensoryRight,
  leftSensoryZpp: ({ zones }) => zones.sensoryLeft,
  rightMotorZpp: ({ zones }) => zones.motorRight,
  leftMotorZpp: ({ zones }) => zones.motorLeft,
  asiaImpairmentScale: ({ ais }) => ais,
  injuryComplete: ({ completeness }) => completeness,
};

/** What a case calls what is no score of a segment. */
const names: Readonly<Record<string, string>> = {
  analContraction: "vac",
  voluntaryAnalContraction: "vac",
  analSensation: "dap",
  deepAnalPressure: "dap",
  rightLowestNonKeyMuscleWithMotorFunction: "nonKeyRight",
  leftLowestNonKeyMuscleWithMotorFunction: "nonKeyLeft",
};

/** Worked ISNCSCI examinations: an array of cases with a score for each item and what they should give in `totals`. */
export function solveIsncsciCases(json: unknown, file: string): Statistic[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || !json.every(isExamination)) return undefined;
  return json.flatMap((one, index) => solveCase(one, `${file} ${spelled(one["id"]) ?? index + 1}`));
}

interface ExaminationCase extends Readonly<Record<string, unknown>> {
  readonly totals: Readonly<Record<string, unknown>>;
}

function isExamination(json: unknown): json is ExaminationCase {
  return isRecord(json) && isRecord(json["totals"]) && "c5RightMotor" in json;
}

function solveCase(one: ExaminationCase, id: string): Statistic[] {
  const scores = Object.fromEntries(
    Object.entries(one).map(([name, score]) => [
      Object.hasOwn(names, name) ? (names[name] ?? name) : name,
      spelled(score),
    ]),
  );
  const found = classifyExamination(scores);
  return Object.entries(one.totals).map(([name, expected]): Statistic => {
    const named = { case: id, statistic: name, reference: expected };
    const result = Object.hasOwn(results, name) ? results[name] : undefined;
    if (result === undefined) {
      return { ...named, verdict: "not covered", why: "no such result is computed" };
    }
    const ours = found === undefined ? "no classification" : result(found);
    return { ...named, ours, verdict: isSame(ours, expected) ? "reproduced" : "failed" };
  });
}

/** A score or a name as it is spelt: some write numbers where others write texts. */
function spelled(said: unknown): string | undefined {
  if (typeof said === "number") return String(said);
  return typeof said === "string" && said !== "" ? said.trim() : undefined;
}

/** Whether two answers name the same codes, in whatever order. */
function isSame(ours: string, expected: unknown): boolean {
  return parts(ours) === parts(spelled(expected) ?? "");
}

function parts(said: string): string {
  return said
    .split(",")
    .map((part) => part.trim())
    .toSorted()
    .join(",");
}
