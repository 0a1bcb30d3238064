import { cohortRules } from "./cohort-rules.ts";
import { mailRules } from "./mail-rules.ts";
import { type NoticeKind, noticeKinds } from "./notice-kind.ts";
import type { EventType, Rule, Sources } from "./notice-rule.ts";
import { productRules } from "./product-rules.ts";
import { recordRules } from "./record-rules.ts";

const table = {
  ...recordRules,
  ...mailRules,
  ...productRules,
  ...cohortRules,
} as const satisfies Record<NoticeKind, Rule>;

/** Who hears of what, by kind. A kind without a rule does not compile. */
export const noticeRules: Readonly<Record<NoticeKind, Rule>> = table;

/** A kind that other parts of the server tell of, rather than an event. */
export type ToldKind = {
  [K in NoticeKind]: (typeof table)[K]["from"] extends "told" ? K : never;
}[NoticeKind];
/** A kind that unblinded people alone hear of. */
export type UnblindedKind = {
  [K in NoticeKind]: (typeof table)[K]["sees"] extends "unblinded" ? K : never;
}[NoticeKind];

/** The kinds that an event of a type may tell of. */
export const kindsFrom: ReadonlyMap<string, readonly NoticeKind[]> = (() => {
  const kinds = new Map<string, NoticeKind[]>();
  for (const kind of noticeKinds) {
    const { from } = noticeRules[kind];
    if (from === "told") continue;
    for (const type of Object.keys(from satisfies Sources) as EventType[]) {
      kinds.set(type, [...(kinds.get(type) ?? []), kind]);
    }
  }
  return kinds;
})();

/** A kind as it stands in the database; undefined where a later version of Neurite put it there. */
export function readKind(kind: string): NoticeKind | undefined {
  return noticeKinds.find((known) => known === kind);
}
