import type { Instant, Refusal } from "../../kernel/index.ts";
import type { Foundation } from "./foundation.ts";
import { checkInput, draftGrant } from "./grant.ts";
import type { CreatedPerson, People } from "./person.ts";

/** An inspector's seat: somebody who reads everything in scope for a time and writes nothing. */
export interface NewInspector {
  readonly name: string;
  readonly nameZh?: string;
  readonly email: string;
  readonly study: string;
  /** Left out: all sites. */
  readonly site?: string;
  readonly until: Instant;
}

/**
 * Makes the account and its one grant in a single act. The inspector signs in with the temporary password, chooses
 * one of their own and sets up the second factor; no training is asked for.
 *
 * @source ICH E6(R3) §3.6.1 (direct access for inspectors)
 */
export async function createInspector(
  base: Foundation,
  people: People,
  { name, nameZh, email, study, site, until }: NewInspector,
  by: string,
): Promise<CreatedPerson | Refusal> {
  const from = base.now();
  const grant = {
    role: "inspector",
    study,
    ...(site === undefined ? {} : { site }),
    until,
  } as const;
  const wrong = checkInput(grant, from);
  if (wrong !== undefined) return wrong;
  const { event } = draftGrant("", { ...grant, from }, by, false);
  const person = { name, ...(nameZh === undefined ? {} : { nameZh }), email };
  return people.createWith(person, by, [event]);
}
