import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Datum, Study } from "../../src/definition/index.ts";
import {
  dueState,
  type FormState,
  openFindings,
  type ParticipantState,
  summarise,
} from "../../src/engine/index.ts";
import {
  completedYears,
  dayNumber,
  daySpan,
  instant,
  isRefusal,
  knownDay,
} from "../../src/kernel/index.ts";
import { openMemoryTrial, rehearse } from "../../src/simulate/index.ts";
import als from "../../examples/als-xs228/study.ts";
import eopd from "../../examples/eopd-xs411/study.ts";
import pd from "../../examples/pd-xs411/study.ts";
import sci from "../../examples/sci-xs228/study.ts";
import sod1 from "../../examples/sod1-tofersen/study.ts";

const today = "2026-09-09";

/** Sixteen people as a demonstration shows them: some in screening, others at every later point of the trial. */
async function lived(study: Study, seed: string) {
  const trial = openMemoryTrial(study, false);
  const refused: string[] = [];
  const rehearsal = {
    seed,
    participants: 16,
    firstDose: dayNumber(2026, 1, 12),
    until: instant(`${today}T00:00:00Z`),
  };
  await rehearse(study, rehearsal, async ({ command, context }) => {
    const answer = trial.execute(command, context);
    if (isRefusal(answer)) refused.push(answer.rule);
    const participant =
      "participant" in command ? trial.participants.get(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  });
  return { people: [...trial.participants.values()], refused };
}

for (const study of [sod1, als, sci, pd, eopd]) {
  describe(`generated participants of ${study.id}`, () => {
    for (const seed of ["demonstration", "another"]) {
      it(`leave little to look at on their forms (${seed})`, async () => {
        const { people, refused } = await lived(study, seed);
        const forms = people.flatMap(formsOf);
        const open = forms.filter((form) => openFindings(form).length > 0);
        const notAsked = forms.filter(({ findings }) =>
          findings.some((finding) => finding.startsWith("not-asked/")),
        );
        const shareOpen = open.length / forms.length;
        assert.ok(forms.length > 150, String(forms.length));
        assert.ok(shareOpen > 0 && shareOpen < 0.08, `${open.length} of ${forms.length}`);
        assert.ok(notAsked.length <= 0.01 * forms.length, `${notAsked.length} not asked`);
        assert.deepEqual([...new Set(refused)], ["enrol.not-eligible"]);
      });
    }

    it("are as old as their date of birth says, and fell ill at the age that is stated", async () => {
      const { people } = await lived(study, "demonstration");
      assert.ok(people.length > 8);
      for (const person of people) {
        const consented = daySpan(person.dates.consented ?? "").first;
        const held = formsOf(person).find(({ form }) => form === "DM")?.values ?? {};
        const birth = birthOf(held);
        assert.ok(birth !== undefined, person.id);
        assert.equal(held["age"], completedYears(birth, consented), person.id);
        const history = formsOf(person).find(({ values }) => values["ageAtOnset"] !== undefined);
        const { ageAtOnset, onset } = history?.values ?? {};
        if (typeof onset !== "string") continue;
        assert.equal(ageAtOnset, completedYears(birth, daySpan(onset).first), person.id);
      }
    });

    it("show every state that a form, a query and a visit can be in", async () => {
      const { people } = await lived(study, "demonstration");
      const seen = new Set(people.flatMap((person) => [...statesOf(study, person)]));
      const every = `expected, started, complete, signed, fallen, withdrawn, finding, confirmed,
        query open, query answered, query closed,
        visit held, visit later, visit overdue, visit late, screen-failed, enrolled`.split(/,\s+/);
      assert.deepEqual(
        every.filter((state) => !seen.has(state)),
        [],
      );
    });
  });
}

it("scores that are expected to fall do, and a person's weight stays their own", async () => {
  const { people } = await lived(als, "demonstration");
  const changes: number[] = [];
  for (const { visitOrder, forms } of people) {
    const totals = visitOrder.flatMap((visit) => numberIn(forms[visit]?.["ALSFRS"], "total"));
    const [first] = totals;
    const last = totals.at(-1);
    if (first !== undefined && last !== undefined && totals.length > 3) changes.push(last - first);
    const heights = visitOrder.flatMap((visit) => numberIn(forms[visit]?.["VS"], "height"));
    const usual = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
    const strange = heights.filter((height) => Math.abs(height - usual) > 3);
    assert.ok(strange.length <= 1, heights.join());
  }
  assert.ok(changes.length > 2);
  assert.ok(changes.reduce((sum, change) => sum + change, 0) < 0, changes.join());
});

function numberIn(form: FormState | undefined, field: string): number[] {
  const value: Datum | undefined = form?.values[field];
  return typeof value === "number" ? [value] : [];
}

function formsOf({ forms, logs }: ParticipantState): FormState[] {
  return [...Object.values(forms), ...Object.values(logs)].flatMap((each) => Object.values(each));
}

function birthOf(values: FormState["values"]): number | undefined {
  const { birth } = values;
  return typeof birth === "string" ? knownDay(birth) : undefined;
}

function* statesOf(study: Study, person: ParticipantState): Generator<string> {
  const { visits, logs } = summarise(study, person);
  yield person.status;
  for (const mark of [...logs, ...visits.flatMap(({ forms }) => forms)]) {
    yield mark.state;
    if (mark.findings !== undefined) yield "finding";
  }
  for (const { status, earliest, latest, outside = 0 } of visits) {
    if (outside > 0) yield "visit late";
    if (status === "held") yield "visit held";
    if (earliest === undefined || latest === undefined) continue;
    yield `visit ${dueState({ earliest, latest }, today)}`;
  }
  for (const { status } of Object.values(person.queries)) yield `query ${status}`;
  for (const form of formsOf(person)) if (form.confirmations !== undefined) yield "confirmed";
}
