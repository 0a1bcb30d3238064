import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { InstrumentFact, PatientFact, PatientFacts } from "./patient-facts.ts";
import { screenList } from "./screen-list.ts";
import { screenPatient } from "./screen-patient.ts";
import { earlyTherapy, fact, injuryTrial } from "./testing/studies.ts";

const studies = [injuryTrial, earlyTherapy];
const on = "2026-06-01";

const day = fc
  .date({ min: new Date("2021-01-01"), max: new Date("2026-05-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const length = fc.constantFrom(4, 7, 10);
const birth = fc
  .date({ min: new Date("1955-01-01"), max: new Date("2010-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** One thing that may be known, and how it is known better: the second is a refinement of the first. */
type Known = readonly [vague: readonly PatientFact[], exact: readonly PatientFact[]];

function partly(question: string, exact: fc.Arbitrary<string>): fc.Arbitrary<Known> {
  return fc
    .tuple(exact, length, fc.boolean())
    .map(
      ([date, digits, absent]): Known => [
        absent ? [] : [fact(question, date.slice(0, digits))],
        [fact(question, date)],
      ],
    );
}

function chosen(question: string, values: readonly InstrumentFact["value"][]): fc.Arbitrary<Known> {
  return fc
    .tuple(fc.constantFrom(...values), fc.constantFrom("absent", "missing", "known"))
    .map(([value, how]): Known => {
      const vague =
        how === "known"
          ? [fact(question, value)]
          : how === "missing"
            ? [fact(question, { missing: "unknown" })]
            : [];
      return [vague, [fact(question, value)]];
    });
}

const ais: fc.Arbitrary<Known> = fc
  .tuple(fc.constantFrom("A", "B", "C", "D"), fc.subarray(["A", "B", "C", "D"]))
  .map(([grade, others]): Known => {
    const set = [...new Set([grade, ...others])].sort();
    return [[fact("isncsci.ais", set.length === 1 ? grade : set)], [fact("isncsci.ais", grade)]];
  });

/** Two examinations, the dates of which may leave open which was the last. */
const breaths: fc.Arbitrary<Known> = fc
  .array(fc.tuple(day, length, fc.integer({ min: 50, max: 80 }), fc.boolean()), { maxLength: 3 })
  .map((tests): Known => {
    const days = new Set(tests.map(([date]) => date));
    const apart = tests.length === days.size ? tests : tests.slice(0, 1);
    // One line each, so that two tests whose dates are known only to the year stay two.
    const of = (exact: boolean) =>
      apart.flatMap(([date, digits, percent, sitting], index) => {
        const more = { date: exact ? date : date.slice(0, digits), line: index };
        return [
          fact("slow-vital-capacity.percent", percent, { ...more, unit: "%" }),
          fact("slow-vital-capacity.position", sitting ? "SITTING" : "SUPINE", more),
        ];
      });
    return [of(false), of(true)];
  });

const judged: fc.Arbitrary<Known> = fc.tuple(fc.boolean(), fc.boolean()).map(([value, known]) => {
  const exact: PatientFact[] = [
    { study: "INJURY", form: "IE", field: "brain", value, source: "test" },
  ];
  return [known ? exact : [], exact] as const;
});

const person: fc.Arbitrary<Known> = fc
  .tuple(
    partly("demographics.birth", birth),
    partly("spinal-injury.date", day),
    partly("parkinson-history.onset", day),
    chosen("demographics.fertile", [true, false]),
    chosen("parkinson-history.responds", [true, false]),
    chosen("spinal-injury.airway", [true, false]),
    chosen("isncsci.nli", ["C2", "C3", "C4", "T6"]),
    ais,
    breaths,
    judged,
  )
  .map((parts): Known => [parts.flatMap(([vague]) => vague), parts.flatMap(([, exact]) => exact)]);

function results(facts: readonly PatientFact[]): Map<string, string> {
  const { studies: screened } = screenPatient(studies, { patient: "P", facts }, on, "en");
  return new Map(
    screened.flatMap(({ study, criteria }) =>
      criteria.map(({ criterion, result }) => [`${study} ${criterion}`, result]),
    ),
  );
}

test("knowing a fact better never turns met into not met, nor either into unknown", () => {
  fc.assert(
    fc.property(person, ([vague, exact]) => {
      const better = results(exact);
      for (const [criterion, result] of results(vague)) {
        if (result !== "unknown") assert.equal(better.get(criterion), result, criterion);
      }
    }),
    { numRuns: 30 },
  );
});

test("a list of people is decided exactly as each of them alone", () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), (people) => {
      const list: PatientFacts[] = people.map(([facts], index) => ({
        patient: `P${index}`,
        facts,
      }));
      const screened = screenList(studies, list, on);
      for (const [index, { facts }] of list.entries()) {
        const alone = screenPatient(studies, { patient: "P", facts }, on, "en");
        for (const [number, study] of alone.studies.entries()) {
          const listed = screened.studies[number];
          assert.equal(listed?.verdict(index), study.eligible);
          for (const { criterion, result } of study.criteria) {
            assert.equal(listed?.result(index, criterion), result, criterion);
          }
          assert.deepEqual(screened.explain(index, number, "en"), study);
        }
      }
    }),
    { numRuns: 10 },
  );
});
