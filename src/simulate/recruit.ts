import { daySpan, Fault, type Random, randomStream, type Zone } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import type { ListEntry, ParticipantState } from "../engine/index.ts";
import { earliestDose, fallbackSite } from "./lives.ts";
import type { Person } from "./person.ts";
import type { Continuation, Scenario } from "./scenario.ts";

/** People of a simulated trial, and the list that gives them their arms where they bring these along. */
export interface Recruited {
  readonly people: readonly Person[];
  readonly list?: readonly ListEntry[];
}

/** An earlier simulated trial, as far as it matters to who goes on. */
export interface EarlierTrial {
  readonly participants: ReadonlyMap<string, ParticipantState>;
  readonly armOf: (participant: string) => string | undefined;
}

/** Screens people one after the other until as many as asked have joined. */
export function recruit(
  study: Study,
  scenario: Scenario,
  { seed, participants, firstDose }: { seed: string; participants: number; firstDose: number },
): Recruited {
  const draw = randomStream(seed).split(study.id).split("people");
  const sites = study.sites.length > 0 ? study.sites : [fallbackSite];
  const first = earliestDose(study, firstDose);
  const people: Person[] = [];
  let joining = 0;
  while (joining < participants) {
    const site = sites[draw.below(sites.length)] ?? fallbackSite;
    const failsScreening = draw.uniform() < scenario.failing;
    const id = `${site.id}-${String(people.length + 1).padStart(3, "0")}`;
    const drift = draw.below(Math.max(1, scenario.betweenDays));
    if (!failsScreening) joining += 1;
    people.push({
      id,
      site: site.id,
      zone: site.zone as Zone,
      firstDose: first + joining * scenario.betweenDays + drift,
      failsScreening,
      turn: joining,
      fate: scenario.fate(fateStream(seed, id)),
    });
  }
  return { people };
}

/** Those of an earlier trial who go on in this one, under their number and in the arm that follows from theirs. */
export function recruitFrom(
  study: Study,
  continuation: Continuation,
  earlier: EarlierTrial,
  seed: string,
): Recruited {
  const draw = randomStream(seed).split(study.id).split("entering");
  const people: Person[] = [];
  const list: ListEntry[] = [];
  for (const [id, before] of earlier.participants) {
    const firstDate = before.doses[0]?.date;
    const arm = continuation.arms[earlier.armOf(id) ?? ""];
    const entry = continuation.enters(before, draw.split(id));
    if (firstDate === undefined || arm === undefined || entry === undefined) continue;
    const site = study.sites.find((one) => one.id === before.site) ?? study.sites[0];
    if (site === undefined) throw new Fault(`${study.id} names no site for ${id}`);
    people.push({
      id,
      site: site.id,
      zone: site.zone as Zone,
      firstDose: daySpan(firstDate).first + entry.afterDays,
      failsScreening: false,
      turn: people.length + 1,
      fate: entry.fate(fateStream(seed, id)),
    });
    list.push({ number: String(2001 + list.length), arm, participant: before.id });
  }
  return { people, list: [...list, ...places(study, list)] };
}

/** Further places, for nobody, so that the whole list holds the arms in their ratio. */
function places(study: Study, list: readonly ListEntry[]): readonly ListEntry[] {
  const counted = study.arms.map(({ id, ratio = 1 }) => {
    const count = list.filter(({ arm }) => arm === id).length;
    return { id, ratio, count };
  });
  const parts = Math.max(0, ...counted.map(({ ratio, count }) => Math.ceil(count / ratio)));
  const more = counted.flatMap(({ id, ratio, count }) =>
    Array.from({ length: parts * ratio - count }, () => id),
  );
  return more.map((arm, index) => ({ number: String(2001 + list.length + index), arm }));
}

/** One stream a person, whichever study of the programme they are in. */
function fateStream(seed: string, person: string): Random {
  return randomStream(seed).split("fate").split(person);
}
