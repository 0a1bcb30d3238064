/** People and product of a demonstration, brought to where a test of the bedside begins. */
import assert from "node:assert/strict";
import {
  addDays,
  type CommandId,
  type Instant,
  instantAt,
  isRefusal,
  knownDay,
  type ParticipantId,
  type PersonId,
  randomStream,
  refusalText,
  zone,
} from "../../src/kernel/index.ts";
import type { Study } from "../../src/definition/index.ts";
import {
  type Command,
  type LotState,
  type ParticipantState,
  proposeUnits,
  type Role,
} from "../../src/engine/index.ts";
import { drawScreening } from "../../src/simulate/index.ts";
import { openTrial } from "../../src/store/index.ts";
import type { Demonstration } from "./demonstration.ts";

const beijing = zone("Asia/Shanghai");
let count = 0;

/** Gives commands about one study as the people of a trial would, at any time. */
export class BedsideStage {
  readonly study: Study;
  readonly site: string;
  readonly #trial;
  readonly #server: Demonstration["server"];
  readonly #store: Demonstration["store"];

  readonly #actorOf;

  /** @param actorOf who gives a command in a role; somebody without an account where nobody is named */
  constructor(
    demonstration: Demonstration,
    id: string,
    actorOf: (role: Role) => string = (role) => `stage-${role}`,
  ) {
    this.#actorOf = actorOf;
    this.study = demonstration.studyOf(id).study;
    this.site = this.study.sites[0]?.id ?? "";
    this.#server = demonstration.server;
    this.#store = demonstration.store;
    this.#trial = openTrial(demonstration.store, this.study);
  }

  async give(
    role: Role,
    command: Command,
    at: Instant,
    actor = this.#actorOf(role),
  ): Promise<void> {
    count += 1;
    const answer = await this.#trial.execute(command, {
      actor: actor as PersonId,
      role,
      sites: "all",
      at,
      zone: beijing,
      seed: `stage ${count}`,
      command: `stage/${this.study.id}/${count}` as CommandId,
    });
    if (isRefusal(answer)) assert.fail(`${command.kind}: ${refusalText(answer)}`);
  }

  async person(participant: string): Promise<ParticipantState> {
    // Others write as well: what was read before is not read again.
    const found = await openTrial(this.#store, this.study).participant(participant);
    assert.ok(found !== undefined, `${participant} is known`);
    return found;
  }

  /** Generated people at the first site who are dosed and go on. */
  async dosed(least: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (let n = 1; n < 40 && found.length < least; n++) {
      const id = `${this.site}-${String(n).padStart(3, "0")}`;
      const person = await this.#trial.participant(id);
      const isOpen = (person?.orders ?? []).some(({ status }) => status === "ready");
      const isOn = person?.status === "enrolled" && person.treatmentEnded === undefined;
      if (isOn && !isOpen && person.doses.length > 0) found.push(id);
    }
    assert.equal(found.length, least, `${least} people of ${this.study.id} are dosed`);
    return found;
  }

  /** Somebody new, enrolled on a day; assigned, where the study has arms. */
  async enrol(number: string, day: string): Promise<string> {
    const { study } = this;
    const participant = `${this.site}-${number}` as ParticipantId;
    const before = addDays(day, -10);
    const at = (on: string): Instant => instantAt(`${on}T09:00`, beijing);
    const of = { participant };
    const site = this.site as never;
    await this.give("coordinator", { kind: "screen", ...of, site, date: before }, at(before));
    const version = study.consents.at(-1)?.version ?? "";
    await this.give("coordinator", { kind: "consent", ...of, version, date: before }, at(before));
    const visits = [{ visit: "screening", day: knownDay(before) ?? 0 }];
    const { values, unmet } = drawScreening(study, visits, randomStream(number));
    assert.deepEqual(unmet, []);
    const visit = "screening";
    await this.give("coordinator", { kind: "start-visit", ...of, visit, date: before }, at(before));
    for (const [form, drawn] of Object.entries(values[visit] ?? {})) {
      const save = { kind: "save-form", ...of, visit, form, values: drawn, complete: true };
      await this.give("coordinator", save as Command, at(before));
    }
    await this.give("investigator", { kind: "assess-eligibility", ...of }, at(day));
    await this.give("investigator", { kind: "enrol", ...of, date: day }, at(day));
    if (study.arms.length > 1)
      await this.give("coordinator", { kind: "assign", ...of, date: day }, at(day));
    return participant;
  }

  /** The arm somebody was assigned to. */
  async armOf(participant: ParticipantId): Promise<string> {
    const { allocated } = await this.#trial.allocation();
    const arm = allocated[participant]?.arm;
    assert.ok(arm !== undefined, `${participant} is in an arm`);
    return arm;
  }

  /** An order whose product is ready. */
  async ready(id: string, at: Instant): Promise<string> {
    const participant = id as ParticipantId;
    await this.give(
      "coordinator",
      { kind: "order-product", participant, date: at.slice(0, 10) },
      at,
    );
    const person = await this.person(id);
    const lots = (await Promise.all(
      ["L-101", "L-102", "L-201"].map((lot) => this.#trial.stateOf(`lot/${lot}`)),
    )) as (LotState | undefined)[];
    const units = proposeUnits(
      this.study,
      lots.filter((lot) => lot !== undefined),
      person,
      await this.#trial.allocation(),
      at,
      beijing,
    );
    const [unit] = units;
    assert.ok(unit !== undefined, `there is product for ${id}`);
    const order = person.orders?.length ?? 0;
    await this.give("pharmacist", { kind: "dispense", participant, order, units: [unit] }, at);
    await this.#server.settle();
    return unit;
  }

  /** The lot of a unit. */
  async lotOf(unit: string): Promise<string> {
    const [row] = await this.#store.wall.units(this.study.id, { units: [unit] });
    assert.ok(row !== undefined, `${unit} is of a lot`);
    return row.lot;
  }

  /** Thaws a unit, as the cell laboratory does; whoever looks at the page is told. */
  async thaw(id: string, unit: string, at: Instant): Promise<void> {
    await this.give("pharmacist", { kind: "thaw", participant: id as ParticipantId, unit }, at);
    await this.#server.settle();
  }

  /** A dose that was given before the product came from orders. */
  async dose(id: string, day: string): Promise<void> {
    const command = { kind: "record-dose", participant: id as ParticipantId, date: day } as const;
    await this.give("coordinator", command, instantAt(`${day}T10:00`, beijing));
  }
}
