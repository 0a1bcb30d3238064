import { daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";

/** The version of the consent that a participant should sign on a day, if one is owed. */
export function consentOwed(
  study: Study,
  signed: readonly string[],
  today: PartialDate,
): { readonly version: string; readonly from: PartialDate } | undefined {
  const inForce = study.consents
    .filter(({ from }) => daySpan(from).first <= daySpan(today).last)
    .sort((a, b) => daySpan(b.from).first - daySpan(a.from).first);
  let owed: { version: string; from: PartialDate } | undefined;
  for (const { version, from, reconsent } of inForce) {
    if (signed.includes(version)) return owed;
    owed ??= { version, from };
    // One that need not be signed again is satisfied by an earlier one.
    if (reconsent !== false) return owed;
    const earlier = inForce.some((one) => signed.includes(one.version));
    if (earlier) return undefined;
  }
  return owed;
}
