import { hashOf, type Instant, type Json } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  applyTo,
  basisOf,
  type CohortsState,
  describeEvent,
  type Event,
  type EventBody,
  noCohorts,
  type Pack,
  packOf,
  type ParticipantState,
} from "../../engine/index.ts";
import type { LateFact, PackPage } from "../contract.ts";
import type { StoredEvent } from "../../store/index.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { cohortsNow } from "./cohorts-now.ts";
import { eventsOf, labsOf } from "./pack-records.ts";

const unknownCohort = {
  en: "There is no such step of the dose escalation, or no such decision about it.",
  "zh-CN": "剂量递增中没有该队列，或没有关于该队列的此项决定。",
};

/** Up to where a pack reads the record. */
interface Frozen {
  readonly position: number;
  readonly at: Instant;
  readonly decision?: number;
}

/**
 * The pack of a cohort, frozen: of the decision that is asked for, else of one that can be signed as things stand,
 * else as of now. What was recorded after it stands apart.
 */
export async function readPack(
  server: Server,
  shelved: Shelved,
  cohort: string,
  asked: number | undefined,
): Promise<PackPage> {
  const { study, hash: studyHash } = shelved;
  const now = server.clock().toISOString() as Instant;
  const latest = await cohortsNow(server, shelved);
  const journal: StoredEvent[] = [];
  for await (const stored of server.store.readStream(study.id, "cohorts")) journal.push(stored);
  const newest = packOf(study, latest, cohort, now);
  const standing = newest === undefined ? undefined : basisOf(newest);
  const cut = await cutOf(server, latest, journal, { cohort, asked, standing, now });
  const cohorts = journal
    .filter(({ position }) => position <= cut.position)
    .reduce<CohortsState>(
      (state, { event }) => applyTo("cohorts", state, event as unknown as Event),
      noCohorts,
    );
  const pack = packOf(study, cohorts, cohort, cut.at);
  if (pack === undefined) throw new Rejected(404, "cohort.unknown", unknownCohort);
  const people = await Promise.all(
    pack.participants.map(({ participant }) =>
      readPerson(server, study, participant, cut.position),
    ),
  );
  const records = people.flatMap(({ state }) =>
    state === undefined ? [] : [...eventsOf(study, state), ...labsOf(study, state)],
  );
  const basis = basisOf(pack);
  const { position, at, decision } = cut;
  const frozen = { pack, basis, cut: { position, at, studyHash }, records };
  return {
    ...frozen,
    hash: hashOf(frozen as unknown as Json),
    ...(decision === undefined ? {} : { decision }),
    current: standing === basis,
    late: [
      ...people.flatMap(({ late }) => late),
      ...lateAbout(study, journal, cut.position, pack),
    ].sort((a, b) => a.position - b.position),
    now,
  };
}

interface Wanted {
  readonly cohort: string;
  readonly asked: number | undefined;
  /** What a decision would rest on now. */
  readonly standing: string | undefined;
  readonly now: Instant;
}

async function cutOf(
  { store }: Server,
  { decisions }: CohortsState,
  journal: readonly StoredEvent[],
  { cohort, asked, standing, now }: Wanted,
): Promise<Frozen> {
  const wanted =
    asked === undefined
      ? decisions.findLast(
          (one) => one.cohort === cohort && one.effective === undefined && one.basis === standing,
        )
      : decisions.find((one) => one.cohort === cohort && one.number === asked);
  const proposal = journal.find(
    ({ event }) => event.type === "decision-proposed" && event["decision"] === wanted?.number,
  );
  if (asked !== undefined && proposal === undefined)
    throw new Rejected(404, "cohort.unknown", unknownCohort);
  if (wanted === undefined || proposal === undefined) {
    return { position: await store.settledPosition(), at: now };
  }
  // The proposal is no part of what it rests on.
  const { position } = proposal;
  return { position: position - 1, at: wanted.proposed, decision: wanted.number };
}

/** What a record said at the cut, and what was added to it since. */
async function readPerson(
  { store }: Server,
  study: Study,
  participant: string,
  cut: number,
): Promise<{ readonly state: ParticipantState | undefined; readonly late: readonly LateFact[] }> {
  let state: ParticipantState | undefined;
  const late: LateFact[] = [];
  for await (const stored of store.readStream(study.id, `participant/${participant}`)) {
    const { position, event } = stored;
    if (position <= cut) {
      state = applyTo(`participant/${participant}`, state, event as unknown as Event);
    } else if (clinical.has(event.type)) late.push(factOf(study, stored, participant));
  }
  return { state, late };
}

/** What changes what is known of a participant; queries and signatures do not. */
const clinical: ReadonlySet<string> = new Set<EventBody["type"]>([
  "form-saved",
  "adverse-event-recorded",
  "dose-recorded",
  "line-withdrawn",
  "line-restored",
  "participant-withdrawn",
  "participant-died",
  "participant-completed",
  "participant-reinstated",
]);

/** What was said of the cohorts themselves after the cut: suspicions, judgements, replacements. */
function lateAbout(
  study: Study,
  journal: readonly StoredEvent[],
  cut: number,
  { participants }: Pack,
): LateFact[] {
  const concerned = new Set<string>(participants.map(({ participant }) => participant));
  return journal.flatMap((stored) => {
    const { position, event } = stored;
    const { participant } = event;
    const isTold = position > cut && /^(dlt-|participant-replaced)/.test(event.type);
    return isTold && typeof participant === "string" && concerned.has(participant)
      ? [factOf(study, stored, participant)]
      : [];
  });
}

function factOf(study: Study, { position, event }: StoredEvent, participant: string): LateFact {
  const words = describeEvent(study, event as unknown as EventBody);
  return { position, at: event.at, participant, words };
}
