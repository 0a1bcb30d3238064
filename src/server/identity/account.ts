import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Foundation } from "./foundation.ts";

/** There is no such account. */
export const unknownPerson = defineRefusal(
  "identity.unknown-person",
  "There is no account {person}. Nothing was changed.",
  "没有账户 {person}，未作任何修改。",
);
const endedPerson = defineRefusal(
  "identity.ended-person",
  "The account of {name} has ended. Nothing was changed.",
  "{name}的账户已终止，未作任何修改。",
);
/** An account that has not ended. */
export async function readAccount(
  base: Foundation,
  person: string,
): Promise<
  { readonly name: string; readonly nameZh: string | null; readonly email: string } | Refusal
> {
  const [row] = await base.query<{
    name: string;
    nameZh: string | null;
    email: string;
    ended_at: Date | null;
  }>(`select name, name_zh as "nameZh", email, ended_at from {schema}.person where id = $1`, [
    person,
  ]);
  if (row === undefined) return unknownPerson({ person: person.slice(0, 64) });
  return row.ended_at === null ? row : endedPerson({ name: row.name });
}
