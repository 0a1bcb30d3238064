import { defineRefusal, isRefusal } from "../../kernel/index.ts";
import type { Decider } from "../decider.ts";
import { reasonProblem } from "../reason.ts";
import { closedBy } from "./close-gates.ts";
import type { HoldCohort, JudgeDlt, ReplaceParticipant } from "./command.ts";
import { served } from "./decide-slot.ts";
import { cohortIn, enrolledIn, toCohorts } from "./known.ts";
import { gateOf } from "./ladder.ts";
import { followUp, isToxic } from "./standing.ts";

const notOpen = defineRefusal(
  "cohort.not-open-to-hold",
  "Cohort {cohort} is not open, so there is nothing to hold.",
  "队列 {cohort} 未开放，无需暂停。",
);
const reasonMissing = defineRefusal("cohort.reason", "Say why.", "请填写理由。");
const judgedAlready = defineRefusal(
  "cohort.dlt-judged",
  "Participant {participant} was judged so already. Nothing was recorded.",
  "受试者 {participant} 此前已作相同判定，本次未作记录。",
);
const nothingToJudge = defineRefusal(
  "cohort.dlt-none",
  "The record of participant {participant} shows no possible dose-limiting toxicity.",
  "受试者 {participant} 的记录未提示剂量限制性毒性。",
);
const replacedAlready = defineRefusal(
  "cohort.replaced",
  "Participant {participant} was replaced already; a place is given once.",
  "受试者 {participant} 已被替补，每个名额仅可替补一次。",
);
const stillCounts = defineRefusal(
  "cohort.counts",
  "Participant {participant} counts for the decision, or still may. Only who left before the end of the window without a dose-limiting toxicity is replaced.",
  "受试者 {participant} 计入或仍可能计入剂量决策。仅可替补在评价窗口结束前退出且未发生剂量限制性毒性者。",
);

/** Closes a gate until the committee has decided. */
export const holdCohort: Decider<HoldCohort> = (study, state, { cohort, reason }) => {
  const found = cohortIn(study, state, cohort);
  if (isRefusal(found)) return found;
  if (!gateOf(found.escalation, found.cohorts, cohort).open) return notOpen({ cohort });
  return (
    reasonProblem(reason, reasonMissing) ??
    toCohorts({ type: "gate-closed", cohort, cause: "held", reason })
  );
};

/**
 * Says whether what the record suggests is a dose-limiting toxicity. To say that it is closes what a suspicion closes,
 * where nobody had suspected it; to say that it is none opens nothing: that is for the committee.
 */
export const judgeDlt: Decider<JudgeDlt> = (study, state, { participant, verdict, reason }) => {
  const found = enrolledIn(study, state, participant);
  if (isRefusal(found)) return found;
  const { escalation, cohorts, rung, slot } = found;
  if (slot.dlt === verdict) return judgedAlready({ participant });
  if (slot.dlt === "none" && verdict === "no-dlt") return nothingToJudge({ participant });
  const closes = verdict === "dlt" && !isToxic(slot);
  return (
    reasonProblem(reason, reasonMissing) ??
    toCohorts(
      { type: "dlt-judged", participant, verdict, reason },
      ...(closes ? closedBy(escalation, cohorts, rung, slot) : []),
    )
  );
};

export const replaceParticipant: Decider<ReplaceParticipant> = (study, state, command, context) => {
  const { participant, reason } = command;
  const found = enrolledIn(study, state, participant);
  if (isRefusal(found)) return found;
  const { escalation, rung, slot } = found;
  if (slot.replaced !== undefined) return replacedAlready({ participant });
  const { standing } = followUp(escalation, rung, slot, context.at);
  if (standing !== "not-evaluable") return stillCounts({ participant });
  return (
    reasonProblem(reason, reasonMissing) ??
    served(found, context, { type: "participant-replaced", participant, reason })
  );
};
