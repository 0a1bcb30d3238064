import {
  daySpan,
  type ParticipantId,
  printDay,
  type Random,
  type SiteId,
  type Zone,
} from "../kernel/index.ts";
import type { Datum, Form, Study } from "../definition/index.ts";
import type { ParticipantState } from "../engine/index.ts";
import { drawDatum } from "./draw-datum.ts";
import { drawScreening, flatFields } from "./eligible-values.ts";
import { type Due, nextDue } from "./next-due.ts";
import { screeningVisits } from "./screening-visits.ts";
import { type MakeStep, stepMaker } from "./step-maker.ts";
import type { Answer, Step } from "./step.ts";

/** Who a virtual participant is and when their life in the study begins. */
export interface Person {
  readonly id: string;
  readonly site: string;
  readonly zone: Zone;
  /** Day number on which the first dose is planned. */
  readonly firstDose: number;
  /** The cohort joined, where the study has cohorts. */
  readonly cohort?: string;
  readonly failsScreening: boolean;
}

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
  if (study.arms.length > 1) {
    yield step(person.firstDose, { kind: "assign", participant, date: printDay(person.firstDose) });
  }
  if (enrolled.participant !== undefined) {
    yield* new Course(study, person, random.split("course"), step).live(enrolled.participant);
  }
}

/** More than any protocol plans; a study that always has something due ends here. */
const mostEvents = 400;

/** A virtual participant's course from the first dose on. */
class Course {
  readonly #study: Study;
  readonly #person: Person;
  readonly #random: Random;
  readonly #step: MakeStep;
  #state: ParticipantState | undefined;
  #day = 0;

  constructor(study: Study, person: Person, random: Random, step: MakeStep) {
    this.#study = study;
    this.#person = person;
    this.#random = random;
    this.#step = step;
  }

  get #id(): ParticipantId {
    return this.#person.id as ParticipantId;
  }

  /** Always the next thing that is due, on or about its day, until nothing is or the record refuses it. */
  *live(enrolled: ParticipantState): Generator<Step, void, Answer> {
    const random = this.#random;
    this.#day = this.#person.firstDose;
    this.#state = enrolled;
    for (let count = 0; count < mostEvents; count++) {
      const due = nextDue(this.#study, this.#state, this.#person.firstDose);
      if (due === undefined) break;
      const moved = due.slack === 0 ? 0 : random.below(2 * due.slack + 1) - due.slack;
      this.#day = Math.max(this.#day, due.day + moved);
      const happened = yield* due.kind === "dose" ? this.#dose() : this.#visit(due);
      if (!happened) return;
    }
    if (this.#state.status !== "enrolled") return;
    const date = printDay(this.#day);
    yield this.#step(this.#day, { kind: "complete", participant: this.#id, date }, "investigator");
  }

  *#dose(): Generator<Step, boolean, Answer> {
    const form = this.#study.forms.find(({ purpose }) => purpose === "dose");
    const cohort = this.#study.cohorts.find(({ id }) => id === this.#person.cohort);
    const level = cohort === undefined ? {} : { level: cohort.level };
    const date = printDay(this.#day);
    return yield* this.#until(() => {
      const values = form === undefined ? {} : this.#draw(form, "site");
      const participant = this.#id;
      const command = { kind: "record-dose" as const, participant, date, values, ...level };
      return this.#step(this.#day, command, "investigator");
    });
  }

  *#visit({ visit, key }: Extract<Due, { kind: "visit" }>): Generator<Step, boolean, Answer> {
    const participant = this.#id;
    const date = printDay(this.#day);
    const begun = yield this.#step(this.#day, {
      kind: "start-visit",
      participant,
      visit: visit.id,
      date,
    });
    if (begun.refusal !== undefined) return false;
    this.#state = begun.participant ?? this.#state;
    for (const form of this.#study.forms) {
      if (!visit.forms.includes(form.id) || form.log === true) continue;
      yield* this.#fill(form, key, "site");
      yield* this.#fill(form, key, "participant");
    }
    const events = this.#study.forms.find(({ purpose }) => purpose === "adverse-event");
    if (events === undefined || this.#random.uniform() > 0.25) return true;
    yield* this.#until(() => {
      const values = this.#draw(events, "site");
      return this.#step(this.#day, { kind: "record-adverse-event", participant, values });
    });
    return true;
  }

  /** What the site, or the participant, answers on a form. A form that only one of them answers is declared complete. */
  *#fill(form: Form, visit: string, who: Answering): Generator<Step, void, Answer> {
    if (flatFields(form, who).length === 0) return;
    const alone = who === "site" || flatFields(form, "site").length === 0;
    yield* this.#until(() =>
      this.#step(
        this.#day,
        {
          kind: "save-form",
          participant: this.#id,
          form: form.id,
          visit,
          values: this.#draw(form, who),
          ...(alone ? { complete: true } : {}),
        },
        who === "site" ? "coordinator" : "participant",
      ),
    );
  }

  /** Gives a step, drawn anew each time, until it is accepted; whether it was. */
  *#until(draw: () => Step): Generator<Step, boolean, Answer> {
    for (let tries = 0; tries < 12; tries++) {
      const answer = yield draw();
      if (answer.refusal !== undefined) continue;
      this.#state = answer.participant ?? this.#state;
      return true;
    }
    return false;
  }

  #draw(form: Form, who: Answering): Record<string, Datum> {
    const drawing = {
      random: this.#random,
      today: this.#day,
      codes: new Map(this.#study.codeLists.map((list) => [list.id, list])),
    };
    const values: Record<string, Datum> = {};
    for (const field of flatFields(form, who)) {
      const datum = drawDatum(field, drawing);
      if (datum !== undefined && (who === "participant" || field.id !== form.dateField)) {
        values[field.id] = datum;
      }
    }
    return values;
  }
}

type Answering = "site" | "participant";
