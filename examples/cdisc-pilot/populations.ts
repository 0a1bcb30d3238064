import { isMissing, numberOf } from "../../src/definition/index.ts";
import {
  type AllocationState,
  instancesOf,
  type ParticipantState,
} from "../../src/engine/index.ts";

/** The arms in the order of the published tables. */
export const arms = ["placebo", "low", "high"] as const;

/** Tables 14-1.01 and 14-2.01 of the study report, recomputed from the record; per arm, and a total where the table has one. */
export interface Populations {
  readonly ITT: readonly number[];
  readonly Safety: readonly number[];
  readonly Efficacy: readonly number[];
  readonly CompleteWk24: readonly number[];
  readonly CompleteStudy: readonly number[];
  readonly N: readonly number[];
  readonly male: readonly number[];
  readonly ageMean: readonly number[];
  readonly ageSd: readonly number[];
  readonly mmseMean: readonly number[];
  readonly durationMean: readonly number[];
}

/**
 * Counts populations as the statistical analysis did: intention to treat is everyone assigned, safety everyone dosed,
 * efficacy those who were dosed and have an ADAS-Cog total and a CIBIC+ after baseline; week 24 is complete when the
 * visit was held.
 */
export function populationCounts(
  participants: Iterable<ParticipantState>,
  allocation: AllocationState,
): Populations {
  const everyone = [...participants].filter((person) => armOf(allocation, person) !== undefined);
  const inArm = (arm: string) => everyone.filter((person) => armOf(allocation, person) === arm);
  const count = (of: (person: ParticipantState) => boolean) =>
    arms.map((arm) => inArm(arm).filter(of).length);
  const columns = [...arms.map(inArm), everyone];
  const measured = (of: (person: ParticipantState) => number | undefined) =>
    columns.map((people) => people.map(of).filter((value) => value !== undefined));
  const ages = measured((person) => latest(person, "DM", "age"));
  return {
    ITT: count(() => true),
    Safety: count(isDosed),
    Efficacy: count(
      (person) =>
        isDosed(person) && isRated(person, "CO", "total") && isRated(person, "GI", "change"),
    ),
    CompleteWk24: count((person) => person.visits["week24"]?.status === "held"),
    CompleteStudy: count((person) => person.dates.completed !== undefined),
    N: columns.map((people) => people.length),
    male: columns.map(
      (people) => people.filter((person) => datum(person, "DM", "sex") === "M").length,
    ),
    ageMean: ages.map((values) => printed(mean(values), 1)),
    ageSd: ages.map((values) => printed(deviation(values), 2)),
    mmseMean: measured((person) => latest(person, "MM", "total")).map((values) =>
      printed(mean(values), 1),
    ),
    durationMean: measured((person) => latest(person, "MH", "months")).map((values) =>
      printed(mean(values), 1),
    ),
  };
}

function armOf(allocation: AllocationState, person: ParticipantState): string | undefined {
  return allocation.allocated[person.id]?.arm;
}

function isDosed(person: ParticipantState): boolean {
  return person.doses.length > 0;
}

/** Whether a value was obtained at a visit after baseline. */
function isRated(person: ParticipantState, form: string, field: string): boolean {
  return instancesOf(person, form).some((instance) => {
    const value = instance.values[field];
    return instance.visit !== "baseline" && value !== undefined && !isMissing(value);
  });
}

function datum(person: ParticipantState, form: string, field: string) {
  return instancesOf(person, form).at(-1)?.values[field];
}

function latest(person: ParticipantState, form: string, field: string): number | undefined {
  return numberOf(datum(person, form, field));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** As a table prints it: halves up; the twelfth digit decides nothing, so that 42.65 in binary prints as 42.7. */
function printed(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Number((value * scale).toPrecision(12))) / scale;
}
