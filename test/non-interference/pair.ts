/** Runs both trials of a study to their end, and keeps what blinded people were told on the way. */
import type { Study } from "../../src/definition/index.ts";
import type { ReceivedMail } from "../../src/server/notices/testing/mail-server.ts";
import { runCourse, type Said } from "./course.ts";
import { type Ear, listen } from "./listen.ts";
import { isWalled } from "../../src/engine/index.ts";
import { archiveOf } from "./archive-of.ts";
import { answerOf, settled } from "./may-differ.ts";
import { type Looking, type Observed, observe } from "./observe.ts";
import { type Blinded, blinded } from "./people.ts";
import { rehearsed } from "./rehearsed.ts";
import { emailOf, type Running, type Stage } from "./stage.ts";
import type { World } from "./twins.ts";

export interface Lived {
  readonly said: readonly Said[];
  readonly seen: Observed;
  readonly heard: Readonly<Record<string, string>>;
  /** To blinded people, as they came. */
  readonly mails: readonly string[];
  /** Events that each person could read in the database itself: stream → how many, and their positions. */
  readonly positions: Readonly<Record<string, string>>;
  /** What happened behind the wall: the place in the journal and the kind of stream, without which of them. */
  readonly walled: readonly string[];
  /** What the server answers to a browser that opens a page. */
  readonly pages: Readonly<Record<string, string>>;
  /** The archive as it is handed to blinded people: file → content. */
  readonly archive: ReadonlyMap<string, string>;
}

const worlds = ["one", "other"] as const;

/** The database that a trial is kept in, at its end. */
export const databaseOf = (name: string, world: World): string => `${name}_${world}`;

export async function livePair(
  stage: Stage,
  name: string,
  study: Study,
  looking: Looking,
): Promise<Readonly<Record<World, Lived>>> {
  const acts = rehearsed(study);
  await stage.prepare(name, study);
  for (const world of worlds) await stage.copy(name, databaseOf(name, world));
  const live = async (world: World): Promise<Lived> => {
    const database = databaseOf(name, world);
    const running = await stage.open(database);
    const ears = new Map<Blinded, Ear>();
    const heard: Record<string, string> = {};
    let said: readonly Said[];
    try {
      for (const who of blinded) {
        ears.set(who, await listen(await running.as(who), study.id));
      }
      said = await runCourse(running, world, acts);
      for (const [who, ear] of ears) {
        await ear.close();
        heard[who] = ear.heard();
      }
      // Nobody's session is to end by the time of day: when that is noticed is chance. Then digests leave.
      await running.leave();
      running.wait(26 * 3_600);
      await running.server.identity.tidy();
      await running.server.settle();
      await running.server.settle();
    } finally {
      await running.close();
    }
    const seeing = `${database}_seen`;
    await stage.copy(database, seeing);
    const again = await stage.open(seeing);
    try {
      // What is done while asking stands among background work, such as packages being made, in no fixed order.
      const lived = await again.store.settledPosition();
      const archive = await archiveOf(again);
      const seen = await observe(again, looking);
      const positions: Record<string, string> = {};
      for (const who of blinded) {
        positions[who] = await again.store.asPerson(again.ids[who], async (client) => {
          const { rows } = await client.query<{ stream: string; positions: string }>(
            `select study || ' ' || stream as stream, string_agg(position::text, ',' order by position) as positions
               from ${again.store.schema}.journal where position <= $1 group by 1 order by min(position)`,
            [lived],
          );
          return settled(JSON.stringify(rows));
        });
      }
      const walled = await walledBy(again, lived);
      const pages = await pagesOf(again);
      const addresses = new Set<string>(blinded.map(emailOf));
      const mails = running.mails
        .filter(({ to }) => addresses.has(to))
        .map(textOf)
        .sort();
      return { said, seen, heard, mails, positions, walled, pages, archive };
    } finally {
      await again.close();
      await stage.drop(seeing);
    }
  };
  const [one, other] = await Promise.all(worlds.map(live));
  if (one === undefined || other === undefined) throw new Error("both were to be lived");
  return { one, other };
}

/** Which positions of the journal stand behind the wall, and what kind of thing each is of. */
async function walledBy({ store, study }: Running, upTo: number): Promise<readonly string[]> {
  const { rows } = await store.pool.query<{ position: string; stream: string }>(
    `select position, stream from ${store.schema}.journal where study = $1 and position <= $2 order by position`,
    [study.id, upTo],
  );
  return rows
    .filter(({ stream }) => isWalled(stream))
    .map(({ position, stream }) => `${position} ${stream.split("/")[0]}`);
}

/** Pages as a browser first gets them, before any script of theirs asks for more. */
async function pagesOf(running: Running): Promise<Readonly<Record<string, string>>> {
  const { study, hashes } = running;
  const paths = ["/", `/studies/${study.id}`, `/studies/${study.id}/participants/none`];
  const pages: Record<string, string> = {};
  for (const who of blinded) {
    const visitor = await running.as(who);
    for (const path of paths) {
      const response = await visitor.send(path, { headers: { "accept-encoding": "identity" } });
      pages[`${who}: ${path}`] = await answerOf(hashes, response, await response.text());
    }
  }
  return pages;
}

function textOf({ to, subject, text, id }: ReceivedMail): string {
  return settled([to, subject, text, id].join("\n"));
}
