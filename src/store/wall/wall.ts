import type pg from "pg";
import { RecordDamaged } from "../failure.ts";
import type { StoredEvent } from "../event.ts";
import type { Source } from "../read.ts";
import { wallRoleName } from "../role.ts";
import { withSession } from "../session.ts";
import { isStub, openEvent, unseal } from "./sealed-event.ts";
import type { UnitRow } from "./unit-row.ts";
import type { WallKey } from "./wall-key.ts";

/** What stands behind the wall, for code that serves unblinded people. */
export interface Wall {
  readonly key: WallKey;
  /**
   * The events with those of walled streams opened; others as they are.
   *
   * @throws RecordDamaged naming the first whose content is missing, or not what the journal is committed to
   */
  open<E extends Sealable>(events: readonly E[]): Promise<readonly E[]>;
  /** Where units are, by one of their marks. */
  units(study: string, by: UnitQuery): Promise<readonly UnitRow[]>;
  /** Whether product of a study is kept here at all. */
  hasUnits(study: string): Promise<boolean>;
}

/** An event with its place, by which its content is found. */
type Sealable = Pick<StoredEvent, "study" | "stream" | "version" | "event">;

export type UnitQuery =
  | { readonly units: readonly string[] }
  | { readonly lot: string }
  | { readonly site: string }
  | { readonly participant: string };

/** Opens the wall of a store with its key. Every reading is a transaction of the wall's own role. */
export function openWall(source: Source, key: WallKey): Wall {
  return {
    key,
    async open(events) {
      const walled = events.filter(({ event }) => isStub(event));
      if (walled.length === 0) return events;
      const contents = await readContents(source, walled);
      return events.map((stored) => opened(key, stored, contents.get(nameOf(stored))));
    },
    units: (study, by) => readUnits(source, key, study, by),
    async hasUnits(study) {
      const [row] = await asWall(source, (client) =>
        client.query<{ found: boolean }>(
          `select exists (select from ${source.schema}_wall.unit where study = $1) as found`,
          [study],
        ),
      );
      return row?.found === true;
    },
  };
}

function opened<E extends Sealable>(key: WallKey, stored: E, content: Buffer | undefined): E {
  const { event, stream, version, study } = stored;
  if (!isStub(event)) return stored;
  try {
    if (content === undefined) throw new Error("its content is missing");
    return { ...stored, event: openEvent(key, stored, event, content) };
  } catch (error) {
    throw new RecordDamaged(
      `Event ${version} of ${stream} in study ${study} cannot be opened: ${(error as Error).message}.`,
    );
  }
}

function nameOf({ study, stream, version }: Sealable): string {
  return `${study}\n${stream}\n${version}`;
}

async function readContents(
  source: Source,
  events: readonly Sealable[],
): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await asWall(source, (client) =>
    client.query<{ study: string; stream: string; version: number; content: Buffer }>({
      name: `sealed ${source.schema}`,
      text: `select s.study, s.stream, s.version, s.content
               from unnest($1::text[], $2::text[], $3::integer[]) as n(study, stream, version)
               join ${source.schema}_wall.sealed s
                 on s.study = n.study and s.stream = n.stream and s.version = n.version`,
      values: [
        events.map(({ study }) => study),
        events.map(({ stream }) => stream),
        events.map(({ version }) => version),
      ],
    }),
  );
  return new Map(rows.map((row) => [`${row.study}\n${row.stream}\n${row.version}`, row.content]));
}

async function readUnits(
  source: Source,
  key: WallKey,
  study: string,
  by: UnitQuery,
): Promise<readonly UnitRow[]> {
  const [column, names] =
    "units" in by
      ? (["unit", by.units] as const)
      : "lot" in by
        ? (["lot", [by.lot]] as const)
        : "site" in by
          ? (["site", [by.site]] as const)
          : (["participant", [by.participant]] as const);
  const rows = await asWall(source, (client) =>
    client.query<{ unit: Buffer; content: Buffer }>({
      name: `units by ${column} ${source.schema}`,
      text: `select unit, content from ${source.schema}_wall.unit where study = $1 and ${column} = any ($2)`,
      values: [study, names.map((name) => key.blindIndex(study, column, name))],
    }),
  );
  return rows
    .map(({ unit, content }) => {
      const plain = unseal(key.sealing(study), `unit\n${unit.toString("hex")}`, content);
      return JSON.parse(plain.toString()) as UnitRow;
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** Reads in the wall's own role; a rollback takes the role off again. */
async function asWall<R extends pg.QueryResultRow>(
  { pool, schema }: Source,
  read: (client: pg.ClientBase) => Promise<pg.QueryResult<R>>,
): Promise<readonly R[]> {
  return withSession(pool, async (client) => {
    await client.query(`begin read only; set local role ${wallRoleName(schema)}`);
    try {
      return (await read(client)).rows;
    } finally {
      await client.query("rollback");
    }
  });
}
