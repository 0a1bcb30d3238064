import type pg from "pg";
import type { Store } from "./store.ts";
import { happened } from "./test-database.ts";

/** A grant for tests; what is left out is study S, all sites, valid now. */
export interface TestGrant {
  readonly person: string;
  readonly role: string;
  readonly study?: string;
  readonly site?: string;
  readonly participant?: string;
  /** Days from now. */
  readonly fromDay?: number;
  readonly untilDay?: number;
  readonly ended?: boolean;
}

let grants = 0;

/** Makes the person if there is none, and gives access. */
export async function grant(store: Store, given: TestGrant): Promise<void> {
  const { person, role, study = "S", site, participant, fromDay = -30, untilDay } = given;
  await store.pool.query(
    `insert into neurite.person (id, name, email, ended_at)
     values ($1::text, $1::text, lower($1::text) || '@example.org', case when $2 then now() end) on conflict do nothing`,
    [person, given.ended === true],
  );
  await store.pool.query(
    `insert into neurite.access_grant values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 day', now() + $8 * interval '1 day')`,
    [`grant-${(grants += 1)}`, person, study, role, site, participant, fromDay, untilDay],
  );
}

const given: readonly TestGrant[] = [
  { person: "coordinator-g", role: "coordinator", site: "GZ01" },
  { person: "coordinator-b", role: "coordinator", site: "BJ01" },
  { person: "investigator", role: "investigator" },
  { person: "monitor", role: "monitor" },
  { person: "inspector", role: "inspector" },
  { person: "data-manager", role: "data-manager" },
  { person: "study-manager", role: "study-manager" },
  { person: "pharmacist", role: "pharmacist" },
  { person: "keeper", role: "allocation-keeper" },
  { person: "participant-g1", role: "participant", participant: "g1", site: "GZ01" },
  { person: "participant-b1", role: "participant", participant: "b1" },
  { person: "administrator", role: "administrator", study: "*" },
  { person: "elsewhere", role: "investigator", study: "T" },
  { person: "ended", role: "investigator", ended: true },
  { person: "expired", role: "investigator", untilDay: -1 },
  { person: "tomorrow", role: "investigator", fromDay: 1 },
  // A participant's grant without a record, and a role given for every study at once, are mistakes that give nothing.
  { person: "unnamed", role: "participant" },
  { person: "nothing", role: "investigator", study: "*" },
];

/** Two studies with participants at two sites, an allocation, the instance's own record, and people of every kind. */
export async function openClinic(store: Store): Promise<void> {
  for (const each of given) await grant(store, each);
  const record = (id: string, study: string, ...streams: readonly (readonly [string, string?])[]) =>
    store.append({
      study,
      id,
      appends: streams.map(([stream, site]) => ({
        study,
        stream,
        expectedVersion: 0,
        events: [happened("begun", site === undefined ? {} : { site })],
      })),
    });
  await record("release", "S", ["study"]);
  await record("g1", "S", ["participant/g1", "GZ01"]);
  await record("g2", "S", ["participant/g2", "GZ01"]);
  await record("b1", "S", ["participant/b1", "BJ01"]);
  await record("t1", "T", ["participant/t1", "GZ01"], ["study"]);
  await store.append({
    study: "S",
    id: "assign",
    appends: [
      { study: "S", stream: "allocation", expectedVersion: 0, events: [happened("list")] },
      { study: "S", stream: "participant/g1", expectedVersion: 1, events: [happened("assigned")] },
    ],
  });
  await record("people", "neurite", ["person/coordinator-g"], ["person/ended"], ["policy"]);
  await store.append({
    study: "S",
    id: "inspected",
    appends: [{ study: "S", stream: "study", expectedVersion: 1, events: [happened("inspected")] }],
  });
  const sites = { g1: "GZ01", g2: "GZ01", b1: "BJ01" };
  await store.summaries.write(
    Object.entries(sites).map(([participant, site]) => ({
      study: "S",
      participant,
      site,
      version: 1,
      summary: `{"of":"${participant}"}`,
    })),
  );
}

/** The first column of what a query shows. */
export async function see(client: pg.ClientBase, query: string): Promise<readonly string[]> {
  const { rows } = await client.query<string[]>({ text: query, rowMode: "array" });
  return rows.map(([first]) => first ?? "");
}

/** All that a person sees. */
export async function seen(
  store: Store,
  person: string,
): Promise<{
  readonly streams: readonly string[];
  readonly commands: number;
  readonly summaries: readonly string[];
  readonly people: readonly string[];
}> {
  return store.asPerson(person, async (client) => {
    const streams = `select distinct study || ' ' || stream from neurite.journal order by 1`;
    const heads = `select study || ' ' || stream from neurite.stream_head order by 1`;
    const shown = await see(client, streams);
    const ended = await see(client, heads);
    if (String(shown) !== String(ended))
      throw new Error(`heads show other streams: ${ended.join()}`);
    const summary = "select summary from neurite.participant_summary order by participant";
    return {
      streams: shown,
      commands: (await see(client, "select id from neurite.command where study = 'S'")).length,
      summaries: await see(client, summary),
      people: await see(client, "select id from neurite.person order by id"),
    };
  });
}
