import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import { system } from "./event.ts";
import type { Foundation } from "./foundation.ts";

const administratorsOnly = defineRefusal(
  "identity.administrators-only",
  "Only an administrator may do this. Nothing was changed.",
  "仅系统管理员可执行此操作，未作任何修改。",
);

/** Who looks after accounts. */
export interface Administration {
  /** Refuses who is no administrator now. What is done at the server's own command line is permitted. */
  forbidden(by: string): Promise<Refusal | undefined>;
  /** The people who are administrators now. */
  administrators(): Promise<readonly string[]>;
}

/** Answers from the tables, never from memory: rights that ended a moment ago are no rights. */
export function openAdministration(base: Foundation): Administration {
  const administrators = async (): Promise<readonly string[]> => {
    const rows = await base.query<{ person: string }>(
      `select distinct g.person from {schema}.access_grant g join {schema}.person p on p.id = g.person
        where g.role = 'administrator' and p.ended_at is null
          and g.valid_from <= $1 and (g.valid_until is null or g.valid_until > $1)`,
      [base.now()],
    );
    return rows.map(({ person }) => person);
  };
  return {
    administrators,
    async forbidden(by) {
      if (by === system || (await administrators()).includes(by)) return undefined;
      return administratorsOnly();
    },
  };
}
