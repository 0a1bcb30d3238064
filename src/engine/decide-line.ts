import { defineRefusal, isRefusal, type Refusal } from "../kernel/index.ts";
import type { RestoreLine, WithdrawLine } from "./command.ts";
import type { Decider, Proposal } from "./decider.ts";
import type { DoseMark } from "./event.ts";
import { uncorrectable } from "./form-place.ts";
import { reasonProblem } from "./reason.ts";
import { type Subject, subjectOf } from "./record-form.ts";
import { type FormState, formAt, type ParticipantState } from "./state.ts";

const notLine = defineRefusal(
  "line.no-log",
  "{form} is filled in at visits and has no lines. Correct its values instead.",
  "{form} 按访视填写，没有记录行。请直接更正其内容。",
);
const withdrawnAlready = defineRefusal(
  "line.withdrawn",
  "Line {line} of {form} was withdrawn already: {reason}. Nothing was recorded.",
  "{form} 的第 {line} 行此前已撤销：{reason}。本次未作记录。",
);
const notWithdrawn = defineRefusal(
  "line.not-withdrawn",
  "Line {line} of {form} was not withdrawn, so there is nothing to put back.",
  "{form} 的第 {line} 行未被撤销，无需恢复。",
);
const reasonMissing = defineRefusal(
  "line.reason-missing",
  "Say why. The reason is shown beside the line.",
  "请填写理由，该理由将显示在该行旁。",
);

/** Takes a line out of a log: checks, derivations, doses and datasets no longer see it; people still do. */
export const withdrawLine: Decider<WithdrawLine> = (study, state, command) => {
  const subject = subjectOf(study, state, command);
  return isRefusal(subject) ? subject : takeOut(subject, command);
};

/** Puts a withdrawn line back; a dose that it was counts again. */
export const restoreLine: Decider<RestoreLine> = (study, state, command) => {
  const subject = subjectOf(study, state, command);
  return isRefusal(subject) ? subject : putBack(subject, command);
};

export function takeOut(
  subject: Subject,
  command: Omit<WithdrawLine, "participant">,
): readonly Proposal[] | Refusal {
  const found = findLine(subject, command);
  if (isRefusal(found)) return found;
  const { person, instance, line } = found;
  const { form, reason } = command;
  if (instance.withdrawn !== undefined) {
    return withdrawnAlready({ form, line, reason: instance.withdrawn.reason });
  }
  const { purpose } = subject.plan.form;
  const dose = purpose === "dose" ? doseOf(person, line) : undefined;
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "line-withdrawn",
        place: { form, line },
        reason,
        ...(dose === undefined ? {} : { dose }),
      },
    },
  ];
}

export function putBack(
  subject: Subject,
  command: Omit<RestoreLine, "participant">,
): readonly Proposal[] | Refusal {
  const found = findLine(subject, command);
  if (isRefusal(found)) return found;
  const { person, instance, line } = found;
  const { form, reason } = command;
  const { withdrawn } = instance;
  if (withdrawn === undefined) return notWithdrawn({ form, line });
  const { dose } = withdrawn;
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "line-restored",
        place: { form, line },
        reason,
        ...(dose === undefined ? {} : { dose }),
      },
    },
  ];
}

function doseOf({ doses }: ParticipantState, line: number): DoseMark | undefined {
  const given = doses.find((dose) => dose.line === line);
  if (given === undefined) return undefined;
  const { line: _, ...mark } = given;
  return mark;
}

interface Found {
  readonly person: ParticipantState;
  readonly instance: FormState;
  readonly line: number;
}

/** The line that a command is about, once it is certain that there is one and that a reason was given. */
function findLine(
  { plan, person }: Subject,
  command: Omit<WithdrawLine | RestoreLine, "participant" | "kind">,
): Found | Refusal {
  if (plan.form.log !== true || command.visit !== undefined) return notLine({ form: plan.form.id });
  const problem =
    uncorrectable(plan, person, command) ?? reasonProblem(command.reason, reasonMissing);
  if (problem !== undefined) return problem;
  const instance = formAt(person, command);
  const line = instance?.line;
  if (instance === undefined || line === undefined) return notLine({ form: plan.form.id });
  return { person, instance, line };
}
