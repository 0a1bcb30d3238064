import { defineRefusal, type Fact, type Refusal, type Text } from "../kernel/index.ts";
import type { Place } from "./command.ts";
import { confirmationChange, confirmationProblem } from "./confirmation.ts";
import { conflictOf } from "./conflict.ts";
import type { Context } from "./context.ts";
import { enter, type Sent } from "./enter.ts";
import type { FormChange } from "./event.ts";
import { derive, examine } from "./examine.ts";
import { Facts } from "./facts.ts";
import { type Difference, FormDraft } from "./form-draft.ts";
import type { FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import { isBlank, reasonProblem } from "./reason.ts";
import { formAt, type ParticipantState } from "./state.ts";

const reasonOwed = defineRefusal(
  "save.reason-missing",
  "The form is complete: say why each value changes. The reason is shown beside the old value.",
  "表单已完成：请填写每处修改的理由，该理由将与原值一并显示在稽查轨迹中。",
);
const hardCheck = defineRefusal(
  "save.hard-check",
  "{count} check(s) that must hold do not. Nothing was saved; correct the values and save again.",
  "有 {count} 项强制核查未通过。本次未保存任何内容，请更正后重新保存。",
);

const none: readonly string[] = [];
const nothing: Pick<FormChange, "confirmed" | "unconfirmed"> = {};

/** What a person sends for one instance of a form. */
export interface Entry extends Sent {
  readonly place: Place;
  readonly basedOn?: number;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly confirmed?: Readonly<Record<string, string>>;
}

/**
 * Decides a save: every value is read before any is kept, derivations follow, hard checks may refuse, soft ones are
 * noted. Returns what changed, or `undefined` when there is nothing to keep.
 *
 * - What was entered is kept also where its question is not asked now: a true value must be enterable, in whatever
 *   order answers arrive. It is noted as a finding, and no check reads it until it is asked again.
 * - Once the form is complete, a change of what was stored owes a reason; an answer to what was left open does not.
 * - A soft check that a person has confirmed stays a finding, and is not asked again while what it reads is the same.
 * - Declaring the form complete is never refused for open questions: those that are required become findings.
 */
export function decideSave(
  formPlan: FormPlan,
  participant: ParticipantState,
  entry: Entry,
  context: Context,
): FormChange | Refusal | undefined {
  const before = formAt(participant, entry.place);
  const draft = new FormDraft(before);
  const problem =
    enter(formPlan, entry, draft, context) ??
    confirmationProblem(formPlan, entry.confirmed) ??
    conflictOf(
      formPlan,
      before,
      entry.basedOn,
      draft,
      entry.confirmed === undefined ? none : Object.keys(entry.confirmed),
      context,
    ) ??
    reasonsProblem(formPlan, before?.complete === true, draft, entry.reasons);
  if (problem !== undefined) return problem;
  const completes = entry.complete === true && before?.complete !== true;
  if (!draft.changed && !completes && entry.confirmed === undefined) return undefined;
  const entered = draft.differences.length;
  const record = new Facts(participant, context, entry.place);
  derive(formPlan, draft, record);
  const complete = completes || before?.complete === true;
  const { findings, broken } = examine(formPlan, draft, record, complete);
  if (broken.length > 0) return hardCheck({ count: broken.length }, broken);
  const confirmations =
    before?.confirmations === undefined && entry.confirmed === undefined
      ? nothing
      : confirmationChange(
          formPlan,
          before,
          findings,
          entry.confirmed,
          () => Facts.at(participant, context, entry.place),
          record,
        );
  if (!draft.changed && !completes && confirmations.confirmed === undefined) return undefined;
  const reasons = reasonsFor(draft.differences.slice(0, entered), entry.reasons);
  return {
    ...entry.place,
    ...draft.change(),
    ...(reasons === undefined ? {} : { reasons }),
    ...(findings.length === 0 ? {} : { findings }),
    ...confirmations,
    ...(completes ? { complete: true as const } : {}),
  };
}

function reasonsProblem(
  formPlan: FormPlan,
  complete: boolean,
  { differences }: FormDraft,
  reasons: Entry["reasons"],
): Refusal | undefined {
  const changed = complete ? differences.filter(({ before }) => before !== undefined) : [];
  const open = changed.filter((difference) => isBlank(reasonFor(difference, reasons)));
  if (open.length > 0)
    return reasonOwed(
      undefined,
      open.map((each) => factOf(formPlan, each)),
    );
  if (reasons === undefined) return undefined;
  for (const reason of Object.values(reasons)) {
    if (isBlank(reason)) continue;
    const problem = reasonProblem(reason, () => reasonOwed());
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function reasonFor({ path, field }: Difference, reasons: Entry["reasons"]): string | undefined {
  return [own(reasons, path), own(reasons, field), own(reasons, "*")].find(
    (reason) => !isBlank(reason),
  );
}

/** The reasons that say something about what changed; one given for all stays one. */
function reasonsFor(
  differences: readonly Difference[],
  given: Entry["reasons"],
): Record<string, string> | undefined {
  if (given === undefined) return undefined;
  const told = new Set(["*", ...differences.flatMap(({ path, field }) => [path, field])]);
  const kept = Object.entries(given).filter(([key, reason]) => told.has(key) && !isBlank(reason));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function factOf(formPlan: FormPlan, { path, field }: Difference): Fact {
  return { text: labelOf(formPlan, field), path: path.split("/") };
}

/** The words of a field as people see it. */
export function labelOf(formPlan: FormPlan, field: string): Text | string {
  return formPlan.fields.get(field)?.field.label ?? field;
}
