import { addDays, type Language, type Sha256, type Text, text } from "../../kernel/index.ts";
import {
  type Explanation,
  explain,
  type Need,
  readsOf,
  type Study,
  studyHash,
  type Value,
} from "../../definition/index.ts";
import { type CriterionResult, type Eligibility, resultOf, verdictOf } from "../eligibility.ts";
import { factsBehind, type KnownDatum } from "./facts-behind.ts";
import {
  type NextInformation,
  nextInformation,
  type Piece,
  type Wanted,
  wantedOf,
} from "./next-information.ts";
import type { PatientRecord } from "./patient-record.ts";
import { PatientSurroundings } from "./patient-surroundings.ts";
import {
  type AskedExpression,
  type ExpressionScreen,
  screeningPlanOf,
  type ScreeningPlan,
} from "./screening-plan.ts";
import {
  heldUntil,
  type TimeWindow,
  timeWindowOf,
  together,
  type TreatmentWindow,
} from "./time-window.ts";

/** How far back is looked for the day on which a window closed. */
const yearsBackDays = 1_096;

/** One person against one study, with the reason of every criterion. */
export interface StudyScreening extends TreatmentWindow {
  readonly study: string;
  readonly version: string;
  readonly hash: Sha256;
  readonly title: Text;
  /** A therapy in clinical use and no trial. */
  readonly approved: boolean;
  readonly eligible: Eligibility["eligible"];
  readonly criteria: readonly CriterionScreening[];
  /** What would settle most of what is unknown; none where a criterion already decides against. */
  readonly next?: NextInformation;
}

export interface CriterionScreening extends TimeWindow {
  readonly criterion: string;
  readonly kind: "inclusion" | "exclusion";
  readonly text: Text;
  readonly result: CriterionResult;
  /** What decided, each with its date and source. */
  readonly decidedBy: readonly KnownDatum[];
  /** What is still needed, in words. */
  readonly needed: readonly string[];
  /** The examinations, reports or conversations that would give it. */
  readonly waitsFor: readonly Piece[];
  /** Why the criterion itself is not certain. */
  readonly assumption?: string;
}

/** A study's screening, and what it lacks: to be counted over several studies. */
export interface ScreenedStudy {
  readonly screening: StudyScreening;
  readonly wanted: readonly Wanted[];
  /** Something known of the person's illness meets one of its criteria: not only age, weight or blood. */
  readonly concerns: boolean;
}

/**
 * Screens one person against one study. A visit of the study that was not held is taken to be held on the day asked
 * about; nothing else is supposed, and unknown is never met.
 */
export function screenStudy(
  study: Study,
  record: PatientRecord,
  language: Language,
): ScreenedStudy {
  const plan = screeningPlanOf(study);
  const around = new PatientSurroundings(plan, record, { asIfHeld: true });
  const waiting = new PatientSurroundings(plan, record);
  const today = addDays(record.on, -yearsBackDays);
  const earlier = new PatientSurroundings(plan, record, { today });
  const wanted: Wanted[] = [];
  let concerns = false;
  const criteria = plan.criteria.map((screen): CriterionScreening => {
    const { criterion } = screen;
    const asked = screen.asked(around.known(screen.otherwise));
    const explained = explain(asked.expression, plan.plan.vocabulary, around, language);
    const result = resultOf(criterion, valueIn(plan, record, around, asked, screen));
    concerns ||= result === "met" && restsOnIllness(explained, plan);
    const wants = criterion.kind === "inclusion";
    // Where no visit is asked about, what was explained has looked ahead already.
    const outlook =
      readsOf(asked.expression).visits.length === 0
        ? explained.until
        : explain(asked.expression, plan.plan.vocabulary, waiting, language).until;
    const window = timeWindowOf(outlook, wants);
    const isOver = result === "not met" && window.holdsFrom === undefined;
    const past = isOver && explain(asked.expression, plan.plan.vocabulary, earlier, language).until;
    const needed = result === "unknown" ? needsOf(explained, plan, language) : [];
    const waits = wantedOf(plan, criterion.id, needed);
    if (result === "unknown") wanted.push(waits);
    return {
      criterion: criterion.id,
      kind: criterion.kind,
      text: criterion.text,
      result,
      decidedBy: factsBehind(explained, plan, record),
      needed: needed.map((need) => need.text),
      waitsFor: waits.pieces,
      ...window,
      ...heldUntil(past || undefined, wants),
      ...(criterion.assumption === undefined ? {} : { assumption: criterion.assumption }),
    };
  });
  const eligible = verdictOf(criteria.map(({ result }) => result));
  const next = eligible === "no" ? undefined : nextInformation(wanted);
  const canStill = criteria.every(({ result, holdsFrom }) => result !== "not met" || holdsFrom);
  const screening = {
    study: study.id,
    version: study.version,
    hash: studyHash(study),
    title: study.title,
    approved: isApproved(study),
    eligible,
    criteria,
    ...(canStill ? together(criteria) : {}),
    ...(next === undefined ? {} : { next }),
  };
  return { screening, wanted, concerns };
}

/** What is asked of everybody, ill with whatever. */
const general: ReadonlySet<string> = new Set([
  "demographics",
  "vital-signs",
  "safety-laboratory",
  "puncture-safety",
]);

function restsOnIllness({ decidedBy }: Explanation, { concepts }: ScreeningPlan): boolean {
  return decidedBy.some(
    ({ node }) => node.kind === "field" && !general.has(concepts.get(node.form) ?? ""),
  );
}

/** Whether a study stands for an approved therapy: it has no phase, it is used. */
export function isApproved({ phase }: Pick<Study, "phase">): boolean {
  return phase === "clinical use";
}

/** A criterion's value; open where it hangs on a birthday that may lie since an age was written down. */
export function valueIn(
  plan: ScreeningPlan,
  record: PatientRecord,
  around: PatientSurroundings,
  asked: AskedExpression,
  screen: ExpressionScreen,
): Value {
  const [value, older] = valuesIn(plan, record, around, asked, screen);
  return value === older ? value : undefined;
}

/** The value of an expression without and with a birthday since an age was written down. */
export function valuesIn(
  plan: ScreeningPlan,
  record: PatientRecord,
  around: PatientSurroundings,
  { evaluate }: AskedExpression,
  { otherwise }: ExpressionScreen,
): readonly [value: Value, older: Value] {
  const value = evaluate(around);
  const hangs = around.mayBeOlder && otherwise.some(({ field }) => field.field === "age");
  if (!hangs) return [value, value];
  const older = new PatientSurroundings(plan, record, { asIfHeld: true, older: true });
  return [value, evaluate(older)];
}

const birthday = text(
  "The age was written down on another day; the date of birth decides.",
  "年龄是在其他日期记录的，须以出生日期判定。",
);

function needsOf(
  { needed }: Explanation,
  { known }: ScreeningPlan,
  language: Language,
): readonly Need[] {
  const [age] = known;
  if (needed.length > 0 || age === undefined) return needed;
  // A criterion that is open though nothing lacks hangs on a birthday.
  return [{ kind: "answer", text: birthday[language], node: age.from[0] ?? age.field }];
}
