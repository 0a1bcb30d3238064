import type { Language } from "../kernel/index.ts";
import type { Criterion, Explanation, Value } from "../definition/index.ts";
import { explain } from "../definition/index.ts";
import { planOf } from "./plan.ts";
import type { Context } from "./context.ts";
import type { ParticipantState } from "./state.ts";
import { Facts } from "./facts.ts";
import type { Study } from "../definition/index.ts";

export type CriterionResult = "met" | "not met" | "unknown";

/** Each criterion's result: an inclusion is met when true, an exclusion when false. */
export interface Eligibility {
  readonly eligible: "yes" | "no" | "unknown";
  readonly results: Readonly<{ [criterion: string]: CriterionResult }>;
}

/** Decides every criterion on the record as it stands. Unknown is neither met nor failed. */
export function assess(
  study: Study,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
): Eligibility {
  const plan = planOf(study);
  const record = new Facts(participant, context);
  const results: { [criterion: string]: CriterionResult } = {};
  for (const { criterion, evaluate } of plan.criteria) {
    results[criterion.id] = resultOf(criterion, evaluate(record));
  }
  return { eligible: verdictOf(Object.values(results)), results };
}

/** What a criterion's value means: an inclusion is met when true, an exclusion when false; unknown is neither. */
export function resultOf({ kind }: Pick<Criterion, "kind">, value: Value): CriterionResult {
  if (typeof value !== "boolean") return "unknown";
  return value === (kind === "inclusion") ? "met" : "not met";
}

/** Eligible is who meets every criterion; one that is not met decides, however many are unknown. */
export function verdictOf(results: readonly CriterionResult[]): Eligibility["eligible"] {
  if (results.includes("not met")) return "no";
  return results.includes("unknown") ? "unknown" : "yes";
}

/** Why one criterion stands as it does: the facts that decided, and what is still needed. */
export function explainCriterion(
  study: Study,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
  criterion: string,
  language: Language,
): Explanation | undefined {
  const plan = planOf(study);
  const found = plan.criteria.find((each) => each.criterion.id === criterion);
  if (found === undefined) return undefined;
  const record = new Facts(participant, context);
  return explain(found.criterion.when, plan.vocabulary, record, language);
}
