import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, isRefusal } from "../../kernel/index.ts";
import { applyCohorts } from "./apply.ts";
import type { CohortEvent } from "./event.ts";
import { escalationOf, gateOf } from "./ladder.ts";
import { takenIn } from "./places.ts";
import { noCohorts } from "./state.ts";
import type { Event } from "../event.ts";
import { carrierOf, id, Play } from "./testing/play.ts";
import { laddered } from "./testing/study.ts";

const study = laddered({ quorum: 1, staggerDays: 2, slotHours: 24 });
const people = ["P1", "P2", "P3", "P4", "P5", "P6"];
const steps = ["A1", "A2", "A3", "B1"];

type Act = (
  play: Play,
  day: string,
) => readonly [command: object, role: "investigator" | "medical-monitor" | "committee"];

const person = fc.constantFrom(...people);
const step = fc.constantFrom("A1", "A1", ...steps);

/** Anything anybody may try; the days between are drawn beside it. */
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(person, step).map(
      ([participant, cohort]): Act =>
        (_play, date) => [{ kind: "enrol", participant, cohort, date }, "investigator"],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(person, step).map(
      ([participant, cohort]): Act =>
        () => [{ kind: "request-slot", participant, cohort }, "investigator"],
    ),
  },
  {
    weight: 10,
    arbitrary: person.map(
      (participant): Act =>
        (_play, date) => [{ kind: "record-dose", participant, date }, "investigator"],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(person, fc.integer({ min: 1, max: 3 })).map(
      ([participant, grade]): Act =>
        (_play, onset) => [
          { kind: "record-adverse-event", participant, values: { onset, grade, related: true } },
          "investigator",
        ],
    ),
  },
  {
    weight: 1,
    arbitrary: person.map(
      (participant): Act =>
        () => [
          { kind: "withdraw-line", participant, form: "AE", line: 1, reason: "another's" },
          "investigator",
        ],
    ),
  },
  {
    weight: 1,
    arbitrary: person.map(
      (participant): Act =>
        (_play, date) => [
          { kind: "withdraw", participant, from: "study", date, reason: "moved" },
          "investigator",
        ],
    ),
  },
  {
    weight: 1,
    arbitrary: person.map(
      (participant): Act =>
        () => [{ kind: "replace-participant", participant, reason: "left" }, "medical-monitor"],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(person, fc.constantFrom("dlt", "no-dlt")).map(
      ([participant, verdict]): Act =>
        () => [{ kind: "judge-dlt", participant, verdict, reason: "looked at" }, "medical-monitor"],
    ),
  },
  {
    weight: 1,
    arbitrary: step.map(
      (cohort): Act =>
        () => [{ kind: "hold-cohort", cohort, reason: "doubt" }, "medical-monitor"],
    ),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(step, fc.constantFrom("escalate", "expand", "stay", "de-escalate", "stop"))
      .map(
        ([cohort, decision]): Act =>
          (play, day) => [
            play.propose(cohort, decision, day, { reason: "so decided" }),
            "medical-monitor",
          ],
      ),
  },
  {
    weight: 6,
    arbitrary: step.map(
      (cohort): Act =>
        (play, day) => [
          {
            kind: "sign-decision",
            decision: play.cohorts.decisions.length,
            basis: play.basis(cohort, day),
          },
          "committee",
        ],
    ),
  },
);

const days = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 1, 10, 20));
const course = fc.array(fc.tuple(act, days), {
  minLength: 20,
  maxLength: 120,
});

test("nobody is dosed first in a closed cohort, too soon after another, or beyond its places, in whatever order", () => {
  let dosed = 0;
  fc.assert(
    fc.property(course, (acts) => {
      const trial = carrierOf(study);
      const play = new Play(study, trial);
      for (const each of people) play.screen(each, "2025-07-02");
      const escalation = escalationOf(study);
      assert.ok(escalation !== undefined);
      let day = "2025-08-01";
      const events: Event[] = [];
      for (const [make, days] of acts) {
        day = addDays(day, days);
        const before = play.cohorts;
        const [command, role] = make(play, day);
        const answer = play.try(command, day, role);
        if (isRefusal(answer)) {
          assert.equal(play.cohorts, before);
          continue;
        }
        for (const { stream, events: told } of answer)
          if (stream === "cohorts") events.push(...told);
        for (const cohort of steps) {
          const rung = escalation.rungs.get(cohort);
          assert.ok(takenIn(play.cohorts, cohort, play.at(day)) <= (rung?.cohort.size[1] ?? 0));
        }
        if (!("kind" in command) || command.kind !== "record-dose" || !("participant" in command))
          continue;
        const participant = String(command.participant);
        if (before.slots[id(participant)]?.doses.length !== 0) continue;
        dosed++;
        const cohort = play.person(participant).cohort ?? "";
        assert.ok(gateOf(escalation, before, cohort).open, `${participant} in ${cohort}`);
        for (const other of Object.values(before.slots)) {
          const first = other.cohort === cohort ? other.doses[0] : undefined;
          assert.ok(first === undefined || addDays(first, 2) <= day, `${first} and ${day}`);
        }
      }
      const again = events.reduce(
        (state, event) => applyCohorts(state, event as Event<CohortEvent>),
        noCohorts,
      );
      assert.deepEqual(again, play.cohorts);
    }),
    { numRuns: 200 },
  );
  assert.ok(dosed > 100, `only ${dosed} first doses`);
});
