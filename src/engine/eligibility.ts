import type { Language } from "../kernel/index.ts";
import type { Explanation } from "../definition/index.ts";
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
  let eligible: Eligibility["eligible"] = "yes";
  for (const { criterion, evaluate } of plan.criteria) {
    const value = evaluate(record);
    const wanted = criterion.kind === "inclusion";
    const result = typeof value !== "boolean" ? "unknown" : value === wanted ? "met" : "not met";
    results[criterion.id] = result;
    if (result === "not met") eligible = "no";
    else if (result === "unknown" && eligible === "yes") eligible = "unknown";
  }
  return { eligible, results };
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
