import type { Issue, Severity } from "../../kernel/index.ts";
import type { Study } from "../study.ts";
import { rules } from "./rules.ts";
import { indexOf } from "./study-index.ts";

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, assumption: 2 };

/**
 * Everything that is wrong with a study, or to be looked at, or assumed: errors first, each kind in the order of the
 * study. A study without an error can be released and executed.
 *
 * It proves rather than spells: visits that can never be due, criteria that nobody can meet, checks that can never
 * fire, values that are never collected, blinded staff who would see an arm.
 */
export function check(study: Study): readonly Issue[] {
  const index = indexOf(study);
  return rules
    .flatMap((rule) => rule(study, index))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}
