import { defineRefusal, type Instant, type Refusal } from "../../kernel/index.ts";
import { blindedRoles, type GrantRole, grantRoleWords, unblindedRoles } from "./role.ts";

/** As much of a grant as its conflicts depend on. */
export interface GrantSpan {
  readonly role: GrantRole;
  readonly study: string;
  readonly from: Instant;
  readonly until?: Instant;
  /** It was in force at some time, or still is to be confirmed. */
  readonly matters: boolean;
}

const mixesBlinding = defineRefusal(
  "grant.mixes-blinding",
  "In study {study} this person is {other}. Who sees who gets what cannot also be {role} there, at the same time or afterwards. No grant was made.",
  "该人员在研究 {study} 中是{other}。知晓分组情况者不能同时或之后再担任{role}。未授予任何权限。",
);

/**
 * Refuses a grant that would let one person both judge a study blinded and know who gets what: at the same time, or a
 * blinded role after an unblinded one, since what was seen stays known.
 *
 * @source ICH E6(R3) Annex 1 §4.1
 */
export function conflictOf(
  wanted: Omit<GrantSpan, "matters">,
  others: readonly GrantSpan[],
): Refusal | undefined {
  const other = others.find(
    (held) => held.matters && held.study === wanted.study && mixes(wanted, held),
  );
  if (other === undefined) return undefined;
  return mixesBlinding({
    study: wanted.study,
    other: grantRoleWords[other.role],
    role: grantRoleWords[wanted.role],
  });
}

function mixes(wanted: Omit<GrantSpan, "matters">, held: GrantSpan): boolean {
  const wantsBlinded = blindedRoles.has(wanted.role) && unblindedRoles.has(held.role);
  const wantsUnblinded = unblindedRoles.has(wanted.role) && blindedRoles.has(held.role);
  if (wantsBlinded) return wanted.until === undefined || held.from < wanted.until;
  // The other way round, a blinded role that is over when the unblinded one begins is no harm.
  return wantsUnblinded && (held.until === undefined || wanted.from < held.until);
}
