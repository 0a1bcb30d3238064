import {
  type CommandId,
  daySpan,
  Fault,
  type Instant,
  instant,
  type PersonId,
  printDay,
  type Random,
  randomStream,
  type SiteId,
  type Zone,
  zone,
} from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import { type Context, type ListEntry, listHash, type Role } from "../engine/index.ts";
import { Committee } from "./committee.ts";
import { liveParticipant } from "./life.ts";
import { openMemoryTrial } from "./memory-trial.ts";
import type { Person } from "./person.ts";
import { screeningVisits } from "./screening-visits.ts";
import type { Answer, Step } from "./step.ts";

/** A rehearsal of a study: how many people, from when, until when. */
export interface Rehearsal {
  readonly seed: string;
  readonly participants: number;
  /**
   * Day number of the first participant's first dose, or as soon after as somebody can have signed a consent version
   * and been screened; the others follow some days apart.
   */
  readonly firstDose: number;
  /** Nothing happens after this instant: people are left wherever they are in their course. */
  readonly until: Instant;
  /** Who takes part; drawn when not given. */
  readonly people?: readonly Person[];
  /** The list that arms are taken from, where the study has one; drawn when not given. */
  readonly list?: readonly ListEntry[];
}

/** Carries a step out and says what came of it. */
export type Carry = (step: Step) => Promise<Answer>;

/** The set-up every trial needs, then every participant's life, in the order of the instants, step by step. */
export async function rehearse(study: Study, rehearsal: Rehearsal, carrying: Carry): Promise<void> {
  const carry = study.escalation === undefined ? carrying : withCommittee(study, carrying);
  const random = randomStream(rehearsal.seed).split(study.id);
  const sites = study.sites.length > 0 ? study.sites : [fallbackSite];
  const firstDose = earliestDose(study, rehearsal.firstDose);
  const start = instant(`${printDay(firstDose - 60)}T00:00:00Z`);
  for (const step of setUp(study, rehearsal, sites, start, random)) await carry(step);
  const people = rehearsal.people ?? peopleOf(study, { ...rehearsal, firstDose }, sites, random);
  const lives = people.map((person) => {
    const life = liveParticipant(study, person, random.split("person", person.id));
    return { life, next: life.next() };
  });
  for (;;) {
    let earliest: (typeof lives)[number] | undefined;
    for (const each of lives) {
      if (each.next.done === true) continue;
      const at = each.next.value.context.at;
      const best = earliest?.next.done === false ? earliest.next.value.context.at : undefined;
      if (best === undefined || at < best) earliest = each;
    }
    if (earliest === undefined || earliest.next.done === true) return;
    const step = earliest.next.value;
    if (step.context.at > rehearsal.until) return;
    earliest.next = earliest.life.next(await carry(step));
  }
}

/** Where doses are raised, what the committee does first; it looks at a trial in memory that goes beside the real one. */
function withCommittee(study: Study, carry: Carry): Carry {
  const beside = openMemoryTrial(study, false);
  const committee = new Committee(study, beside);
  const carryBoth: Carry = (step) => {
    beside.execute(step.command, step.context);
    return carry(step);
  };
  return async (step) => {
    for (const first of committee.before(step)) await carryBoth(first);
    return carryBoth(step);
  };
}

/** The first doses of two people are planned so many days apart, less what is drawn. */
const spacing = 21;
const drift = 10;

/**
 * The cohorts that people join, one after the other. Where first doses of a cohort are kept apart, people join the
 * cohorts in turn, so that the rehearsal need not take longer; nobody is sent to a cohort that has its most.
 */
class CohortsInTurn {
  readonly #study: Study;
  readonly #participants: number;
  readonly #isInTurn: boolean;
  readonly #joined = new Map<string, number>();

  constructor(study: Study, participants: number) {
    this.#study = study;
    this.#participants = participants;
    this.#isInTurn = apartDays(study) > 0;
  }

  /** The cohort of somebody; nothing where the study has none, or no place for one more. */
  next(index: number, joins: boolean): string | undefined {
    const { cohorts, escalation } = this.#study;
    const first = this.#isInTurn
      ? index
      : Math.floor((index * cohorts.length) / this.#participants);
    for (let turn = 0; turn < cohorts.length; turn++) {
      const cohort = cohorts[(first + turn) % cohorts.length];
      if (cohort === undefined) return undefined;
      const joined = this.#joined.get(cohort.id) ?? 0;
      if (escalation !== undefined && joined >= cohort.size[1]) continue;
      if (joins) this.#joined.set(cohort.id, joined + 1);
      return cohort.id;
    }
    return undefined;
  }
}

/** Days between first doses of a cohort that the study asks for. */
function apartDays({ escalation }: Study): number {
  return Math.max(escalation?.staggerDays ?? 0, escalation?.sentinel?.days ?? 0);
}

/** Days between the first doses of two people of all cohorts: no fewer than what keeps those of one cohort apart. */
function spacingOf(study: Study): number {
  const turns = Math.max(1, study.cohorts.length);
  const apart = apartDays(study);
  return apart === 0 ? spacing : Math.max(spacing, Math.ceil((apart + drift) / turns));
}

export type Site = Pick<Study["sites"][number], "id" | "zone" | "country">;

/** One in so many of those who join leaves. */
const leavingEvery = 5;

/** Where people are when a study names no site yet. */
export const fallbackSite: Site = { id: "01", zone: "UTC", country: "CHN" };

/** The first dose cannot be planned so early that screening would come before any consent version. */
export function earliestDose(study: Study, planned: number): number {
  const first = Math.min(...study.consents.map(({ from }) => daySpan(from).last));
  const screened = screeningVisits(study, planned)[0]?.day ?? planned - 14;
  return Number.isFinite(first) ? planned + Math.max(0, first - screened) : planned;
}

function* setUp(
  study: Study,
  rehearsal: Rehearsal,
  sites: readonly Site[],
  at: Instant,
  random: Random,
): Generator<Step> {
  const secrets = random.split("seeds");
  let count = 0;
  const context = (role: Role): Context => {
    count += 1;
    return {
      actor: role as string as PersonId,
      role,
      sites: "all",
      at,
      zone: zone("UTC"),
      seed: Array.from({ length: 4 }, () => secrets.uint32()).join("."),
      command: `${study.id}/setup/${count}` as CommandId,
    };
  };
  yield { command: { kind: "release-study" }, context: context("study-manager") };
  for (const { id, zone, country } of sites) {
    const command = { kind: "activate-site" as const, site: id as SiteId, zone, country };
    yield { command, context: context("study-manager") };
  }
  if (study.arms.length < 2) return;
  const method = study.allocation?.method.kind;
  if (method !== undefined && method !== "list") {
    yield { command: { kind: "open-allocation" }, context: context("allocation-keeper") };
    return;
  }
  const entries = rehearsal.list ?? drawList(study, rehearsal.participants, random.split("list"));
  yield { command: { kind: "supply-list", entries }, context: context("allocation-keeper") };
  if (method === undefined) return;
  // A second person puts the list of a plan into use.
  const second = { ...context("allocation-keeper"), actor: "allocation-keeper-2" as PersonId };
  yield { command: { kind: "activate-list", hash: listHash(entries) }, context: second };
}

/** A list for a rehearsal: the arms in their ratio, shuffled block by block. */
function drawList(
  study: Study,
  participants: number,
  random: Random,
): { number: string; arm: string }[] {
  const block = study.arms.flatMap(({ id, ratio = 1 }) => Array.from({ length: ratio }, () => id));
  if (block.length === 0) throw new Fault(`the arms of ${study.id} have no part in its ratio`);
  const entries: { number: string; arm: string }[] = [];
  while (entries.length < 2 * Math.max(study.planned, participants)) {
    const left = [...block];
    while (left.length > 0) {
      const [arm = ""] = left.splice(random.below(left.length), 1);
      entries.push({ number: String(1001 + entries.length), arm });
    }
  }
  return entries;
}

function peopleOf(
  study: Study,
  { participants, firstDose }: Rehearsal,
  sites: readonly Site[],
  random: Random,
): Person[] {
  const draw = random.split("people");
  const days = spacingOf(study);
  const cohorts = new CohortsInTurn(study, participants);
  let joining = 0;
  return Array.from({ length: participants }, (_, index): Person => {
    const site = sites[draw.below(sites.length)] ?? fallbackSite;
    const planned = firstDose + index * days + draw.below(drift);
    const isUnfit = draw.uniform() < 0.25;
    const cohort = cohorts.next(index, !isUnfit);
    // Who finds every cohort full is screened for nothing.
    const failsScreening = isUnfit || (cohort === undefined && study.cohorts.length > 0);
    if (!failsScreening) joining += 1;
    // Some of those who join come no more after their first visits.
    const leaves = joining % leavingEvery === 2 && !failsScreening;
    return {
      id: `${site.id}-${String(index + 1).padStart(3, "0")}`,
      site: site.id,
      zone: site.zone as Zone,
      firstDose: planned,
      ...(cohort === undefined ? {} : { cohort }),
      failsScreening,
      turn: joining,
      ...(leaves ? { leavesAfter: 1 + draw.below(3) } : {}),
    };
  });
}
