import { instantAt, printDay, type Random } from "../kernel/index.ts";
import type { Datum, Field } from "../definition/index.ts";
import { Facts, formAt } from "../engine/index.ts";
import { agreeOnAge } from "./agree.ts";
import { withinLimits } from "./draw-datum.ts";
import { type Composing, FieldDrawer } from "./draw-values.ts";
import { type FormManner, mannerOf } from "./form-manner.ts";
import { type FormValues, type Look, lookAt } from "./look-at.ts";
import { proposeDatum } from "./propose-datum.ts";
import { drawSegments } from "./segmental.ts";
import { usualRange } from "./usual-range.ts";

const repairs = 60;

/**
 * Draws the values of an instance as somebody would answer it: about the person's own earlier values, only what is
 * asked, and, where checks do not hold, what they read drawn again until they do.
 */
export function composeForm(composing: Composing): FormValues {
  const manner = mannerOf(composing.study, composing.place.form);
  return manner === undefined ? {} : new Composer(manner, composing).compose();
}

/** Draws one field of an instance anew, and then whatever no longer goes with it. */
export function recomposeForm(
  composing: Composing,
  values: FormValues,
  field?: string,
): FormValues {
  const manner = mannerOf(composing.study, composing.place.form);
  return manner === undefined ? values : new Composer(manner, composing).recompose(values, field);
}

/** Draws values of which one soft check does not hold, or that lack a required answer; `undefined` when none come. */
export function spoilForm(composing: Composing, values: FormValues): FormValues | undefined {
  const manner = mannerOf(composing.study, composing.place.form);
  return manner && new Composer(manner, composing).spoil(values);
}

/** Adds an answer to a question that is not asked, as sites now and then do; the same values where there is none. */
export function strayForm(composing: Composing, values: FormValues): FormValues {
  const manner = mannerOf(composing.study, composing.place.form);
  return manner === undefined ? values : new Composer(manner, composing).stray(values);
}

/** Looks at values as they would be saved. */
export function lookFor(composing: Composing, values: FormValues): Look | undefined {
  const manner = mannerOf(composing.study, composing.place.form);
  return manner && new Composer(manner, composing).look(values);
}

class Composer {
  readonly #manner: FormManner;
  readonly #composing: Composing;
  readonly #random: Random;
  readonly #drawer: FieldDrawer;
  readonly #record: Facts;
  readonly #stored: FormValues;

  constructor(manner: FormManner, composing: Composing) {
    const { participant, place, day, zone, random } = composing;
    this.#manner = manner;
    this.#composing = composing;
    this.#random = random;
    this.#drawer = new FieldDrawer(manner, composing);
    const at = instantAt(`${printDay(day)}T12:00`, zone);
    this.#record = new Facts(participant, { at, zone }, place);
    this.#stored = formAt(participant, place)?.values ?? {};
  }

  compose(): FormValues {
    const drawn = this.#drawer.all();
    return this.#repair(this.#withSegments(drawn), this.#given).values;
  }

  recompose(values: FormValues, field: string | undefined): FormValues {
    const known = this.#fields.find(({ id }) => id === field);
    const datum = known && !this.#given.has(known.id) ? this.#drawer.one(known, true) : undefined;
    const pinned = known === undefined || datum === undefined ? {} : { [known.id]: datum };
    // What was not asked may be asked now.
    const pool = { ...this.#drawer.all(), ...values, ...pinned };
    const drawn = field !== undefined && this.#isStated(field) ? this.#withSegments(pool) : pool;
    return this.#repair(drawn, new Set([...this.#given, ...Object.keys(pinned)])).values;
  }

  spoil(values: FormValues): FormValues | undefined {
    if (this.look(values).weight > 0) return values;
    const random = this.#random;
    const { checks } = this.#manner.plan;
    const soft = checks.filter(({ check, group }) => check.level === "soft" && group === undefined);
    const required = this.#fields.filter(({ id, required }) => required === true && id in values);
    for (let tries = 0; tries < 40; tries++) {
      if (soft.length === 0 || random.uniform() < 0.05) break;
      const check = soft[random.below(soft.length)]?.check.id ?? "";
      const field = this.#readBy(check, this.#given);
      const datum = field && this.#odd(field, values[field.id]);
      if (field === undefined || datum === undefined) continue;
      const after = this.look({ ...values, [field.id]: datum });
      if (after.weight === 1) return after.values;
    }
    const open = required.filter(({ id }) => !this.#given.has(id) && id !== this.#dateField);
    const left = open[random.below(open.length || 1)];
    if (left === undefined) return undefined;
    const { [left.id]: _, ...others } = values;
    const after = this.look(others);
    return after.weight === 0 ? after.values : undefined;
  }

  stray(values: FormValues): FormValues {
    const open = this.#fields.filter(({ id, when }) => when !== undefined && !(id in values));
    const field = open[this.#random.below(open.length || 1)];
    const datum = field && this.#drawer.one(field, true);
    return field === undefined || datum === undefined ? values : { ...values, [field.id]: datum };
  }

  look(values: FormValues): Look {
    const { study } = this.#composing;
    const { plan } = this.#manner;
    const record = this.#record;
    record.enter({ ...this.#stored, ...values }, {});
    const agreed = agreeOnAge(study, plan.form, record, values, this.#random);
    return lookAt(plan, record, this.#stored, agreed);
  }

  get #fields(): readonly Field[] {
    return this.#manner.fields[this.#composing.by];
  }

  get #given(): ReadonlySet<string> {
    return new Set(Object.keys(this.#composing.given ?? {}));
  }

  get #dateField(): string | undefined {
    return this.#manner.plan.form.dateField;
  }

  #repair(drawn: FormValues, pinned: ReadonlySet<string>): Look {
    let pool = drawn;
    let best = this.look(pool);
    for (let tries = 0; tries < repairs && best.weight > 0; tries++) {
      const check = best.failed[this.#random.below(best.failed.length)]?.check.id ?? "";
      const field = this.#readBy(check, pinned);
      const datum = field && this.#propose(check, field, best);
      if (field === undefined || datum === undefined) continue;
      const next = { ...pool, [field.id]: datum };
      const after = this.look(next);
      if (after.weight > best.weight) continue;
      pool = next;
      best = after;
    }
    return best;
  }

  #readBy(check: string, pinned: ReadonlySet<string>): Field | undefined {
    const read = (this.#manner.reads.get(check) ?? []).filter((id) => !pinned.has(id));
    const id = read[this.#random.below(read.length || 1)];
    return this.#fields.find((field) => field.id === id && id !== this.#dateField);
  }

  #propose(check: string, field: Field, { values }: Look): Datum | undefined {
    const random = this.#random;
    const fresh = this.#drawer.isFirst ? 0.3 : 0.12;
    const kind = random.uniform();
    if (kind < fresh) return this.#drawer.one(field, true);
    if (kind < 0.65) return this.#drawer.one(field);
    const { form } = this.#composing.place;
    const data = (this.#manner.others.get(check) ?? []).flatMap((other) => {
      const isOwn = other.form === form && other.at === undefined;
      if (isOwn && other.field === field.id) return [];
      return isOwn
        ? // What is derived stands in the record only.
          [values[other.field] ?? this.#record.own[other.field]]
        : [this.#record.datum(other.form, other.field, other.at)];
    });
    const texts = this.#manner.texts.get(field.id) ?? [];
    const { codes } = this.#manner;
    return proposeDatum(field, { data, texts, codes, today: this.#composing.day }, random);
  }

  /** Something that is entered now and then and asked about: a number somewhat off, another answer. */
  #odd(field: Field, now: Datum | undefined): Datum | undefined {
    const drawn = this.#drawer.one(field, true);
    if (typeof now !== "number" || typeof drawn !== "number") return drawn;
    if (field.kind !== "decimal" && field.kind !== "integer") return drawn;
    const [low, high] = usualRange(field) ?? [0.8 * now, 1.2 * now];
    const scale = (high - low) * (0.2 + 2.4 * this.#random.uniform() ** 2);
    const moved = now + (this.#random.uniform() < 0.5 ? scale : -scale);
    return withinLimits(field, field.kind === "decimal" ? (field.decimals ?? 1) : 0, moved);
  }

  #isStated(field: string): boolean {
    const { segmental } = this.#manner;
    return segmental?.levelFields[0] === field || segmental?.grade?.field === field;
  }

  #withSegments(values: FormValues): FormValues {
    const { segmental } = this.#manner;
    if (segmental === undefined || !this.#drawer.isFirst) return values;
    return { ...values, ...drawSegments(segmental, values, this.#random) };
  }
}
