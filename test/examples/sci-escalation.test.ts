import assert from "node:assert/strict";
import { it } from "node:test";
import early from "../../examples/eopd-xs411/study.ts";
import study from "../../examples/sci-xs228/study.ts";
import { boardOf, recommend, tallyOf } from "../../src/engine/index.ts";
import { id, Play } from "../../src/engine/cohort/testing/play.ts";
import { addDays } from "../../src/kernel/index.ts";
import { openMemoryTrial } from "../../src/simulate/index.ts";

const answers: Readonly<Record<string, object>> = {
  DM: { age: 40, sex: "M", fertile: true },
  INJ: { cause: "TRAUMA", airway: false },
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

/** The spinal cord injury programme, played through the memory trial. */
class Programme extends Play {
  constructor() {
    super(study, openMemoryTrial(study));
  }

  override screen(participant: string, day: string): void {
    super.screen(participant, day);
    this.give({ kind: "start-visit", participant, visit: "screening", date: day }, day);
    for (const [form, values] of Object.entries(answers)) {
      const told = form === "INJ" ? { ...values, date: addDays(day, -30) } : values;
      this.give({ kind: "save-form", participant, form, visit: "screening", values: told }, day);
    }
  }

  /** Three people in a cohort, from their number on, with every dose on its day. */
  three(cohort: string, from: number, day: string): string[] {
    const people = [from, from + 1, from + 2].map((number) => `P${number}`);
    const days = cohort.startsWith("SAD") ? [0] : [0, 14, 28, 42];
    for (const person of people) this.enrol(person, cohort, day);
    for (const each of days) {
      for (const person of people) this.dose(person, addDays(day, each));
    }
    return people;
  }

  toxic(participant: string, onset: string, recorded = onset, more: object = {}): void {
    const values = { term: "Meningitis", onset, grade: "3", toProduct: "POSSIBLE", ...more };
    this.give({ kind: "record-adverse-event", participant, values }, recorded);
  }

  open(day: string): string[] {
    return boardOf(study, this.cohorts, this.at(day)).flatMap(({ cohort, gate }) =>
      gate.open ? [cohort] : [],
    );
  }
}

it("the programme climbs SAD1, SAD2, MAD1 and MAD2 with a toxicity that does not stop it and one pair that does", () => {
  const play = new Programme();
  play.three("SAD1", 1, "2025-09-01");
  assert.equal(recommend(study, play.cohorts, "SAD1", play.at("2025-09-29"))?.act, "stay");
  play.decide("SAD1", "escalate", "2025-09-30");
  assert.deepEqual(play.open("2025-09-30"), ["SAD2"]);

  const [first = ""] = play.three("SAD2", 4, "2025-10-01");
  play.toxic(first, "2025-10-10");
  assert.deepEqual(play.open("2025-10-10"), []);
  play.give(
    { kind: "judge-dlt", participant: first, verdict: "dlt", reason: "by the list" },
    "2025-10-11",
    "medical-monitor",
  );
  assert.equal(recommend(study, play.cohorts, "SAD2", play.at("2025-10-31"))?.act, "expand");
  play.decide("SAD2", "expand", "2025-10-31");
  play.three("SAD2", 7, "2025-11-01");
  assert.deepEqual(recommend(study, play.cohorts, "SAD2", play.at("2025-12-01")), {
    act: "escalate",
    next: "MAD1",
  });
  play.decide("SAD2", "escalate", "2025-12-01");
  assert.deepEqual(play.open("2025-12-01"), ["MAD1"]);

  play.three("MAD1", 10, "2025-12-02");
  // Four doses from 2 December: the last on 13 January, the window over on the day after 10 February.
  assert.equal(tallyOf(study, play.cohorts, play.at("2026-02-10")).get("MAD1")?.pending.length, 3);
  play.decide("MAD1", "escalate", "2026-02-11");

  const [one = "", two = ""] = play.three("MAD2", 13, "2026-02-12");
  play.toxic(one, "2026-04-01");
  play.toxic(two, "2026-04-10", "2026-04-11", { grade: "2", toProduct: "UNLIKELY", dlt: true });
  assert.deepEqual(recommend(study, play.cohorts, "MAD2", play.at("2026-04-12")), {
    act: "de-escalate",
    next: "MAD1",
    exceeded: "MAD2",
  });
  play.decide("MAD2", "stop", "2026-04-12", "the sponsor ends the trial here");
  assert.deepEqual(play.open("2026-04-12"), []);
});

it("two of the first three stop the programme at its lowest dose", () => {
  const play = new Programme();
  const [one = "", two = ""] = play.three("SAD1", 1, "2025-09-01");
  play.toxic(one, "2025-09-05");
  play.toxic(two, "2025-09-06");
  assert.deepEqual(recommend(study, play.cohorts, "SAD1", play.at("2025-09-07")), {
    act: "stop",
    mtd: null,
    exceeded: "SAD1",
  });
  play.decide("SAD1", "stop", "2025-09-07");
  play.screen("P9", "2025-09-08");
  const enrol = { kind: "enrol", participant: "P9", cohort: "SAD1", date: "2025-09-08" };
  assert.equal(play.refused(enrol, "2025-09-08").rule, "cohort.closed");
});

it("an event before the first dose, after the window, mild or unrelated closes nothing", () => {
  const play = new Programme();
  const [one = ""] = play.three("SAD1", 1, "2025-09-01");
  play.toxic(one, "2025-08-31", "2025-10-20");
  play.toxic(one, "2025-09-30", "2025-10-20");
  play.toxic(one, "2025-09-10", "2025-10-20", { grade: "2" });
  play.toxic(one, "2025-09-10", "2025-10-20", { toProduct: "UNLIKELY", toProcedure: "NONE" });
  assert.deepEqual(play.open("2025-10-20"), ["SAD1"]);
  play.toxic(one, "2025-09-29", "2025-10-20");
  assert.deepEqual(play.open("2025-10-20"), []);
});

it("somebody whose treatment stops before the fourth dose is replaced; whoever stops after it counts", () => {
  const play = new Programme();
  play.three("SAD1", 1, "2025-09-01");
  play.decide("SAD1", "escalate", "2025-09-30");
  play.three("SAD2", 4, "2025-10-01");
  play.decide("SAD2", "escalate", "2025-10-30");
  const [counts = ""] = play.three("MAD1", 7, "2025-11-01").slice(0, 1);
  const stop = (participant: string, date: string) => ({
    kind: "withdraw",
    participant,
    from: "treatment",
    date,
    reason: "wishes so",
  });
  play.give(stop(counts, "2025-12-20"), "2025-12-20");
  assert.equal(play.cohorts.slots[id(counts)]?.left, undefined);
  assert.equal(tallyOf(study, play.cohorts, play.at("2026-01-12")).get("MAD1")?.none, 3);
  play.decide("MAD1", "expand", "2026-01-12", "one more is wanted");
  play.treat("P10", "MAD1", "2026-01-13");
  play.give(stop("P10", "2026-01-20"), "2026-01-20");
  assert.equal(play.cohorts.slots[id("P10")]?.left, "2026-01-20");
  const replace = { kind: "replace-participant", participant: "P10", reason: "one dose of four" };
  play.give(replace, "2026-01-21", "medical-monitor");
});

it("in early-onset Parkinson's disease the next participant waits for 28 days", () => {
  const plan = early.escalation;
  assert.deepEqual([plan?.staggerDays, plan?.window], [28, { from: "first", days: 28 }]);
});
