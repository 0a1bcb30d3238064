import type { Language } from "../../kernel/index.ts";
import { explain, type Explanation, type Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import { Facts } from "../facts.ts";
import { planOf } from "../plan.ts";
import type { ParticipantState } from "../state.ts";

/**
 * Why a participant's factor has the level it has, or what is still needed to know it: the explanation of the first
 * level that is not ruled out. Nothing for a factor of sites.
 */
export function explainFactor(
  study: Study,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
  factor: string,
  language: Language,
): Explanation | undefined {
  const levels = study.allocation?.factors?.find(({ id }) => id === factor)?.levels ?? [];
  const facts = new Facts(participant, context);
  const { vocabulary } = planOf(study);
  for (const { when } of levels) {
    const why = explain(when, vocabulary, facts, language);
    if (why.value !== false) return why;
  }
  return undefined;
}
