import type { ParticipantId, Random } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import type { Command, ParticipantState, Place, Role } from "../engine/index.ts";
import { Agenda } from "./agenda.ts";
import type { Composing } from "./draw-values.ts";
import type { Answering } from "./form-manner.ts";
import type { FormValues } from "./look-at.ts";
import type { Person } from "./person.ts";
import type { MakeStep } from "./step-maker.ts";
import type { Answer, Step } from "./step.ts";

type Unnamed<C> = C extends { readonly participant: ParticipantId }
  ? Omit<C, "participant">
  : never;

/** A command about the person whose life it is. */
export type OwnCommand = Unnamed<Command>;

/** One virtual participant's record while they live: as it stands, and how it is written to. */
export class Chart {
  readonly study: Study;
  readonly person: Person;
  readonly random: Random;
  readonly agenda = new Agenda();
  readonly arm: string | undefined;
  readonly #step: MakeStep;
  #state: ParticipantState;

  constructor(
    study: Study,
    person: Person,
    random: Random,
    step: MakeStep,
    state: ParticipantState,
    arm?: string,
  ) {
    this.study = study;
    this.person = person;
    this.random = random;
    this.#step = step;
    this.#state = state;
    this.arm = arm;
  }

  get state(): ParticipantState {
    return this.#state;
  }

  /** Gives a command; whether it was accepted. */
  *give(
    day: number,
    command: OwnCommand,
    role: Role = "coordinator",
  ): Generator<Step, boolean, Answer> {
    const participant = this.person.id as ParticipantId;
    const answer = yield this.#step(day, { ...command, participant }, role);
    this.#state = answer.participant ?? this.#state;
    return answer.refusal === undefined;
  }

  /** One time in so many. */
  happens(chance: number): boolean {
    return this.random.uniform() < chance;
  }

  /** A day so many days later, at least and at most. */
  later(day: number, least: number, most: number): number {
    return day + least + this.random.below(most - least + 1);
  }

  /** What the person's fate enters in a form on a day. */
  fated(form: string, day: number): FormValues | undefined {
    const { fate, firstDose } = this.person;
    return fate?.values(form, { day: day - firstDose, on: day, firstDose, arm: this.arm });
  }

  composing(place: Place, day: number, by: Answering, more: Partial<Composing> = {}): Composing {
    const { study, random, person } = this;
    const participant = this.#state;
    const given = { ...this.fated(place.form, day), ...more.given };
    return { study, participant, place, day, zone: person.zone, random, by, ...more, given };
  }
}
