import type { ReviewDecision, ReviewLine } from "../../server/contract.ts";

/** What was chosen of each grant so far. */
export type Choices = Readonly<
  Record<string, { readonly decision: "keep" | "end"; readonly reason: string }>
>;

/** The decisions that can be signed: an end without a reason is none yet. */
export function decisionsOf(lines: readonly ReviewLine[], choices: Choices): ReviewDecision[] {
  return lines.flatMap(({ grant }): ReviewDecision[] => {
    const choice = choices[grant];
    if (choice === undefined) return [];
    if (choice.decision === "keep") return [{ grant, decision: "keep" }];
    const reason = choice.reason.trim();
    return reason === "" ? [] : [{ grant, decision: "end", reason }];
  });
}

/** Keeps all that nobody decided about; what is one's own is left to be looked at. */
export function keepRest(lines: readonly ReviewLine[], choices: Choices): Choices {
  const kept = lines
    .filter(({ grant, own }) => choices[grant] === undefined && !own)
    .map(({ grant }) => [grant, { decision: "keep" as const, reason: "" }] as const);
  return { ...choices, ...Object.fromEntries(kept) };
}
