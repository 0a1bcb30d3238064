import type { Random, Text } from "../kernel/index.ts";
import type { Assumable } from "../definition/index.ts";
import type { ParticipantState } from "../engine/index.ts";
import type { Fate } from "./fate.ts";

/**
 * How people of a simulated trial fare, by stated parameters. What comes out of such a trial says what would be seen
 * if these held, and nothing about the treatment.
 */
export interface Scenario {
  readonly title: Text;
  /** What it takes for granted, each with its source or as an assumption. */
  readonly parameters: readonly ScenarioParameter[];
  /** The part of those screened who do not fit. */
  readonly failing: number;
  /** Days between the first doses of two people who join one after the other. */
  readonly betweenDays: number;
  /** How a person fares; the same person and seed fare alike in every study of the scenario. */
  fate(random: Random): Fate;
  /** The study whose people go on in this one, and who of them does. */
  readonly after?: Continuation;
}

/** A number that a scenario rests on. */
export interface ScenarioParameter extends Assumable {
  readonly name: Text;
  readonly value: string;
}

/** How people of one simulated trial go on in another. */
export interface Continuation {
  /** The id of the study they come from. */
  readonly study: string;
  /** Their arm here, by the arm they had. */
  readonly arms: Readonly<Record<string, string>>;
  /** How a person goes on, and how many days after the first dose of the earlier trial; nothing for who does not. */
  enters(
    before: ParticipantState,
    random: Random,
  ): { readonly afterDays: number; readonly fate: (random: Random) => Fate } | undefined;
}
