/** Two trials of one study that differ in nothing but who got which arm. */
import { readStudy, servesDose, type Study } from "../../src/definition/index.ts";
import { levelsOf, type ListEntry, unitNumber } from "../../src/engine/index.ts";

const dayMs = 86_400_000;

/** The instant at which both trials are written down: three days ago, so that the database's own clock has passed it. */
export const writtenAt = Math.floor(Date.now() / dayMs) * dayMs - 3 * dayMs + 10 * 3_600_000;

export const dayOf = (number: number): string =>
  new Date(number * dayMs).toISOString().slice(0, 10);

/** Day number on which the first participant is assigned; the others follow day by day. */
export const firstDay = Math.floor(writtenAt / dayMs) - 7;

/** A study with a supplied list, whose consent is old enough. Everything else is the example's. */
export function studyOfTwins(example: Study): Study {
  const study = {
    ...example,
    allocation: { method: { kind: "list" } },
    consents: example.consents.map((each) => ({ ...each, from: dayOf(firstDay - 200) })),
  };
  const reading = readStudy(JSON.parse(JSON.stringify(study)));
  if (!("study" in reading)) throw new Error(JSON.stringify(reading.issues));
  return reading.study;
}

/** Which of the two trials. */
export type World = "one" | "other";

/** Places on the list, 2:1: the second differs from the first in four of six, and has as many of each arm. */
const places: Readonly<Record<World, readonly (0 | 1)[]>> = {
  one: [0, 1, 0, 1, 0, 0],
  other: [1, 0, 1, 0, 0, 0],
};

export const participants = places.one.length;

/** The arm of each participant, by their place. */
export function armsOf({ arms }: Study, world: World): readonly string[] {
  const [larger, smaller] = arms.toSorted((a, b) => (b.ratio ?? 1) - (a.ratio ?? 1));
  return places[world].map((which) => (which === 0 ? larger : smaller)?.id ?? "");
}

export function listOf(study: Study, world: World): readonly ListEntry[] {
  return armsOf(study, world).map((arm, index) => ({ number: `R-${1001 + index}`, arm }));
}

export interface Lot {
  readonly lot: string;
  readonly item: string;
  readonly level: string;
  readonly units: readonly string[];
}

/** The unit that somebody gets for a dose: one number in both trials, whatever lot it is of. */
export function unitFor(place: number, dose: number): string {
  return unitNumber("twins", 100 * place + dose);
}

/** Doses that each participant is given. */
export const doses = 2;

/** The item of an arm's dose, the first being 0. */
function itemFor({ supply }: Study, arm: string, dose: number): string | undefined {
  return supply?.items.find(
    (item) =>
      item.home === undefined &&
      (item.arms?.includes(arm) ?? true) &&
      servesDose(item, { arm, dose: dose + 1 }),
  )?.id;
}

/** A lot for each item of the study, and one of each that is never given to anybody. */
export function lotsOf(study: Study, world: World): readonly Lot[] {
  const arms = armsOf(study, world);
  const lots = (study.supply?.items ?? []).flatMap((item, index) => {
    const { id } = item;
    const level = levelsOf(item)[0] ?? "";
    const given = arms.flatMap((arm, place) =>
      Array.from({ length: doses }, (_, dose) => dose)
        .filter((dose) => itemFor(study, arm, dose) === id)
        .map((dose) => unitFor(place, dose)),
    );
    const spare = [0, 1].map((n) => unitNumber("spare", 10 * index + n));
    return [
      { lot: `L${index + 1}`, item: id, level, units: given.toSorted() },
      { lot: `S${index + 1}`, item: id, level, units: spare },
    ];
  });
  return lots.filter(({ units }) => units.length > 0);
}
