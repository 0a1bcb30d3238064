import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import type { Decider } from "../decider.ts";
import { isBlank, reasonProblem } from "../reason.ts";
import type { CohortDecision, ProposeDecision, SignDecision } from "./command.ts";
import { served } from "./decide-slot.ts";
import { cohortDecisionWords } from "./describe.ts";
import type { CohortEvent } from "./event.ts";
import { cohortIn, escalationIn, type Known, toCohorts } from "./known.ts";
import { gateOf, opensAfter, type Rung } from "./ladder.ts";
import { basisOf, packOf } from "./pack.ts";
import { placesAfter } from "./places.ts";
import { recommend } from "./recommend.ts";
import type { CohortsState, DecisionState } from "./state.ts";

const outdated = defineRefusal(
  "decision.outdated",
  "Something has changed since you looked: what is known of cohort {cohort} is no longer what the decision rests on. Nothing was recorded. Look at it again, and propose anew.",
  "您查看之后情况有变：队列 {cohort} 的信息已与该决定所依据的不同。本次未作记录，请重新查看并提出决定。",
);
const reasonMissing = defineRefusal(
  "decision.reason",
  "The rule recommends “{recommended}”. To decide otherwise, say why.",
  "规则建议“{recommended}”。如作不同决定，请填写理由。",
);
const neverOpened = defineRefusal(
  "decision.never-opened",
  "Cohort {cohort} was never opened, so there is nothing to decide about it.",
  "队列 {cohort} 从未开放，尚无可作的决定。",
);
const noStep = defineRefusal(
  "decision.no-step",
  "From cohort {cohort} no step leads there (“{act}”).",
  "队列 {cohort} 没有可执行“{act}”的下一步。",
);
const tooFew = defineRefusal(
  "decision.attendance",
  "{quorum} members must be present; {count} are named.",
  "须有 {quorum} 名委员出席，现填写 {count} 名。",
);
const unknownDecision = defineRefusal(
  "decision.unknown",
  "There is no decision {decision}.",
  "没有决定 {decision}。",
);
const inForce = defineRefusal(
  "decision.in-force",
  "Decision {decision} has taken effect already.",
  "决定 {decision} 已生效。",
);
const signedAlready = defineRefusal(
  "decision.signed",
  "You have signed decision {decision} already; another member must.",
  "您已签署决定 {decision}，须由其他委员签署。",
);

/** Puts a decision to the members. What is not what the rule recommends owes a reason. */
export const proposeDecision: Decider<ProposeDecision> = (study, state, command, context) => {
  const { cohort, decision: act, basis, reason, attended } = command;
  const found = cohortIn(study, state, cohort);
  if (isRefusal(found)) return found;
  const { escalation, cohorts, rung } = found;
  if (gateOf(escalation, cohorts, cohort).cause === "not-open") return neverOpened({ cohort });
  if (opensBy(found, rung, act) === undefined) {
    return noStep({ cohort, act: cohortDecisionWords[act] });
  }
  const { quorum = 1 } = escalation.plan;
  if (new Set(attended).size < quorum) return tooFew({ quorum, count: new Set(attended).size });
  const recommended = recommend(study, cohorts, cohort, context.at)?.act ?? "stay";
  const problem =
    basisProblem(study, cohorts, cohort, basis, context) ??
    (act === recommended && isBlank(reason)
      ? undefined
      : reasonProblem(reason ?? "", () =>
          reasonMissing({ recommended: cohortDecisionWords[recommended] }),
        ));
  if (problem !== undefined) return problem;
  return toCohorts({
    type: "decision-proposed",
    decision: cohorts.decisions.length + 1,
    cohort,
    act,
    recommended,
    basis,
    ...(isBlank(reason) || reason === undefined ? {} : { reason }),
    attended,
  });
};

/** One signature; the last that the quorum needs puts the decision into force and opens what it opens. */
export const signDecision: Decider<SignDecision> = (study, state, command, context) => {
  const found = escalationIn(study, state);
  if (isRefusal(found)) return found;
  const { escalation, cohorts } = found;
  const decision = cohorts.decisions.find(({ number }) => number === command.decision);
  if (decision === undefined) return unknownDecision({ decision: command.decision });
  const { number, cohort, act, basis, effective, signed } = decision;
  if (effective !== undefined) return inForce({ decision: number });
  if (signed.some(({ by }) => by === context.actor)) return signedAlready({ decision: number });
  if (command.basis !== basis) return outdated({ cohort });
  const problem = basisProblem(study, cohorts, cohort, basis, context);
  if (problem !== undefined) return problem;
  const rung = escalation.rungs.get(cohort);
  if (rung === undefined) return outdated({ cohort });
  const signature: CohortEvent = { type: "decision-signed", decision: number };
  const { quorum = 1 } = escalation.plan;
  if (signed.length + 1 < quorum) return toCohorts(signature);
  return served(found, context, signature, ...effects(found, rung, decision, act, context));
};

/** What takes effect: gates that open, with their places; and the cohort that is done, closed. */
function effects(
  known: Known,
  rung: Rung,
  { number, cohort }: DecisionState,
  act: CohortDecision,
  { at }: Context,
): CohortEvent[] {
  const { escalation, cohorts } = known;
  const opens = opensBy(known, rung, act) ?? [];
  const places = Object.fromEntries(
    opens.flatMap((id): [string, number][] => {
      const opened = escalation.rungs.get(id);
      return opened === undefined ? [] : [[id, placesAfter(escalation, cohorts, opened, act, at)]];
    }),
  );
  const isDone =
    !opens.includes(cohort) && gateOf(escalation, cohorts, cohort).cause !== "decision";
  return [
    { type: "decision-effective", decision: number, opens, places },
    ...(isDone ? [{ type: "gate-closed" as const, cohort, cause: "decision" as const }] : []),
  ];
}

/** The cohorts that an act opens; nothing where it leads nowhere. */
function opensBy({ escalation }: Known, rung: Rung, act: CohortDecision): string[] | undefined {
  const { cohort, ladder, dose } = rung;
  switch (act) {
    case "escalate": {
      const next = opensAfter(escalation, rung);
      return next.length === 0 ? undefined : next;
    }
    case "expand":
    case "stay":
      return [cohort.id];
    case "de-escalate": {
      const below = ladder.cohorts[dose - 1];
      return below === undefined ? undefined : [below];
    }
    case "stop":
      return [];
  }
}

/** A decision rests on what its members saw; where that is no longer so, nothing is decided. */
function basisProblem(
  study: Study,
  cohorts: CohortsState,
  cohort: string,
  basis: string,
  { at }: Context,
): Refusal | undefined {
  const pack = packOf(study, cohorts, cohort, at);
  return pack !== undefined && basisOf(pack) === basis ? undefined : outdated({ cohort });
}
