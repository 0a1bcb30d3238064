import type { Instant } from "../../kernel/index.ts";
import { gather, type PersonAccess } from "./access.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { GrantRole } from "./role.ts";

/** Somebody who has or had an account. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly email: string;
  readonly endedAt?: Instant;
}

export interface Directory {
  /** One person; remembered for ten seconds, since every line of a page names somebody. */
  findPerson(id: string): Promise<Person | undefined>;
  /** Everybody, also those whose account has ended. */
  listPeople(): Promise<readonly Person[]>;
  /** Who works in a study now, and as what. */
  directoryOf(study: string): Promise<readonly PersonAccess[]>;
}

const rememberedMs = 10_000;
const maxRemembered = 20_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly name_zh: string | null;
  readonly email: string;
  readonly ended_at: Date | null;
}

/** Opens the directory of people. Names sort in the page, by the language of its reader. */
export function openDirectory(base: Foundation): Directory {
  const known = new Map<string, { readonly person: Person; readonly atMs: number }>();
  base.onChange((person) => known.delete(person));
  return {
    async findPerson(id) {
      const now = base.nowMs();
      const remembered = known.get(id);
      if (remembered !== undefined && Math.abs(now - remembered.atMs) <= rememberedMs) {
        return remembered.person;
      }
      const [row] = await base.query<Row>("select * from {schema}.person where id = $1", [id]);
      if (row === undefined) return undefined;
      const person = readRow(row);
      known.delete(id);
      known.set(id, { person, atMs: now });
      for (const oldest of known.keys()) {
        if (known.size <= maxRemembered) break;
        known.delete(oldest);
      }
      return person;
    },
    async listPeople() {
      const rows = await base.query<Row>("select * from {schema}.person order by name, id");
      return rows.map(readRow);
    },
    async directoryOf(study) {
      const rows = await base.query<
        Row & { study: string; role: GrantRole; site: string | null; participant: string | null }
      >(
        `select p.*, g.study, g.role, g.site, g.participant
           from {schema}.access_grant g join {schema}.person p on p.id = g.person
          where g.study = $1 and p.ended_at is null and g.valid_from <= $2
            and (g.valid_until is null or g.valid_until > $2) order by p.name, p.id`,
        [study, base.now()],
      );
      const people = new Map(rows.map((row) => [row.id, readRow(row)]));
      return [...people.values()].map(({ id, name, nameZh, email }) => {
        const access = gather(rows.filter((row) => row.id === id));
        return { person: id, name, ...(nameZh === undefined ? {} : { nameZh }), email, access };
      });
    },
  };
}

function readRow({ id, name, name_zh, email, ended_at }: Row): Person {
  return {
    id,
    name,
    ...(name_zh === null ? {} : { nameZh: name_zh }),
    email,
    ...(ended_at === null ? {} : { endedAt: readMoment(ended_at) }),
  };
}
