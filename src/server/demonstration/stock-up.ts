import {
  addDays,
  type CommandId,
  type Instant,
  isRefusal,
  later,
  localDate,
  type ParticipantId,
  type PersonId,
  type Refusal,
  type SiteId,
  zone,
} from "../../kernel/index.ts";
import type { Study, SupplyItem } from "../../definition/index.ts";
import {
  certificateOf,
  levelsOf,
  type Command,
  type LotState,
  proposeUnits,
  type Role,
  unitNumber,
} from "../../engine/index.ts";
import type { Done, Trial } from "../../store/index.ts";

/** Who acts in a role at some sites; the second person of a role where two are needed. */
export type Actor = (role: Role, turn: number, sites: readonly SiteId[] | "all") => PersonId;

const dayMs = 86_400_000;
const utc = zone("UTC");

/** Makes lots, releases them and sends them to sites, as a generated trial needs them. */
export class Pharmacy {
  readonly #study: Study;
  readonly #trial: Trial;
  readonly #actor: Actor;
  readonly #lots: string[] = [];
  #commands = 0;
  #units = 0;

  constructor(study: Study, trial: Trial, actor: Actor) {
    this.#study = study;
    this.#trial = trial;
    this.#actor = actor;
  }

  /** Before the first participant: a released lot of every item and level, and some of it at every site. */
  async open(at: Instant): Promise<void> {
    const items = this.#study.supply?.items ?? [];
    if (items.length === 0) return;
    const banks = [
      { bank: "DONOR-1", level: "donor" },
      { bank: "MCB-1", level: "master", from: "DONOR-1" },
      { bank: "WCB-1", level: "working", from: "MCB-1" },
    ] as const;
    for (const bank of banks) await this.#give("quality", { kind: "register-bank", ...bank }, at);
    const sites = Object.keys((await this.#trial.studyState()).sites);
    const released: string[][] = [];
    for (const [number, [item, level]] of lotsOf(items).entries()) {
      const lot = `L-${101 + number}`;
      const units = await this.#make(lot, item, level, 6 * sites.length + 6, at, 900);
      await this.#test(lot, item, at);
      await this.#release(lot, at);
      released.push([...units]);
    }
    for (const [index, site] of sites.entries()) {
      const units = released.flatMap((lot) => lot.slice(index * 6, index * 6 + 6));
      await this.#ship(`S-${101 + index}`, site, units, at);
      await this.#receive(`S-${101 + index}`, units, later(at, 2 * dayMs), "no");
    }
  }

  /** What waits now: a lot that is tested, one that expires, a shipment on its way and one without a logger, orders. */
  async wait(now: Instant): Promise<void> {
    const [kind] = lotsOf(this.#study.supply?.items ?? []);
    const [site, other = site] = Object.keys((await this.#trial.studyState()).sites);
    if (kind === undefined || site === undefined || other === undefined) return;
    const [item, level] = kind;
    const recently = later(now, -6 * dayMs);
    const units = await this.#make("L-201", item, level, 9, recently, 16);
    await this.#test("L-201", item, recently);
    await this.#release("L-201", recently);
    await this.#ship("S-201", site, units.slice(0, 3), later(recently, dayMs));
    await this.#receive("S-201", units.slice(0, 3), later(recently, 2 * dayMs), "no-logger");
    await this.#ship("S-202", site, units.slice(3, 6), later(now, -dayMs));
    await this.#ship("S-203", other, units.slice(6, 8), later(now, -dayMs));
    await this.#make("L-202", item, level, 12, recently, 700);
    await this.#test("L-202", item, later(now, -dayMs), 1);
  }

  /** Two of some participants were given what was ordered for them, three have an order that waits. */
  async order(participants: readonly string[], now: Instant): Promise<void> {
    const day = localDate(now, utc);
    const given: string[] = [];
    for (const participant of participants) {
      if (given.length === 2) break;
      if (await this.#dose(participant, later(now, -2 * dayMs))) given.push(participant);
    }
    let open = 0;
    for (const participant of participants.filter((one) => !given.includes(one))) {
      if (open === 3) return;
      if (await this.#order(participant, addDays(day, 1 - open), now)) open += 1;
    }
  }

  async #order(participant: string, date: string, at: Instant): Promise<boolean> {
    const command = { kind: "order-product", participant, date } as Command;
    const person = await this.#trial.participant(participant);
    const sites = person === undefined ? [] : [person.site];
    // Whoever may not have product now gets none.
    return !isRefusal(await this.#try("coordinator", command, at, 1, sites));
  }

  /** From the order to the bedside, as far as it is allowed. */
  async #dose(id: string, at: Instant): Promise<boolean> {
    if (!(await this.#order(id, localDate(at, utc), at))) return false;
    const participant = id as ParticipantId;
    const person = await this.#trial.participant(id);
    const lots = await Promise.all(this.#lots.map((lot) => this.#trial.stateOf(`lot/${lot}`)));
    if (person === undefined) return false;
    const allocation = await this.#trial.allocation();
    const [unit] = proposeUnits(this.#study, lots as LotState[], person, allocation, at, utc);
    const order = person.orders?.length ?? 0;
    if (unit === undefined) return false;
    const minute = 60_000;
    const isFrozen = this.#study.supply?.items.some(({ thawMinutes }) => thawMinutes !== undefined);
    const steps: readonly (readonly [Role, Command])[] = [
      ["pharmacist", { kind: "dispense", participant, order, units: [unit] }],
      ...(isFrozen ? [["pharmacist", { kind: "thaw", participant, unit }] as const] : []),
      ["coordinator", { kind: "check-bedside", participant, wristband: id, unit }],
      [
        "investigator",
        {
          kind: "administer",
          participant,
          unit,
          started: later(at, 3 * minute),
          ended: later(at, 8 * minute),
          witness: this.#actor("coordinator", 1, [person.site]),
        },
      ],
    ];
    for (const [index, [role, command]] of steps.entries()) {
      const when = later(at, index === steps.length - 1 ? 9 * minute : index * minute);
      const where = role === "pharmacist" ? "all" : [person.site];
      if (isRefusal(await this.#try(role, command, when, 1, where))) return false;
    }
    return true;
  }

  async #make(
    lot: string,
    item: SupplyItem,
    level: string,
    count: number,
    at: Instant,
    daysLeft: number,
  ): Promise<readonly string[]> {
    const units = Array.from({ length: count }, () => unitNumber(this.#study.id, this.#units++));
    const day = localDate(at, utc);
    this.#lots.push(lot);
    await this.#give(
      "quality",
      {
        kind: "make-lot",
        lot,
        item: item.id,
        level,
        batch: "clinical",
        ...(item.origin === "conventional" ? {} : { bank: "WCB-1" }),
        made: addDays(day, -30),
        expires: addDays(day, daysLeft),
        // The same month on the units of every arm.
        ...(this.#study.blinding === "open" || daysLeft < 62
          ? {}
          : { useUntil: addDays(day, daysLeft - 31).slice(0, 7) }),
        units,
      },
      at,
    );
    return units;
  }

  async #test(lot: string, item: SupplyItem, at: Instant, without = 0): Promise<void> {
    const tests = item.specification.slice(0, item.specification.length - without);
    for (const { id: test, limit } of tests) {
      const result = limit.kind === "number" ? middle(limit) : "passed";
      const date = addDays(localDate(at, utc), -1);
      await this.#give("quality", { kind: "record-test", lot, test, result, date }, at);
    }
  }

  async #release(lot: string, at: Instant): Promise<void> {
    const state = (await this.#trial.stateOf(`lot/${lot}`)) as LotState;
    const certificate = certificateOf(this.#study, state).hash;
    for (const turn of [1, 2]) {
      await this.#give("quality", { kind: "sign-release", lot, certificate }, at, turn);
    }
  }

  #ship(shipment: string, to: string, units: readonly string[], at: Instant): Promise<void> {
    const logger = `LOG-${shipment}`;
    return this.#give("quality", { kind: "ship", shipment, to: to as SiteId, units, logger }, at);
  }

  #receive(
    shipment: string,
    units: readonly string[],
    at: Instant,
    excursion: "no" | "no-logger",
  ): Promise<void> {
    const items = units.map((unit) => ({ unit, condition: "sound" as const }));
    const receive = { kind: "receive-shipment", shipment, received: at, items, excursion } as const;
    return this.#give("pharmacist", receive, at);
  }

  async #give(role: Role, command: Command, at: Instant, turn = 1): Promise<void> {
    const answer = await this.#try(role, command, at, turn);
    if (isRefusal(answer)) throw new Error(`the pharmacy of the demonstration: ${answer.rule}`);
  }

  async #try(
    role: Role,
    command: Command,
    at: Instant,
    turn = 1,
    sites: readonly SiteId[] | "all" = "all",
  ): Promise<Done | Refusal> {
    this.#commands += 1;
    return this.#trial.execute(command, {
      actor: this.#actor(role, turn, sites),
      role,
      sites,
      at,
      zone: utc,
      seed: "",
      command: `${this.#study.id}/pharmacy/${at}/${this.#commands}` as CommandId,
    });
  }
}

function lotsOf(items: readonly SupplyItem[]): readonly (readonly [SupplyItem, string])[] {
  return items
    .filter(({ origin }) => origin !== "autologous")
    .flatMap((item) => levelsOf(item).map((level) => [item, level] as const));
}

/** Well within its limits. */
function middle({ min, max }: { readonly min?: number; readonly max?: number }): number {
  if (min !== undefined && max !== undefined) return (min + max) / 2;
  return min === undefined ? (max ?? 0) / 2 : min * 1.2;
}
