import {
  defineRefusal,
  type Instant,
  type PartialDate,
  type Refusal,
  wallClock,
  type Zone,
} from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import type { BlindState, ParticipantState } from "../state.ts";
import { type Escalation, escalationOf, gateOf, type GateView } from "./ladder.ts";
import { type DosingCause, dosingCauses, nextDosing } from "./next-dosing.ts";
import { mayTake } from "./places.ts";
import type { CohortsState } from "./state.ts";

const enrolmentOnHold = defineRefusal(
  "cohort.on-hold",
  "Enrolment into cohort {cohort} is on hold since {since} for a safety review. Screening may go on.",
  "队列 {cohort} 自 {since} 起因安全性评估暂停入组，筛选可继续。",
);
const enrolmentClosed = defineRefusal(
  "cohort.closed",
  "Enrolment into cohort {cohort} is closed since {since}. Screening may go on.",
  "队列 {cohort} 自 {since} 起已关闭入组，筛选可继续。",
);
const notOpened = defineRefusal(
  "cohort.not-open",
  "Cohort {cohort} has not been opened yet. Screening may go on.",
  "队列 {cohort} 尚未开放，筛选可继续。",
);
const noPlace = defineRefusal(
  "cohort.no-place",
  "Cohort {cohort} has no free place for participant {participant}. Ask for a place; who asked first comes first.",
  "队列 {cohort} 暂无可供受试者 {participant} 使用的名额。请申请名额，按申请先后排队。",
);
const dosingOnHold = defineRefusal(
  "cohort.dosing-on-hold",
  "Dosing in cohort {cohort} is on hold since {since} for a safety review. Do not dose. If the dose was given already, record it as such and say why.",
  "队列 {cohort} 自 {since} 起因安全性评估暂停给药，请勿给药。如已给药，请按“已给药补记”记录并说明理由。",
);
const tooSoon = defineRefusal(
  "cohort.too-soon",
  "The next participant of cohort {cohort} can be dosed from {date} on. Do not dose before. If the dose was given already, record it as such and say why.",
  "队列 {cohort} 的下一例受试者最早可于 {date} 给药，此前请勿给药。如已给药，请按“已给药补记”记录并说明理由。",
);

type Closed = (said: { readonly cohort: string; readonly since: string }) => Refusal;

/** Why a participant cannot join a cohort now, in words that tell a site nothing of anybody else. */
export function joiningProblem(
  study: Study,
  { cohorts }: BlindState,
  participant: string,
  cohort: string | undefined,
  context: Context,
): Refusal | undefined {
  const escalation = escalationOf(study);
  const rung = escalation?.rungs.get(cohort ?? "");
  if (escalation === undefined || cohorts === undefined || rung === undefined) return undefined;
  const id = rung.cohort.id;
  const closed = joiningGateProblem(escalation, cohorts, id, context);
  if (closed !== undefined) return closed;
  return mayTake(escalation, cohorts, rung, participant, context.at)
    ? undefined
    : noPlace({ cohort: id, participant });
}

/** What the order of the cohorts has against a dose. */
export interface DosingProblem {
  /** Said as deviations where the dose was given nevertheless. */
  readonly causes: readonly ("gate-closed" | DosingCause)[];
  readonly refusal: Refusal;
}

/**
 * Why a participant cannot have their first dose in a cohort on a date. Whoever was dosed before goes on: whether they do
 * is for the investigator to say.
 */
export function firstDoseProblem(
  study: Study,
  { cohorts }: BlindState,
  person: ParticipantState,
  date: PartialDate,
  context: Context,
): DosingProblem | undefined {
  const escalation = escalationOf(study);
  const rung = escalation?.rungs.get(person.cohort ?? "");
  if (escalation === undefined || cohorts === undefined || rung === undefined) return undefined;
  if (person.doses.length > 0) return undefined;
  const cohort = rung.cohort.id;
  const closed = closedProblem(gateOf(escalation, cohorts, cohort), cohort, dosingOnHold, context);
  const causes = dosingCauses(escalation.plan, cohorts, cohort, person.id, date);
  const next = nextDosing(escalation.plan, cohorts, cohort)?.date;
  const refusal =
    closed ?? (causes.length === 0 ? undefined : tooSoon({ cohort, date: next ?? "–" }));
  if (refusal === undefined) return undefined;
  return {
    causes: [...(closed === undefined ? [] : ["gate-closed" as const]), ...causes],
    refusal,
  };
}

/** Why nobody can join a cohort now. */
export function joiningGateProblem(
  escalation: Escalation,
  cohorts: CohortsState,
  cohort: string,
  context: Context,
): Refusal | undefined {
  return closedProblem(gateOf(escalation, cohorts, cohort), cohort, enrolmentOnHold, context);
}

/** Causes that concern somebody's safety all read the same. */
function closedProblem(
  { open, since, cause }: GateView,
  cohort: string,
  onHold: Closed,
  { zone }: Context,
): Refusal | undefined {
  if (open) return undefined;
  if (cause === "not-open" || since === undefined) return notOpened({ cohort });
  const said = { cohort, since: clock(since, zone) };
  return cause === "decision" || cause === "full" ? enrolmentClosed(said) : onHold(said);
}

function clock(at: Instant, zone: Zone): string {
  return `${wallClock(at, zone).slice(0, 16).replace("T", " ")} (${zone})`;
}
