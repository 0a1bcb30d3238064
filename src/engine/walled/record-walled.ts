import { isRefusal, type Refusal, unreachable } from "../../kernel/index.ts";
import type { RecordWalled } from "../command.ts";
import type { Context } from "../context.ts";
import { correct, mark } from "../decide-form.ts";
import { putBack, takeOut } from "../decide-line.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import { planOf } from "../plan.ts";
import { recordForm, type Subject, subjectAmong } from "../record-form.ts";
import { withWalledForms } from "./state.ts";

/**
 * Records on a form behind the wall as on any other: the same reading, derivations, checks, reasons and conflicts, on
 * the record as those see it who look behind the wall. What follows is kept behind it too.
 */
export const recordWalled: WalledDecider<RecordWalled> = (study, state, command, context) => {
  const { participant, act } = command;
  const person = state.participant && withWalledForms(state.participant, state.walledForms);
  const { walledForms } = planOf(study);
  const subject = subjectAmong(walledForms, person, { participant, form: act.form });
  if (isRefusal(subject)) return subject;
  const answer = done(subject, act, context);
  if (isRefusal(answer)) return answer;
  return answer.map(({ body }): Proposal => ({ stream: `walled/${participant}`, body }));
};

function done(
  subject: Subject,
  act: RecordWalled["act"],
  context: Context,
): readonly Proposal[] | Refusal {
  switch (act.kind) {
    case "save-form":
      return recordForm(subject, act, act, context);
    case "correct-value":
      return correct(subject, act, context);
    case "mark-missing":
      return mark(subject, act, context);
    case "withdraw-line":
      return takeOut(subject, act);
    case "restore-line":
      return putBack(subject, act);
    default:
      return unreachable(act);
  }
}
