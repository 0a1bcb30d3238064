import { localDate, type PartialDate } from "../kernel/index.ts";
import {
  type Datum,
  isMissing,
  type ParticipantEvent,
  type Surroundings,
} from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Context } from "./context.ts";
import type { Kept, KeptRows } from "./event.ts";
import { byDate, datedInstances } from "./instances.ts";
import { own } from "./own.ts";
import { formAt, type ParticipantState } from "./state.ts";

/** What an instance of a form holds, stored or being entered. */
interface Instance extends Place {
  readonly values: Kept;
  readonly rows: KeptRows;
}

/**
 * The facts an expression can see of a participant: the instance being entered with its unsaved values *in its place*
 * among the other instances, the record behind it, and the day on the site's calendar.
 */
export class Facts implements Surroundings {
  own: Kept = {};
  row: Kept | undefined;
  readonly #participant: ParticipantState;
  readonly #context: Pick<Context, "at" | "zone">;
  readonly #place: Place | undefined;
  readonly #stored = new Map<string, readonly Instance[]>();
  #ownRows: KeptRows = {};
  #today: PartialDate | undefined;

  constructor(participant: ParticipantState, context: Pick<Context, "at" | "zone">, place?: Place) {
    this.#participant = participant;
    this.#context = context;
    this.#place = place;
  }

  /** The facts that an instance sees as it is stored. */
  static at(
    participant: ParticipantState,
    context: Pick<Context, "at" | "zone">,
    place: Place,
  ): Facts {
    const stored = formAt(participant, place);
    const facts = new Facts(participant, context, place);
    facts.enter(stored?.values ?? {}, stored?.rows ?? {});
    return facts;
  }

  /** Puts an instance's values in place of what is stored of it. */
  enter(values: Kept, rows: KeptRows): void {
    this.own = values;
    this.#ownRows = rows;
  }

  get today(): PartialDate {
    this.#today ??= localDate(this.#context.at, this.#context.zone);
    return this.#today;
  }

  datum(form: string, field: string, at?: string): Datum | undefined {
    const instances = this.#instances(form);
    switch (at) {
      case "first":
        return instances[0]?.values[field];
      case undefined:
      case "last":
        return instances.at(-1)?.values[field];
      case "previous": {
        const here = instances.findIndex((instance) => this.#isOwn(instance));
        return instances[(here === -1 ? instances.length - 1 : here) - 1]?.values[field];
      }
      case "here":
        return this.#answeredUpToHere(instances, field);
      default:
        return instances.find((instance) => instance.visit === at)?.values[field];
    }
  }

  /** A visit that leaves a question open says nothing about it: the last one that answers counts. */
  #answeredUpToHere(instances: readonly Instance[], field: string): Datum | undefined {
    const visit = this.#place?.visit;
    const answered = instances.filter(
      (each) =>
        isAnswered(each.values[field]) &&
        (visit === undefined ||
          each.visit === visit ||
          byDate(this.#participant, each.visit, visit) < 0),
    );
    return answered.at(-1)?.values[field];
  }

  instances(form: string, group?: string, within?: Kept): Iterable<Kept> {
    const all = this.#instances(form);
    if (group === undefined) return all.map((instance) => instance.values);
    const looked = within ?? (this.#place?.form === form ? this.own : all.at(-1)?.values);
    const instance = all.find(({ values }) => values === looked);
    return Object.values(own(instance?.rows, group) ?? {});
  }

  visitDate(visit: string): PartialDate | undefined {
    return own(this.#participant.visits, visit)?.date;
  }

  doseDate(dose: number | "first" | "last"): PartialDate | undefined {
    const { doses } = this.#participant;
    if (dose === "last") return doses.at(-1)?.date;
    return doses[dose === "first" ? 0 : dose - 1]?.date;
  }

  eventDate(event: ParticipantEvent): PartialDate | undefined {
    return this.#participant.dates[event];
  }

  /** The instances of a form in the order of their dates, with what is being entered where it belongs. */
  #instances(form: string): readonly Instance[] {
    let stored = this.#stored.get(form);
    if (stored === undefined) {
      stored = datedInstances(this.#participant, form);
      this.#stored.set(form, stored);
    }
    const place = this.#place;
    if (place?.form !== form) return stored;
    const entered = { ...place, values: this.own, rows: this.#ownRows };
    const known = stored.findIndex((instance) => this.#isOwn(instance));
    if (known >= 0) return stored.with(known, entered);
    const later = stored.findIndex(
      (instance) => byDate(this.#participant, instance.visit, place.visit) > 0,
    );
    return stored.toSpliced(later === -1 ? stored.length : later, 0, entered);
  }

  #isOwn(instance: Place): boolean {
    const place = this.#place;
    return (
      place !== undefined &&
      instance.form === place.form &&
      instance.visit === place.visit &&
      instance.line === place.line
    );
  }
}

const isAnswered = (datum: Datum | undefined): boolean => datum !== undefined && !isMissing(datum);
