import { type Exam, ISNCSCI } from "isncsci";
import { motorItems, prickItems, type Side, touchItems } from "../instruments/isncsci-items.ts";
import { keyMuscles } from "../instruments/spinal-segments.ts";

/** An examination: a score for each item (`c5RightMotor`), and what was found at the anus. */
export type ExaminationScores = Readonly<Record<string, string | undefined>>;

/** What the algorithm says, as it says it: totals are texts, several codes are joined by commas, `*` marks what rests on an assumption. */
export interface Classification {
  readonly totals: Readonly<Record<TotalName, string>>;
  readonly levels: Readonly<Record<LevelName, string>>;
  readonly zones: Readonly<Record<LevelName, string>>;
  readonly nli: string;
  readonly completeness: string;
  readonly ais: string;
}

type TotalName =
  | `${"upper" | "lower" | "motor" | "touch" | "prick"}${Side}`
  | "upper"
  | "lower"
  | "touch"
  | "prick";
type LevelName = `${"sensory" | "motor"}${Side}`;

/**
 * Classifies an examination; `undefined` when it is not whole or holds a score that is none.
 *
 * @source ISNCSCI 2019 as the Praxis Spinal Cord Institute computes it: npm isncsci 2.0.6 (Apache-2.0)
 */
export function classifyExamination(scores: ExaminationScores): Classification | undefined {
  const exam = examOf(scores);
  if (exam === undefined) return undefined;
  try {
    return namedAsHere(new ISNCSCI(exam));
  } catch {
    return undefined; // it throws where it is given what no examination can hold
  }
}

type Motor = Exam["right"]["motor"];
type Sensory = Exam["right"]["lightTouch"];
type MuscleScore = Motor["C5"];
type PointScore = Sensory["C2"];

const muscleScore = /^([0-4]\*{0,2}|5|NT\*{0,2})$/;
const pointScore = /^([01]\*{0,2}|2|NT\*{0,2})$/;

function isMuscleScore(said: string | undefined): said is MuscleScore {
  return muscleScore.test(said ?? "");
}

function isPointScore(said: string | undefined): said is PointScore {
  return pointScore.test(said ?? "");
}

function isFinding(said: string | undefined): said is Exam["deepAnalPressure"] {
  return said === "Yes" || said === "No" || said === "NT";
}

function examOf(scores: ExaminationScores): Exam | undefined {
  const { vac, dap } = scores;
  const [right, left] = [sideOf(scores, "Right"), sideOf(scores, "Left")];
  if (right === undefined || left === undefined || !isFinding(vac) || !isFinding(dap)) {
    return undefined;
  }
  return { right, left, voluntaryAnalContraction: vac, deepAnalPressure: dap };
}

function sideOf(scores: ExaminationScores, side: Side): Exam["right"] | undefined {
  const motor = partOf<keyof Motor, MuscleScore>(scores, motorItems, side, isMuscleScore);
  const lightTouch = partOf<keyof Sensory, PointScore>(scores, touchItems, side, isPointScore);
  const pinPrick = partOf<keyof Sensory, PointScore>(scores, prickItems, side, isPointScore);
  if (motor === undefined || lightTouch === undefined || pinPrick === undefined) return undefined;
  const nonKey = muscleLevelOf(scores[`nonKey${side}`]);
  return {
    motor,
    lightTouch,
    pinPrick,
    ...(nonKey === undefined ? {} : { lowestNonKeyMuscleWithMotorFunction: nonKey }),
  };
}

/** The scores of one side by their segments; `undefined` when one is missing or is none. */
function partOf<P extends string, S extends string>(
  scores: ExaminationScores,
  items: readonly string[],
  side: Side,
  isScore: (said: string | undefined) => said is S,
): Readonly<Record<P, S>> | undefined {
  const part: Record<string, S> = {};
  for (const item of items) {
    if (!item.includes(side)) continue;
    const said = scores[item];
    if (!isScore(said)) return undefined;
    part[item.slice(0, item.indexOf(side)).toUpperCase()] = said;
  }
  return part as Record<P, S>;
}

type MuscleLevel = NonNullable<Exam["right"]["lowestNonKeyMuscleWithMotorFunction"]>;

function muscleLevelOf(said: string | undefined): MuscleLevel | undefined {
  return keyMuscles.map((name) => name.toUpperCase() as MuscleLevel).find((name) => name === said);
}

function namedAsHere({ totals, classification }: ISNCSCI): Classification {
  const { right, left } = totals;
  return {
    totals: {
      upperRight: right.upperExtremity,
      upperLeft: left.upperExtremity,
      lowerRight: right.lowerExtremity,
      lowerLeft: left.lowerExtremity,
      motorRight: right.motor,
      motorLeft: left.motor,
      touchRight: right.lightTouch,
      touchLeft: left.lightTouch,
      prickRight: right.pinPrick,
      prickLeft: left.pinPrick,
      upper: totals.upperExtremity,
      lower: totals.lowerExtremity,
      touch: totals.lightTouch,
      prick: totals.pinPrick,
    },
    levels: classification.neurologicalLevels,
    zones: classification.zoneOfPartialPreservations,
    nli: classification.neurologicalLevelOfInjury,
    completeness: classification.injuryComplete,
    ais: classification.ASIAImpairmentScale,
  };
}
