import type { Instant, SiteId } from "../../kernel/index.ts";
import {
  basisOf,
  boardOf,
  type CohortsState,
  decisionManifest,
  packOf,
  siteViewOf,
} from "../../engine/index.ts";
import { linesIn } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { CohortsPage, DecisionLine, DecisionTold, FullBoard } from "../contract.ts";
import { namesIn } from "../routes/participants.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { cohortsNow } from "./cohorts-now.ts";
import { seesBoard } from "./committee-access.ts";
import { ownPlaces } from "./own-places.ts";
import { eventsOf } from "./pack-records.ts";

/** The cohorts as a person may see them. */
export async function cohortsPageFor(
  server: Server,
  session: Caller,
  shelved: Shelved,
): Promise<CohortsPage> {
  const { study, trial } = shelved;
  const cohorts = await cohortsNow(server, shelved);
  const now = server.clock().toISOString() as Instant;
  const board = boardOf(study, cohorts, now);
  const { sites } = await trial.studyState();
  const lines = linesIn(session, study.id).filter(({ role }) => role !== "participant");
  return {
    now,
    cohorts: siteViewOf(board),
    places: ownPlaces(cohorts, lines, (site) => sites[site as SiteId]?.zone ?? "UTC", now),
    told: toldOf(cohorts),
    ...(seesBoard(study, session)
      ? { board: await fullBoard(server, shelved, cohorts, board, now) }
      : {}),
  };
}

/** What sites are told of decisions: what opens, and nothing of why. */
function toldOf({ decisions }: CohortsState): DecisionTold[] {
  return decisions.flatMap(({ number, cohort, act, effective: at, opens = [], places = {} }) =>
    at === undefined ? [] : [{ number, cohort, act, at, opens: [...opens], places }],
  );
}

async function fullBoard(
  server: Server,
  { study, trial }: Shelved,
  cohorts: CohortsState,
  board: ReturnType<typeof boardOf>,
  now: Instant,
): Promise<FullBoard> {
  const suspected = board.flatMap(({ slots }) => slots.filter(({ dlt }) => dlt === "suspected"));
  const records = await Promise.all(
    suspected.map(async ({ participant }) => {
      const state = await trial.participant(participant);
      return state === undefined ? [] : eventsOf(study, state);
    }),
  );
  const decisions = cohorts.decisions.map((decision): DecisionLine => {
    const pack = packOf(study, cohorts, decision.cohort, now);
    const isCurrent = pack !== undefined && basisOf(pack) === decision.basis;
    const { opens: _opens, places: _places, attended, signed, reopenedBy, ...facts } = decision;
    return {
      ...facts,
      attended: [...attended],
      signed: [...signed],
      ...(reopenedBy === undefined ? {} : { reopenedBy: [...reopenedBy] }),
      manifest: decisionManifest(study.id, decision),
      current: decision.effective !== undefined || isCurrent,
    };
  });
  return {
    cohorts: board,
    decisions,
    quorum: study.escalation?.quorum ?? 1,
    toJudge: records.flat(),
    people: await namesIn(server, decisions),
    members: await membersOf(server, study.id),
  };
}

/** Who sits on the committee now. */
async function membersOf({ store }: Server, study: string): Promise<FullBoard["members"]> {
  const { rows } = await store.pool.query<{ id: string; name: string }>(
    `select distinct p.id, p.name from ${store.schema}.access_grant g join ${store.schema}.person p on p.id = g.person
      where g.study = $1 and g.role = 'committee' and (p.ended_at is null or p.ended_at > now())
        and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      order by p.name`,
    [study],
  );
  return rows;
}
