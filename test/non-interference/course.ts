/** What happens in a trial, over HTTP, from the first lot to the package at the end: the same requests in both. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type Instant, instantOf, type ParticipantId } from "../../src/kernel/index.ts";
import {
  certificateOf,
  type Command,
  itemOf,
  listHash,
  type LotState,
  manifestOf,
  type ParticipantState,
  unblindingHash,
} from "../../src/engine/index.ts";
import { password, type Reply } from "../server/clinic.ts";
import { answerOf } from "./may-differ.ts";
import type { Person } from "./people.ts";
import { type Act, participantId } from "./rehearsed.ts";
import type { Running } from "./stage.ts";
import {
  armsOf,
  dayOf,
  doses,
  firstDay,
  listOf,
  type Lot,
  lotsOf,
  participants,
  unitFor,
  type World,
  writtenAt,
} from "./twins.ts";

/** What somebody was answered, as far as it has to be the same. */
export interface Said {
  readonly who: Person;
  readonly what: string;
  readonly answer: string;
}

/** Those who may know who got what, and the one who opens a code. */
const knowing: ReadonlySet<Person> = new Set<Person>([
  "keeper",
  "second-keeper",
  "pharmacist",
  "quality",
  "second-quality",
  "opener",
]);

const today = new Date(writtenAt).toISOString().slice(0, 10);

/** Runs a trial to its end. Answers what its blinded people were told on the way. */
export async function runCourse(
  running: Running,
  world: World,
  acts: readonly (readonly Act[])[],
): Promise<readonly Said[]> {
  const course = new Course(running, world);
  await course.supply();
  for (const [place, each] of acts.entries()) await course.take(place, each);
  await course.mishaps();
  await course.sign(participantId(running.study, 0) as ParticipantId, acts[0] ?? []);
  await course.end();
  return course.said;
}

export class Course {
  readonly said: Said[] = [];
  readonly #running: Running;
  readonly #world: World;
  readonly #base: string;
  readonly #site: string;
  #count = 0;

  /** @param from commands given before, for what goes on where a course ended */
  constructor(running: Running, world: World, from = 0) {
    this.#running = running;
    this.#world = world;
    this.#count = from;
    this.#base = `/api/studies/${running.study.id}`;
    this.#site = running.study.sites[0]?.id ?? "";
  }

  /** The list, the banks, and lots of each arm that are released and at the site. */
  async supply(): Promise<void> {
    const { study, store } = this.#running;
    const list = listOf(study, this.#world);
    await this.give("keeper", { kind: "supply-list", entries: list });
    const hash = listHash(list);
    await this.give("second-keeper", { kind: "activate-list", hash }, hash);
    const bank = { kind: "register-bank" } as const;
    await this.give("quality", { ...bank, bank: "D1", level: "donor" });
    await this.give("quality", { ...bank, bank: "M1", level: "master", from: "D1" });
    await this.give("quality", { ...bank, bank: "W1", level: "working", from: "M1" });
    for (const lot of lotsOf(study, this.#world)) await this.release(lot);
    assert.equal((await store.wall.units(study.id, { site: this.#site })).length > 0, true);
  }

  /** Makes, tests, signs, ships and receives a lot. */
  async release({ lot, item, level, units }: Lot): Promise<void> {
    const { study } = this.#running;
    const found = itemOf(study, item);
    assert.ok(found !== undefined);
    await this.give("quality", {
      kind: "make-lot",
      lot,
      item,
      level,
      batch: "clinical",
      ...(found.origin === "conventional" ? {} : { bank: "W1" }),
      made: dayOf(firstDay - 30),
      expires: dayOf(firstDay + 700),
      units,
    });
    for (const { id: test, limit } of found.specification) {
      const { min, max } = limit.kind === "number" ? limit : {};
      const result = limit.kind === "passed" ? ("passed" as const) : (min ?? max ?? 0);
      const date = dayOf(firstDay - 20);
      await this.give("quality", { kind: "record-test", lot, test, result, date });
    }
    const made = (await this.#trial().stateOf(`lot/${lot}`)) as LotState;
    const certificate = certificateOf(study, made).hash;
    for (const who of ["quality", "second-quality"] as const) {
      await this.give(who, { kind: "sign-release", lot, certificate }, certificate);
    }
    const shipment = `SH-${lot}`;
    await this.give("quality", { kind: "ship", shipment, to: this.#site as never, units });
    await this.give("pharmacist", {
      kind: "receive-shipment",
      shipment,
      received: this.#now(),
      items: units.map((unit) => ({ unit, condition: "sound" as const })),
      excursion: "no",
    });
  }

  /** One participant's course: what leads to an arm, a dose, what was asked and what went wrong. */
  async take(place: number, acts: readonly Act[]): Promise<void> {
    for (const { role, command } of acts) await this.give(role as Person, command);
    await this.dose(place, 0);
    const participant = this.#id(place);
    const asked = { participant, query: 1 } as const;
    const text = "Confirm that it matches the source.";
    const values = { onset: today, serious: place % 2 === 0 };
    await this.give("coordinator", { kind: "record-adverse-event", participant, values });
    await this.give("data-manager", { kind: "raise-query", participant, ...savedIn(acts), text });
    if (place === 0) return;
    await this.give("coordinator", { kind: "answer-query", ...asked, text: "It does." });
    if (place > 1) await this.give("data-manager", { kind: "close-query", ...asked });
  }

  async dose(place: number, dose: number): Promise<void> {
    const participant = this.#id(place);
    const unit = unitFor(place, dose);
    const order = dose + 1;
    const date = today;
    await this.give("coordinator", { kind: "order-product", participant, date });
    await this.give("pharmacist", { kind: "dispense", participant, order, units: [unit] });
    if (this.#isFrozen()) await this.give("pharmacist", { kind: "thaw", participant, unit });
    const scan = { kind: "check-bedside", participant, unit } as const;
    await this.give("coordinator", { ...scan, wristband: this.#id(place + 1) });
    await this.give("coordinator", {
      ...scan,
      unit: unitFor(place + 1, dose),
      wristband: participant,
    });
    await this.give("coordinator", { ...scan, wristband: participant });
    const started = this.#now();
    await this.give("coordinator", {
      kind: "administer",
      participant,
      unit,
      started,
      ended: started,
    });
  }

  /** Codes opened and learnt otherwise, what comes back, an order that waits, a recall. */
  async mishaps(): Promise<void> {
    const [first, second, third] = [this.#id(0), this.#id(1), this.#id(2)];
    await this.give(
      "coordinator",
      { kind: "assign", participant: first, date: today },
      undefined,
      422,
    );
    await this.open(first);
    await this.give("coordinator", {
      kind: "report-unblinding",
      participant: second,
      date: today,
      how: "A letter was opened",
      who: "The ward",
    });
    const judged = { kind: "assess-unblinding", participant: second, unblinding: 1 } as const;
    await this.give("data-manager", { ...judged, knows: "The ward", impact: "None" });
    // The pharmacy has none left that this person may get: the other arm's spare units are refused.
    await this.give("coordinator", { kind: "order-product", participant: third, date: today });
    const order = (await this.#state(third)).orders?.length ?? 0;
    const arm = armsOf(this.#running.study, this.#world)[2];
    const spare = lotsOf(this.#running.study, this.#world).find(
      ({ lot, item }) =>
        lot.startsWith("S") &&
        itemOf(this.#running.study, item)?.arms?.includes(arm ?? "") === false,
    );
    const units = spare?.units.slice(0, 1) ?? [unitFor(99, 0)];
    await this.give(
      "pharmacist",
      { kind: "dispense", participant: third, order, units },
      undefined,
      422,
    );
    await this.comesBack();
    for (const lot of ["S1", "L1"]) {
      await this.give("quality", { kind: "recall-lot", lot, reason: "A test failed" });
    }
  }

  /** Opens a code: the one who asks is told the arm, and nobody else. */
  async open(participant: ParticipantId): Promise<void> {
    this.#running.wait(1);
    const { study } = this.#running;
    const opener = await this.#running.as("opener");
    const category = "emergency" as const;
    const asked = {
      confirm: participant,
      category,
      reason: "Care depends on it",
      careDepends: true,
    };
    const manifest = unblindingHash(study.id, { kind: "unblind", participant, ...asked });
    const proof = await opener.post("/api/session/reauthenticate", { password, manifest });
    const opened = await opener.post(`${this.#base}/participants/${participant}/unblindings`, {
      id: `opening-${participant}`,
      ...asked,
      grant: proof.body.grant,
    });
    assert.equal(opened.status, 200, opened.text);
    const place = Number(participant.slice(-3)) - 1;
    assert.equal(opened.body.arm.id, armsOf(study, this.#world)[place]);
    await this.#running.server.settle();
  }

  /** A second dose that is dispensed and not given: thrown away for one participant, returned for the others. */
  async comesBack(): Promise<void> {
    for (let place = 0; place < participants; place++) {
      const participant = this.#id(place);
      const unit = unitFor(place, doses - 1);
      await this.give("coordinator", {
        kind: "order-product",
        participant,
        date: dayOf(firstDay + 8),
      });
      const order = (await this.#state(participant)).orders?.length ?? 0;
      await this.give("pharmacist", { kind: "dispense", participant, order, units: [unit] });
      if (place === 0) {
        await this.give("coordinator", { kind: "discard", participant, unit, reason: "It fell" });
        continue;
      }
      await this.give("coordinator", { kind: "return-unit", participant, unit, left: 1 });
      if (place < 3) await this.give("monitor", { kind: "verify-return", unit, left: 1 });
    }
  }

  async sign(participant: ParticipantId, acts: readonly Act[]): Promise<void> {
    const state = await this.#state(participant);
    const places = [savedIn(acts)];
    const meaning = "reviewed";
    const manifest = manifestOf(this.#running.study, state, places, meaning);
    const command: Command = { kind: "sign", participant, places, meaning, manifest };
    await this.give("investigator", command, manifest);
  }

  /** A data cut, a file in a record, and the site's package. */
  async end(): Promise<void> {
    const manager = await this.#running.as("study-manager");
    const cut = await manager.post(`${this.#base}/readout/cuts`);
    assert.equal(cut.status, 200, cut.text);
    const answer = await answerOf(this.#running.hashes, cut, cut.text);
    this.said.push({ who: "study-manager", what: "a cut", answer });
    const coordinator = await this.#running.as("coordinator");
    const kept = await coordinator.send(
      `${this.#base}/participants/${this.#id(0)}/attachments?name=scan.txt`,
      { method: "POST", body: "a finding", headers: { "x-neurite": "1" } },
    );
    assert.equal(kept.status, 200);
    const asked = await coordinator.post(`${this.#base}/closeouts/${this.#site}`, {
      language: "en",
    });
    assert.equal(asked.status, 204, asked.text);
    for (let tries = 0; ; tries++) {
      const { body } = await coordinator.get(`${this.#base}/closeouts`);
      if (body[0].state === "ready") break;
      assert.ok(tries < 300, "the package was not made");
      await sleep(100);
    }
  }

  /** Gives a command, in the way of everybody: a signature is proved by what its signer was shown. */
  async give(who: Person, command: Command, shown?: string, status = 200): Promise<Reply> {
    this.#count += 1;
    this.#running.wait(1);
    const visitor = await this.#running.as(who);
    const proof =
      shown === undefined
        ? undefined
        : await visitor.post("/api/session/reauthenticate", { password, manifest: shown });
    const grant = proof === undefined ? {} : { grant: proof.body.grant };
    const id = `twins-command-${this.#count}`;
    const reply =
      command.kind === "screen"
        ? await visitor.post(`${this.#base}/screenings`, {
            id,
            site: command.site,
            date: command.date,
          })
        : await visitor.command(command, { id, ...grant });
    assert.equal(reply.status, status, `${who} ${JSON.stringify(command)}: ${reply.text}`);
    if (!knowing.has(who)) {
      const what = `${this.#count} ${command.kind}`;
      this.said.push({
        who,
        what,
        answer: await answerOf(this.#running.hashes, reply, reply.text),
      });
    }
    await this.#running.server.settle();
    return reply;
  }

  #trial() {
    const shelved = this.#running.server.studies.get(this.#running.study.id);
    assert.ok(shelved !== undefined);
    return shelved.trial;
  }

  async #state(participant: string): Promise<ParticipantState> {
    const state = await this.#trial().participant(participant);
    assert.ok(state !== undefined);
    return state;
  }

  #id(place: number): ParticipantId {
    return participantId(this.#running.study, place % participants) as ParticipantId;
  }

  #now(): Instant {
    return instantOf(this.#running.now());
  }

  #isFrozen(): boolean {
    return (
      this.#running.study.supply?.items.some(({ thawMinutes }) => thawMinutes !== undefined) ===
      true
    );
  }
}

/** Where the first complete form of a course is. */
function savedIn(acts: readonly Act[]): { readonly form: string; readonly visit: string } {
  const saved = acts.find(({ command }) => command.kind === "save-form" && command.complete);
  assert.ok(saved?.command.kind === "save-form");
  const { form, visit = "" } = saved.command;
  return { form, visit };
}
