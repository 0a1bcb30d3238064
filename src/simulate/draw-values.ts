import { printDay, type Random, type Zone } from "../kernel/index.ts";
import type { Datum, Field, Study } from "../definition/index.ts";
import type { ParticipantState, Place } from "../engine/index.ts";
import { drawDatum } from "./draw-datum.ts";
import { type Earlier, earlierOf } from "./earlier.ts";
import { followDatum } from "./follow-datum.ts";
import type { Answering, FormManner } from "./form-manner.ts";
import type { FormValues } from "./look-at.ts";

/** Where, when and for whom an instance of a form is drawn. */
export interface Composing {
  readonly study: Study;
  readonly participant: ParticipantState;
  readonly place: Place;
  /** The day it is about, as a day number. */
  readonly day: number;
  readonly zone: Zone;
  readonly random: Random;
  readonly by: Answering;
  /** Values that stand already; they are kept. */
  readonly given?: FormValues;
  /** The earliest day that a date of it may be. */
  readonly since?: number;
}

/** Draws fields of one instance: about the person's earlier values, where there are any. */
export class FieldDrawer {
  readonly #manner: FormManner;
  readonly #composing: Composing;
  readonly #earlier: Earlier | undefined;
  readonly #ability: number;

  constructor(manner: FormManner, composing: Composing) {
    const { participant, place, day, random } = composing;
    this.#manner = manner;
    this.#composing = composing;
    this.#earlier = earlierOf(manner.plan.form, participant, place, day);
    const falls = [...manner.trends.values()].some((trend) => trend < 0);
    const usual = falls ? 0.82 : 0.62;
    this.#ability = Math.min(0.97, Math.max(0.1, usual + 0.12 * random.normal()));
  }

  /** Whether the person has no earlier instance of the form. */
  get isFirst(): boolean {
    return this.#earlier === undefined;
  }

  /** Every field that is not given; the form's date is the day itself. */
  all(): FormValues {
    const { by, day, given = {} } = this.#composing;
    const { dateField, log } = this.#manner.plan.form;
    const values: Record<string, Datum> = {};
    for (const field of this.#manner.fields[by]) {
      const isDate = field.id === dateField && field.kind === "date" && log !== true;
      const datum = given[field.id] ?? (isDate ? printDay(day) : this.one(field));
      if (datum !== undefined) values[field.id] = datum;
    }
    return { ...values, ...given };
  }

  /** One field; `fresh` without looking at what the person answered before, `owed` so that there is an answer. */
  one(field: Field, fresh = false): Datum | undefined {
    const { random, day, since } = this.#composing;
    const { codes, yes, texts, plan, trends } = this.#manner;
    const first = this.#earlier?.first[field.id];
    const before = this.#earlier?.before[field.id];
    if (!fresh && this.#earlier !== undefined && before !== undefined) {
      const { days } = this.#earlier;
      const trend = trends.get(field.id) ?? (field.kind === "choice" ? 1 : 0);
      const following = { first: first ?? before, before, days, trend, codes, random };
      const followed = followDatum(field, following);
      if (followed !== undefined) return followed;
    }
    const asked = texts.get(field.id) ?? [];
    if (field.kind === "text" && asked.length > 0) return asked[random.below(asked.length)];
    const chance = yes.get(field.id);
    const isEvent = plan.form.purpose === "adverse-event";
    const weighing = field.origin === "laboratory" ? "first" : isEvent ? "mild" : undefined;
    return drawDatum(field, {
      random,
      today: day,
      codes,
      ability: fresh ? random.uniform() : this.#ability,
      owed: fresh,
      ...(chance === undefined ? {} : { yes: fresh ? 0.5 : chance }),
      ...(weighing === undefined ? {} : { weighing }),
      ...(since === undefined ? {} : { since }),
    });
  }
}
