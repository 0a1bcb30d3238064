import { defineRefusal, type Refusal } from "../kernel/index.ts";
import type { Datum } from "../definition/index.ts";
import type { FormChange } from "./event.ts";
import type { Facts } from "./facts.ts";
import type { CheckPlan, FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import { isBlank, reasonProblem } from "./reason.ts";
import type { FormState } from "./state.ts";

const notConfirmable = defineRefusal(
  "save.not-confirmable",
  "{finding} cannot be confirmed: only a check that asks about a stored value can. Answer the question, or mark it missing with a reason.",
  "“{finding}”不能确认：只有对已录入值的提示性核查可以确认。请填写答案，或注明缺失原因。",
);

/** What there is to look at on an instance and nobody has confirmed; none on a line that was withdrawn. */
export function openFindings({ findings, confirmations, withdrawn }: FormState): string[] {
  if (withdrawn !== undefined) return [];
  if (confirmations === undefined) return [...findings];
  return findings.filter((path) => own(confirmations, path) === undefined);
}

type Confirmed = Readonly<Record<string, string>>;

/** Refuses to confirm what is no soft check of the form, and comments that cannot be kept. An empty comment can. */
export function confirmationProblem(
  { checks }: FormPlan,
  confirmed: Confirmed | undefined,
): Refusal | undefined {
  if (confirmed === undefined) return undefined;
  for (const [finding, comment] of Object.entries(confirmed)) {
    const known = checks.find(({ check }) => check.id === finding);
    if (known?.check.level !== "soft" || typeof comment !== "string") {
      return notConfirmable({ finding: known?.check.message ?? finding.slice(0, 80) });
    }
    if (isBlank(comment)) continue;
    const problem = reasonProblem(comment, () => notConfirmable({ finding }));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

type Change = Pick<FormChange, "confirmed" | "unconfirmed">;

/**
 * What an examination does to the confirmations of an instance. One falls when its check holds, and when something
 * that the check reads is another than when it was looked at before; what is confirmed now and is no finding is
 * passed over.
 */
export function confirmationChange(
  formPlan: FormPlan,
  before: FormState | undefined,
  findings: readonly string[],
  confirmed: Confirmed | undefined,
  was: () => Facts,
  now: Facts,
): Change {
  const known = before?.confirmations;
  if (known === undefined && confirmed === undefined) return {};
  const news = Object.entries(confirmed ?? {}).filter(
    ([path, comment]) => findings.includes(path) && own(known, path)?.comment !== comment.trim(),
  );
  let earlier: Facts | undefined;
  const fallen = Object.keys(known ?? {}).filter((path) => {
    if (own(confirmed, path) !== undefined && findings.includes(path)) return false;
    const plan = formPlan.checks.find(({ check }) => check.id === path);
    if (plan === undefined || !findings.includes(path)) return true;
    earlier ??= was();
    return inputsOf(formPlan, plan, earlier) !== inputsOf(formPlan, plan, now);
  });
  return {
    ...(news.length === 0
      ? {}
      : { confirmed: Object.fromEntries(news.map(([path, comment]) => [path, comment.trim()])) }),
    ...(fallen.length === 0 ? {} : { unconfirmed: fallen }),
  };
}

/**
 * All that a check reads, as one text to compare. The day on which it is asked is left out: a confirmed check would
 * ask again every morning.
 */
function inputsOf({ form }: FormPlan, { inputs, group }: CheckPlan, record: Facts): string {
  const rows = group === undefined ? [] : [...record.instances(form.id, group)];
  const held: unknown[] = inputs.fields.map(({ form: of, field, at }) =>
    of === form.id && at === undefined
      ? [record.own[field], ...rows.map((row) => row[field])]
      : record.datum(of, field, at),
  );
  for (const { form: of, group: within, fields } of inputs.rows) {
    const through = [...record.instances(of, within)];
    held.push(through.map((row) => fields.map((field): Datum | undefined => row[field])));
  }
  held.push(inputs.visits.map((visit) => record.visitDate(visit)));
  held.push(inputs.doses.map((dose) => record.doseDate(dose)));
  held.push(inputs.events.map((event) => record.eventDate(event)));
  return JSON.stringify(held);
}
