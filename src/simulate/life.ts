import {
  daySpan,
  type ParticipantId,
  printDay,
  type Random,
  type SiteId,
} from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import { Chart } from "./chart.ts";
import { Course } from "./course.ts";
import { drawScreening } from "./eligible-values.ts";
import type { Person } from "./person.ts";
import { screeningVisits } from "./screening-visits.ts";
import { stepMaker } from "./step-maker.ts";
import type { Answer, Step } from "./step.ts";

/**
 * Lives one virtual participant's course: screening, consent, enrolment, doses, visits with every form,
 * adverse events, completion — one step at a time, each answered by the record it was carried out on.
 * Everything that is decided is decided by the engine; a refusal is taken as a site would take it.
 */
export function* liveParticipant(
  study: Study,
  person: Person,
  random: Random,
): Generator<Step, void, Answer> {
  const participant = person.id as ParticipantId;
  const step = stepMaker(study.id, person, random);
  const screening = screeningVisits(study, person.firstDose);
  const first = screening[0]?.day ?? person.firstDose - 14;
  const site = person.site as SiteId;
  yield step(first, { kind: "screen", participant, site, date: printDay(first) });
  const consent = study.consents.findLast(({ from }) => daySpan(from).first <= first);
  if (consent !== undefined) {
    const { version } = consent;
    yield step(first, { kind: "consent", participant, version, date: printDay(first) });
  }
  const { values } = drawScreening(
    study,
    screening,
    random.split("screening"),
    person.failsScreening,
    (form, on) => {
      const { firstDose } = person;
      return person.fate?.values(form, { day: on - firstDose, on, firstDose, arm: undefined });
    },
  );
  for (const { visit, day } of screening) {
    yield step(day, { kind: "start-visit", participant, visit, date: printDay(day) });
    for (const [form, entered] of Object.entries(values[visit] ?? {})) {
      yield step(day, {
        kind: "save-form",
        participant,
        form,
        visit,
        values: entered,
        complete: true,
      });
    }
  }
  const decided = screening.at(-1)?.day ?? first;
  yield step(decided, { kind: "assess-eligibility", participant });
  const date = printDay(decided);
  const cohort = person.cohort === undefined ? {} : { cohort: person.cohort };
  const enrolled = yield step(
    decided,
    { kind: "enrol", participant, date, ...cohort },
    "investigator",
  );
  if (enrolled.refusal !== undefined) {
    const criteria = enrolled.refusal.facts.flatMap((fact) => fact.path?.[0] ?? []);
    const reason = criteria.length > 0 ? `criterion ${criteria.join(", ")}` : enrolled.refusal.rule;
    yield step(decided, { kind: "fail-screening", participant, date, reason });
    return;
  }
  let arm: string | undefined;
  if (study.arms.length > 1) {
    const drawn = printDay(person.firstDose);
    ({ arm } = yield step(person.firstDose, { kind: "assign", participant, date: drawn }));
  }
  if (enrolled.participant !== undefined) {
    const course = random.split("course");
    const chart = new Chart(study, person, course, step, enrolled.participant, arm);
    yield* new Course(chart).live();
  }
}
