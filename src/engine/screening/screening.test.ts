import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientFact } from "./patient-facts.ts";
import { type Screening, screenPatient } from "./screen-patient.ts";
import { earlyTherapy, fact, injuryTrial } from "./testing/studies.ts";

const studies = [injuryTrial, earlyTherapy];

function screened(...facts: readonly PatientFact[]): Screening {
  return screenPatient(studies, { patient: "P", facts }, "2026-06-01", "en");
}

function result(screening: Screening, study: string, criterion: string) {
  const found = screening.studies.find((one) => one.study === study);
  const one = found?.criteria.find((each) => each.criterion === criterion);
  assert.ok(one);
  return one;
}

function codes({ issues }: Screening): readonly string[] {
  return issues.map(({ code }) => code);
}

test("of somebody of whom nothing is known nothing is met and nothing is failed", () => {
  const all = screened().studies.flatMap(({ criteria }) => criteria.map((one) => one.result));
  assert.deepEqual(new Set(all), new Set(["unknown"]));
  assert.deepEqual(
    screened().studies.map(({ eligible }) => eligible),
    ["unknown", "unknown"],
  );
});

test("a date that lies in the future is an issue, is not used, and leaves its criterion unknown", () => {
  const ahead = screened(fact("spinal-injury.date", "2026-07-01"));
  assert.deepEqual(codes(ahead), ["facts.future"]);
  assert.equal(result(ahead, "INJURY", "I3").result, "unknown");
  const dated = screened(fact("isncsci.ais", "A", { date: "2026-06-02" }));
  assert.deepEqual(codes(dated), ["facts.dated-in-future"]);
  assert.equal(result(dated, "INJURY", "I2").result, "unknown");
});

test("a number without its unit, in no unit, or in a unit of something else decides nothing", () => {
  const height = fact("vital-signs.height", 180, { unit: "cm", date: "2026-05-01" });
  const weight = (unit?: string) =>
    screened(
      height,
      fact("vital-signs.weight", 50, { date: "2026-05-01", ...(unit ? { unit } : {}) }),
    );
  assert.deepEqual(codes(weight()), ["facts.unit-missing"]);
  assert.deepEqual(codes(weight("kilo")), ["facts.unit-unknown"]);
  assert.deepEqual(codes(weight("cm")), ["facts.unit-other"]);
  for (const unit of [undefined, "kilo", "cm"]) {
    assert.equal(result(weight(unit), "INJURY", "E1").result, "unknown");
  }
  assert.equal(result(weight("kg"), "INJURY", "E1").result, "not met");
  const grams = screened(
    height,
    fact("vital-signs.weight", 80_000, { unit: "g", date: "2026-05-01" }),
  );
  assert.equal(result(grams, "INJURY", "E1").result, "met");
});

test("codes, questions and instruments that nobody knows are issues and decide nothing", () => {
  assert.deepEqual(codes(screened(fact("isncsci.ais", "F"))), ["value.code"]);
  assert.deepEqual(codes(screened(fact("isncsci.grade", "A"))), ["facts.field"]);
  assert.deepEqual(codes(screened(fact("tarot.card", "A"))), ["facts.not-asked"]);
});

test("two values of which none is the later one leave the criterion unknown", () => {
  const [a, d] = [fact("isncsci.ais", "A"), fact("isncsci.ais", "D")];
  assert.equal(result(screened(a, d), "INJURY", "I2").result, "unknown");
  const early = { ...a, date: "2026-05-01" };
  assert.equal(
    result(screened(early, { ...d, date: "2026-05" }), "INJURY", "I2").result,
    "unknown",
  );
  assert.equal(
    result(screened(early, { ...d, date: "2026-05-20" }), "INJURY", "I2").result,
    "not met",
  );
  assert.equal(result(screened(early, { ...a, date: "2026-05" }), "INJURY", "I2").result, "met");
});

test("two dates of birth, of which none is known to be the right one, decide nothing", () => {
  const born = (...years: readonly string[]) =>
    result(screened(...years.map((year) => fact("demographics.birth", year))), "EARLY", "I3")
      .result;
  assert.equal(born("1980", "1990"), "unknown");
  assert.equal(born("1980", "1980"), "met");
});

test("a value of one examination is not put together with the position of another", () => {
  const sitting = fact("slow-vital-capacity.position", "SITTING", { date: "2026-01-05" });
  const percent = fact("slow-vital-capacity.percent", 80, { unit: "%", date: "2026-05-05" });
  assert.equal(result(screened(sitting, percent), "EARLY", "I4").result, "unknown");
  const same = screened({ ...sitting, date: "2026-05-05" }, percent);
  assert.equal(result(same, "EARLY", "I4").result, "met");
});

test("AIS A or C satisfies “A, B or C”, and A or D leaves it unknown", () => {
  const of = (value: readonly string[]) => screened(fact("isncsci.ais", value));
  assert.equal(result(of(["A", "C"]), "INJURY", "I2").result, "met");
  assert.equal(result(of(["A", "D"]), "INJURY", "I2").result, "unknown");
});

test("an instrument's facts are known in every study, whatever its forms are called there", () => {
  const screening = screened(fact("demographics.birth", "1980-03-04"));
  assert.equal(result(screening, "INJURY", "I1").result, "met");
  assert.equal(result(screening, "EARLY", "I3").result, "met");
});

test("a birth known to the year leaves an age open only where it matters, and says when it will not", () => {
  const birth = (value: string) =>
    result(screened(fact("demographics.birth", value)), "EARLY", "I3");
  assert.equal(birth("2007").result, "met");
  assert.equal(birth("2008").result, "unknown");
  assert.equal(birth("2008-06-02").result, "not met");
  assert.equal(birth("2008-06-02").holdsFrom, "2026-06-02");
});

test("an age that was written down on another day counts only where no birthday can change the answer", () => {
  const age = (value: number, date?: string) =>
    screened(fact("demographics.age", value, { unit: "a", ...(date ? { date } : {}) }));
  assert.equal(result(age(17, "2025-12-01"), "EARLY", "I3").result, "unknown");
  assert.match(result(age(17, "2025-12-01"), "EARLY", "I3").needed.join(), /date of birth/);
  assert.equal(result(age(17, "2026-06-01"), "EARLY", "I3").result, "not met");
  assert.equal(result(age(17, "2024-12-01"), "EARLY", "I3").result, "met");
  assert.equal(result(age(16, "2025-12-01"), "EARLY", "I3").result, "not met");
  assert.equal(result(age(40), "EARLY", "I3").result, "unknown");
  assert.deepEqual(codes(age(40)), ["facts.age-undated"]);
});

test("a window says when it opens, when it closes, and when it closed", () => {
  const injured = (date: string) =>
    result(screened(fact("spinal-injury.date", date)), "INJURY", "I3");
  const early = injured("2026-05-25");
  assert.deepEqual(
    [early.result, early.holdsFrom, early.holdsUntil],
    ["not met", "2026-06-08", "2026-07-24"],
  );
  const open = injured("2026-05-01");
  assert.deepEqual(
    [open.result, open.holdsFrom, open.holdsUntil],
    ["met", undefined, "2026-06-30"],
  );
  const last = injured("2026-04-02");
  assert.deepEqual([last.result, last.holdsUntil], ["met", "2026-06-01"]);
  const late = injured("2026-04-01");
  assert.deepEqual([late.result, late.heldUntil], ["not met", "2026-05-31"]);
});

test("a study whose only obstacle is time says from when to when the person can enter", () => {
  const [injury] = screened(fact("spinal-injury.date", "2026-05-25")).studies;
  assert.deepEqual(
    [injury?.eligible, injury?.opens, injury?.closes],
    ["no", "2026-06-08", "2026-07-24"],
  );
  const [never] = screened(
    fact("spinal-injury.date", "2026-05-25"),
    fact("isncsci.ais", "D"),
  ).studies;
  assert.deepEqual([never?.opens, never?.closes], [undefined, undefined]);
});

test("an onset at 18 that is known to the month stands, and five years are counted from it", () => {
  const screening = screened(
    fact("demographics.birth", "2003-04-02"),
    fact("parkinson-history.onset", "2021-09"),
  );
  assert.equal(result(screening, "EARLY", "I1").result, "met");
  const ill = result(screening, "EARLY", "I2");
  // The last day of the month: only then are five years over whichever day it was.
  assert.deepEqual([ill.result, ill.holdsFrom], ["not met", "2026-09-30"]);
});

test("consent counts only in the study it was given to", () => {
  const consent = (study: string): PatientFact => ({
    study,
    event: "consented",
    value: "2026-05-30",
    source: "test",
  });
  assert.equal(result(screened(consent("EARLY")), "INJURY", "I4").result, "unknown");
  assert.equal(result(screened(consent("INJURY")), "INJURY", "I4").result, "met");
});

test("the next piece of information is the one that settles most by itself; judgements come last", () => {
  const screening = screened(fact("demographics.birth", "1980-03-04"));
  const [injury, early] = screening.studies;
  assert.equal(early?.next?.about, "parkinson-history");
  assert.deepEqual(
    early?.next?.settles.map(({ criterion }) => criterion),
    ["I1", "I2", "E1"],
  );
  assert.equal(injury?.next?.about, "isncsci");
  assert.equal(screening.next?.about, "parkinson-history");
  const decided = screened(fact("isncsci.ais", "D"));
  assert.equal(decided.studies[0]?.next, undefined);
});

test("over several studies those count that concern the known illness", () => {
  const injured = screened(fact("spinal-injury.airway", false), fact("isncsci.nli", "T6"));
  assert.equal(screened().next?.about, "parkinson-history");
  assert.deepEqual(new Set(injured.next?.settles.map(({ study }) => study)), new Set(["INJURY"]));
});

test("each deciding fact stands with its date and source, and an unheld visit says that it is supposed", () => {
  const screening = screened(
    fact("spinal-injury.date", "2026-05-01", { date: "2026-05-02", source: "Letter" }),
  );
  const { decidedBy } = result(screening, "INJURY", "I3");
  assert.deepEqual(
    decidedBy.map(({ value, date, source, supposed }) => [value, date, source, supposed]),
    [
      ["2026-05-01", "2026-05-02", "Letter", undefined],
      ["2026-06-01", undefined, undefined, true],
    ],
  );
});

test("a therapy in clinical use is told apart from a trial, and what was known is kept with its hash", () => {
  const screening = screened(fact("demographics.sex", "F"));
  assert.deepEqual(
    screening.studies.map(({ approved }) => approved),
    [false, true],
  );
  assert.equal(screening.known.facts.length, 1);
  assert.match(screening.factsHash, /^[0-9a-f]{64}$/);
  assert.notEqual(screening.factsHash, screened().factsHash);
});
