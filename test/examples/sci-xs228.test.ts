import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { it } from "node:test";
import {
  applyParticipant,
  assess,
  type Command,
  type Context,
  decide,
  formAt,
  noAllocation,
  noStudy,
  type ParticipantState,
  scheduleOf,
  type Values,
} from "../../src/engine/index.ts";
import { studyHash } from "../../src/definition/index.ts";
import { isRefusal, refusalText, type SiteId } from "../../src/kernel/index.ts";
import study from "../../examples/sci-xs228/study.ts";

const site = "GZ01" as SiteId;
const zone = "Asia/Shanghai" as Context["zone"];

/** One participant who lives the protocol through the engine. */
class Person {
  state: ParticipantState | undefined;
  #count = 0;

  tell(command: object, date: string, role: Context["role"] = "investigator"): void {
    const context: Context = {
      actor: "dr-li" as Context["actor"],
      role,
      sites: "all",
      at: `${date}T04:00:00.000Z` as Context["at"],
      zone,
      seed: "test",
      command: `c${++this.#count}` as Context["command"],
    };
    const state = {
      study: {
        ...noStudy,
        released: [studyHash(study)],
        sites: { [site]: { zone, country: "CHN" } },
      },
      allocation: noAllocation,
      ...(this.state === undefined ? {} : { participant: this.state }),
    };
    const decision = decide(study, state, { participant: "P1", ...command } as Command, context);
    if (isRefusal(decision)) throw new Error(refusalText(decision, "en"));
    for (const { events } of decision.events) {
      for (const event of events) {
        this.state = applyParticipant(this.state, event as Parameters<typeof applyParticipant>[1]);
      }
    }
  }

  screen(changes: Readonly<Record<string, Values>> = {}): void {
    this.tell({ kind: "screen", site, date: "2025-08-01" }, "2025-08-01", "coordinator");
    this.tell({ kind: "consent", version: "1.1", date: "2025-08-01" }, "2025-08-01");
    this.tell({ kind: "start-visit", visit: "screening", date: "2025-08-01" }, "2025-08-01");
    for (const [form, values] of Object.entries(suitable)) this.#save(form, values);
    for (const [form, values] of Object.entries(changes)) this.#save(form, values);
  }

  #save(form: string, values: Values): void {
    this.tell({ kind: "save-form", form, visit: "screening", values }, "2025-08-01");
  }

  criterion(id: string): string | undefined {
    assert.ok(this.state);
    const at = "2025-08-01T04:00:00.000Z" as Context["at"];
    return assess(study, this.state, { at, zone }).results[id];
  }

  due(visit: string): string | undefined {
    assert.ok(this.state);
    return scheduleOf(study, this.state).find((each) => each.visit === visit)?.window?.due;
  }
}

const suitable: Readonly<Record<string, Values>> = {
  DM: { age: 40, sex: "M", fertile: true },
  INJ: { date: "2025-07-01", cause: "TRAUMA", airway: false },
  SCI: { nli: "T10", ais: "A" },
  MRI: { injury: true },
  IE: {
    contraception: true,
    brainInjury: false,
    organInjury: false,
    trunkInjury: false,
    spineDisease: false,
    punctureUnsafe: false,
    severeInfection: false,
    other: false,
  },
};

it("a suitable participant meets every criterion and is enrolled and dosed", () => {
  const person = new Person();
  person.screen();
  person.tell({ kind: "enrol", date: "2025-08-04", cohort: "MAD1" }, "2025-08-04");
  person.tell({ kind: "start-visit", visit: "day1", date: "2025-08-05" }, "2025-08-05");
  person.tell({ kind: "record-dose", date: "2025-08-05", level: "low" }, "2025-08-05");
  assert.equal(person.state?.doses.length, 1);
});

it("an AIS of A or C is within A, B and C; an AIS of A or D leaves it open", () => {
  const person = new Person();
  person.screen({ SCI: { ais: ["A", "C"] } });
  assert.equal(person.criterion("I4"), "met");
  const other = new Person();
  other.screen({ SCI: { ais: ["A", "D"] } });
  assert.equal(other.criterion("I4"), "unknown");
});

it("an injury known to the month is decided only when every day of it would be decided alike", () => {
  const open = new Person();
  open.screen({ INJ: { date: "2025-07" } });
  assert.equal(open.criterion("I6"), "unknown");
  const decided = new Person();
  decided.screen({ INJ: { date: "2025-06" } });
  assert.equal(decided.criterion("I6"), "unknown");
  const tooLong = new Person();
  tooLong.screen({ INJ: { date: "2025-05" } });
  assert.equal(tooLong.criterion("I6"), "not met");
});

it("a level of C3 is out, with a tube or without", () => {
  const person = new Person();
  person.screen({ SCI: { nli: "C3" }, INJ: { airway: true } });
  assert.equal(person.criterion("I2"), "not met");
  assert.equal(person.criterion("E2"), "not met");
});

it("a late second dose moves the third, and the 28 days count from the last", () => {
  const person = new Person();
  person.screen();
  person.tell({ kind: "enrol", date: "2025-08-04", cohort: "MAD1" }, "2025-08-04");
  person.tell({ kind: "record-dose", date: "2025-08-05", level: "low" }, "2025-08-05");
  assert.equal(person.due("day15"), "2025-08-19");
  assert.equal(person.due("safety28"), "2025-09-02");
  person.tell({ kind: "record-dose", date: "2025-08-24", level: "low" }, "2025-08-24");
  assert.equal(person.due("day29"), "2025-09-07");
  assert.equal(person.due("safety28"), "2025-09-21");
});

const cases = new URL("../../../shared/data/isncsci/cases-1-60.json", import.meta.url);

it("the totals of the worked ISNCSCI cases come out as published", {
  skip: existsSync(cases) ? false : `no ${cases.pathname}`,
}, () => {
  const worked = JSON.parse(readFileSync(cases, "utf8")) as readonly Case[];
  for (const example of worked) {
    const person = new Person();
    const { totals } = example;
    const values: Record<string, string> = {};
    for (const [item, value] of Object.entries(example)) {
      if (/(Motor|Touch|Prick)$/.test(item)) values[item] = String(value);
    }
    person.screen({ SCI: values });
    assert.ok(person.state);
    const found = formAt(person.state, { form: "SCI", visit: "screening" })?.values ?? {};
    const pairs = [
      ["uems", totals.upperMotorTotal],
      ["lems", totals.lowerMotorTotal],
      ["touchTotal", totals.touchTotal],
      ["prickTotal", totals.prickTotal],
    ] as const;
    for (const [field, published] of pairs) {
      const expected = /^\d+$/.test(published) ? Number(published) : undefined;
      assert.equal(found[field], expected, `case ${example.id}, ${field}`);
    }
  }
});

interface Case {
  readonly id: number;
  readonly totals: Readonly<
    Record<"upperMotorTotal" | "lowerMotorTotal" | "touchTotal" | "prickTotal", string>
  >;
}
