import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isRefusal, later, type ParticipantId } from "../../kernel/index.ts";
import type { Command } from "../command.ts";
import { type Account, accountabilityOf } from "./accountability.ts";
import type { DoseDeviation } from "./event.ts";
import type { UnitState } from "./state.ts";
import { p1, p2, Pharmacy, s1, s2, unit, type Who } from "./testing/pharmacy.ts";
import { openStudy } from "./testing/studies.ts";
import { blockOf } from "./usable.ts";

/*
 * Random commands about two lots of four bags, two sites and two participants, of whoever may and may not give them.
 * After each that is accepted the books must balance, now and at every moment before.
 */

const lots = { LOW1: [1, 2, 3, 4], LOW2: [5, 6, 7, 8] } as const;
const lot = fc.constantFrom(...(Object.keys(lots) as (keyof typeof lots)[]));
const participant = fc.constantFrom(p1, p1, p2);
const who: fc.Arbitrary<Who> = fc.constantFrom(
  "qa",
  "qb",
  "pharmacist",
  "pharmacist",
  "nurse",
  "nurse",
  "doctor",
  "other-pharmacist",
  "monitor",
);
const site = fc.constantFrom(s1, s1, s2);

/** Units of which something is true, or else any: half of what is random should get somewhere. */
function pick(lab: Pharmacy, draw: Draw, isFit: (unit: UnitState) => boolean): readonly string[] {
  const all = lab.lots.flatMap(({ units }) => Object.values(units)).filter(isFit);
  const start = draw.unit % Math.max(1, all.length);
  const fit = all.slice(start, start + draw.many).map((one) => one.unit);
  return fit.length > 0 && draw.isFit ? fit : [unit(1 + (draw.unit % 9))];
}

function first(units: readonly string[]): string {
  return units[0] ?? unit(1);
}

interface Draw {
  readonly kind: Command["kind"];
  readonly unit: number;
  readonly many: number;
  readonly isFit: boolean;
  readonly participant: ParticipantId;
  readonly site: typeof s1;
  readonly lot: string;
  readonly isGood: boolean;
}

const isAt =
  (...statuses: readonly UnitState["status"][]) =>
  ({ status }: UnitState): boolean =>
    statuses.includes(status);

/** A command made from how things stand. */
function commandOf(lab: Pharmacy, draw: Draw): Command {
  const { participant, lot: name, site: to, isGood } = draw;
  const reason = "r";
  const orders = lab.person(participant).orders ?? [];
  const mine = (unit: UnitState): boolean => unit.participant === participant;
  switch (draw.kind) {
    case "ship": {
      const count = [...lab.events.keys()].filter((one) => one.startsWith("shipment/")).length;
      const units = pick(lab, draw, isAt("in-stock", "received"));
      return { kind: "ship", shipment: `N${count}`, to, units };
    }
    case "receive-shipment": {
      const [sent] = pick(lab, draw, isAt("shipped"));
      const shipment = (sent && find(lab, sent)?.unit.shipment) || "SH1";
      const listed = (lab.events.get(`shipment/${shipment}`) ?? []).flatMap((event) =>
        event.type === "shipment-sent" ? event.units : [],
      );
      const conditions = [
        "sound",
        isGood ? "sound" : "damaged",
        isGood ? "sound" : "missing",
      ] as const;
      const items = listed.map(({ unit: one }, n) => ({
        unit: one,
        condition: conditions[n] ?? "sound",
      }));
      const [stray] = pick(lab, draw, isAt("in-stock", "received"));
      const extra =
        isGood || stray === undefined ? [] : [{ unit: stray, condition: "extra" as const }];
      const excursion = draw.unit % 3 === 0 ? "yes" : "no";
      return {
        kind: "receive-shipment",
        shipment,
        received: lab.now,
        items: [...items, ...extra],
        excursion,
      };
    }
    case "quarantine":
      return {
        kind: "quarantine",
        lot: name,
        units: pick(lab, draw, (one) => name in lots && find(lab, one.unit)?.lot.lot === name),
        reason,
      };
    case "end-quarantine":
      return { kind: "end-quarantine", lot: name, reason };
    case "decide-excursion": {
      const units = pick(
        lab,
        draw,
        ({ quarantine }) => quarantine !== undefined && quarantine.cause !== "person",
      );
      return { kind: "decide-excursion", units, usable: isGood, reason };
    }
    case "record-excursion": {
      const from = later(lab.now, -600_000);
      return {
        kind: "record-excursion",
        units: pick(lab, draw, () => true),
        from,
        minutes: 5,
        celsius: -100,
      };
    }
    case "recall-lot":
      return { kind: "recall-lot", lot: "LOW2", reason };
    case "record-test": {
      const result = isGood ? "passed" : "failed";
      return {
        kind: "record-test",
        lot: "LOW2",
        test: "sterility",
        result,
        date: "2026-06-29",
        reason,
      };
    }
    case "order-product":
      return { kind: "order-product", participant, date: `2026-07-0${1 + (draw.unit % 9)}` };
    case "dispense": {
      const order = orders.find(({ status }) => status === "ordered")?.order ?? orders.length;
      return {
        kind: "dispense",
        participant,
        order: Math.max(1, order),
        units: pick(lab, draw, isAt("received")),
      };
    }
    case "thaw":
      return {
        kind: "thaw",
        participant,
        unit: first(pick(lab, draw, (one) => mine(one) && isAt("dispensed")(one))),
      };
    case "check-bedside": {
      const number = first(pick(lab, draw, (one) => mine(one) && isAt("thawed")(one)));
      return {
        kind: "check-bedside",
        participant,
        wristband: isGood ? participant : p2,
        unit: number,
      };
    }
    case "administer": {
      const number = first(pick(lab, draw, (one) => mine(one) && isAt("thawed", "dispensed")(one)));
      const dose = { participant, unit: number, started: lab.now, ended: lab.now };
      return { kind: "administer", ...dose, ...(isGood ? {} : { reason }) };
    }
    case "discard": {
      const number = first(pick(lab, draw, mine));
      return isGood
        ? { kind: "discard", participant, unit: number, reason }
        : { kind: "discard", unit: first(pick(lab, draw, isAt("received", "in-stock"))), reason };
    }
    case "return-unit":
      return { kind: "return-unit", participant, unit: first(pick(lab, draw, mine)) };
    case "verify-return":
      return { kind: "verify-return", unit: first(pick(lab, draw, isAt("returned"))) };
    default:
      return {
        kind: "destroy-units",
        units: pick(lab, draw, isAt("returned", "received", "discarded")),
        certificate: "D-1",
      };
  }
}

/** Who usually gives a command. */
const usual = {
  ship: "qa",
  "receive-shipment": "pharmacist",
  quarantine: "qb",
  "end-quarantine": "qa",
  "decide-excursion": "qa",
  "record-excursion": "qa",
  "recall-lot": "qa",
  "record-test": "qa",
  "order-product": "nurse",
  dispense: "pharmacist",
  thaw: "pharmacist",
  "check-bedside": "nurse",
  administer: "nurse",
  discard: "pharmacist",
  "return-unit": "nurse",
  "verify-return": "monitor",
  "destroy-units": "qa",
} as const satisfies { readonly [K in Command["kind"]]?: Who };
const kinds = Object.keys(usual) as (keyof typeof usual)[];
const often = [
  "order-product",
  "dispense",
  "dispense",
  "thaw",
  "check-bedside",
  "administer",
  "administer",
  "receive-shipment",
] as const;
const seldom: ReadonlySet<string> = new Set(["recall-lot", "record-test", "destroy-units"]);

const anyDraw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...often) },
    { weight: 3, arbitrary: fc.constantFrom(...kinds.filter((kind) => !seldom.has(kind))) },
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  ),
  unit: fc.nat(40),
  many: fc.integer({ min: 1, max: 3 }),
  isFit: fc.constantFrom(true, true, true, false),
  participant,
  site,
  lot,
  isGood: fc.constantFrom(true, true, false),
});

interface Step {
  readonly who: Who;
  readonly wait: number;
  readonly isUsual: boolean;
  readonly draw: Draw;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  who,
  wait: fc.constantFrom(0, 1, 1, 5, 12, 60, 60 * 24 * 30),
  isUsual: fc.constantFrom(true, true, true, true, false),
  draw: anyDraw,
});

/** A lab where both lots are released, the first is at S1 and one bag of it is dispensed, so that much can happen. */
function openLab(): Pharmacy {
  const lab = new Pharmacy(openStudy);
  lab.banks();
  for (const [name, numbers] of Object.entries(lots)) {
    lab.tested(name, "BAG", "low", numbers.map(unit), name === "LOW2" ? ["sterility"] : []);
    lab.release(name, "Call every recipient");
  }
  lab.enrol(p1, { cohort: "LOW" });
  lab.enrol(p2, { cohort: "LOW" });
  lab.deliver("SH1", lots.LOW1.map(unit));
  lab.dispensed(p1, [unit(1)]);
  return lab;
}

const anySteps = fc.array(anyStep, { minLength: 10, maxLength: 60 });

const kindsOf = (account: Account): number =>
  account.sentOn +
  account.inStock +
  account.onTheWay +
  account.dispensed +
  account.administered +
  account.returned +
  account.discarded +
  account.destroyed +
  account.missing;

const whenGiven: Readonly<Partial<Record<string, DoseDeviation>>> = { expired: "expired" };
const accepted = new Map<string, number>();

test("the books balance after any commands, no unit is given twice, and nothing blocked is given unless the record says so", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const lab = openLab();
      const given = new Set<string>();
      for (const { who: anybody, wait, isUsual, draw } of steps) {
        lab.wait(wait);
        const command = commandOf(lab, draw);
        const actor = isUsual ? usual[draw.kind as keyof typeof usual] : anybody;
        const found = command.kind === "administer" ? find(lab, command.unit) : undefined;
        const block =
          found && blockOf(openStudy, found.lot, found.unit, lab.now, lab.context(actor).zone);
        const answer = lab.try(actor, command);
        if (isRefusal(answer)) continue;
        accepted.set(command.kind, (accepted.get(command.kind) ?? 0) + 1);
        if (command.kind === "administer") {
          assert.ok(!given.has(command.unit), `${command.unit} was given twice`);
          given.add(command.unit);
          const [event] = answer.flatMap(({ events }) => events);
          const deviations = event?.type === "unit-administered" ? (event.deviations ?? []) : [];
          const isOthers = deviations.includes("another-participant");
          if (block !== undefined && !isOthers) {
            assert.ok(deviations.includes(whenGiven[block] ?? "blocked"), `${block} was given`);
          }
          if (deviations.length > 0) assert.ok(command.reason !== undefined);
        }
      }
      for (const name of Object.keys(lots)) balances(lab, name);
    }),
    { numRuns: 400, seed: 20260630 },
  );
});

function find(lab: Pharmacy, number: string) {
  for (const one of lab.lots) {
    const unit = one.units[number];
    if (unit !== undefined) return { lot: one, unit };
  }
  return undefined;
}

function balances(lab: Pharmacy, name: string): void {
  const events = lab.lotEvents(name);
  const scopes = [
    {},
    { site: s1 },
    { site: s2 },
    { participant: p1 },
    { participant: p2 },
  ] as readonly {
    site?: typeof s1;
    participant?: ParticipantId;
  }[];
  for (const at of new Set(events.map((event) => event.at))) {
    for (const scope of scopes) {
      const account = accountabilityOf(events, { ...scope, at });
      assert.equal(account.received, kindsOf(account), `${name} ${JSON.stringify(scope)} ${at}`);
      assert.ok(account.isBalanced);
    }
  }
  assert.equal(accountabilityOf(events).received, 4);
}

test("random commands of every kind were accepted, so that the rules above were tried", () => {
  assert.deepEqual(
    kinds.filter((kind) => (accepted.get(kind) ?? 0) < 3),
    [],
  );
});
