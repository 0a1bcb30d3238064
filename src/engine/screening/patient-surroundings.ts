import { completedYears, daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Datum, FieldData, ParticipantEvent, Surroundings } from "../../definition/index.ts";
import type { FieldPlan, FormPlan } from "../form-plan.ts";
import type { Examination } from "./examination.ts";
import type { KnownOtherwise } from "./known-otherwise.ts";
import type { Measured } from "./patient-facts.ts";
import type { PatientRecord } from "./patient-record.ts";
import { readFact } from "./read-fact.ts";
import type { ScreeningPlan } from "./screening-plan.ts";

const nothing: FieldData = {};

interface Held {
  latest?: FieldData;
  all?: readonly FieldData[];
}

export interface LookedAt {
  /** Takes visits that were not held to be held today; otherwise they have no date. */
  readonly asIfHeld?: boolean;
  /** Another day than the one asked about, to see when something changed. */
  readonly today?: PartialDate;
  /** The person had a birthday since an age was written down that comes without the date of birth. */
  readonly older?: boolean;
}

/**
 * What a study's expressions can see of a person who does not take part in it: their facts, read as its forms hold
 * them, with its derived fields computed. A visit that is still to come shows what is known today.
 */
export class PatientSurroundings implements Surroundings {
  readonly own: FieldData;
  readonly today: PartialDate;
  readonly #study: ScreeningPlan;
  readonly #record: PatientRecord;
  readonly #look: LookedAt;
  readonly #held: Map<string, Held>;
  readonly #single = new Map<FieldPlan, Datum | undefined>();

  constructor(
    study: ScreeningPlan,
    record: PatientRecord,
    look: LookedAt = {},
    own: FieldData = nothing,
    held = new Map<string, Held>(),
  ) {
    this.#study = study;
    this.#record = record;
    this.#look = look;
    this.own = own;
    this.today = look.today ?? record.on;
    this.#held = held;
  }

  datum(form: string, field: string, at?: string): Datum | undefined {
    if (at === "first") return this.#all(form)[0]?.[field];
    if (at === "previous") return this.#all(form).at(-2)?.[field];
    const plan = this.#study.plan.forms.get(form);
    const known = plan?.fields.get(field);
    if (known === undefined || known.field.kind === "derived" || plan?.form.dateField === field) {
      return this.#latest(form)[field];
    }
    // One entered field is read without the others: most criteria ask for no more.
    if (this.#single.has(known)) return this.#single.get(known);
    const fact = this.#record.latest(this.#study.concepts.get(form) ?? "")?.values.get(field);
    const value = fact === undefined ? undefined : this.#value(known, fact);
    this.#single.set(known, value);
    return value;
  }

  instances(form: string, group?: string): Iterable<FieldData> {
    // Rows of a group are not told apart among facts.
    return group === undefined ? this.#all(form) : [];
  }

  visitDate(visit: string): PartialDate | undefined {
    const held = this.#record.visit(this.#study.plan.study.id, visit);
    return held ?? (this.#look.asIfHeld === true ? this.today : undefined);
  }

  doseDate(): undefined {
    return undefined;
  }

  eventDate(event: ParticipantEvent): PartialDate | undefined {
    return this.#record.event(this.#study.plan.study.id, event);
  }

  /** Answers that were not given and follow from others that were. */
  known(some: readonly KnownOtherwise[]): readonly KnownOtherwise[] {
    if (some.length === 0) return some;
    const has = ({ form, field }: KnownOtherwise["field"]) => this.datum(form, field) !== undefined;
    return some.filter(({ field, from }) => from.every(has) && (isAge(field) || !has(field)));
  }

  /** Whether an age was written down on another day, so that a birthday may lie between. */
  get mayBeOlder(): boolean {
    const age = this.#record.latest("demographics")?.values.get("age");
    return age !== undefined && age.date !== this.#record.on;
  }

  #latest(form: string): FieldData {
    const held = this.#heldOf(form);
    if (held.latest !== undefined) return held.latest;
    const latest = this.#record.latest(this.#study.concepts.get(form) ?? "");
    held.latest = latest === undefined ? nothing : this.#read(form, latest);
    return held.latest;
  }

  #all(form: string): readonly FieldData[] {
    const held = this.#heldOf(form);
    held.all ??= this.#record
      .all(this.#study.concepts.get(form) ?? "")
      .map((examination) => this.#read(form, examination));
    return held.all;
  }

  #heldOf(form: string): Held {
    const known = this.#held.get(form) ?? {};
    this.#held.set(form, known);
    return known;
  }

  #read(form: string, { date, values }: Examination): FieldData {
    const plan = this.#study.plan.forms.get(form);
    if (plan === undefined) return nothing;
    const data = Object.create(computedOf(plan)) as Record<string, Datum | undefined>;
    surroundingsOf.set(data, this);
    for (const [id, fact] of values) {
      const field = plan.fields.get(id);
      const value = field && fact && this.#value(field, fact);
      if (field === undefined || value === undefined) continue;
      // What was computed elsewhere counts where it cannot be computed here.
      data[field.field.kind === "derived" ? given(id) : id] = value;
    }
    const { dateField } = plan.form;
    if (dateField !== undefined && date !== undefined) data[dateField] ??= date.slice(0, 10);
    return data;
  }

  #value(field: FieldPlan, fact: Measured): Datum | undefined {
    const reading = readFact(field, fact, this.#record.on);
    if (!("datum" in reading)) return undefined;
    const isAge =
      fact.field === "age" && "instrument" in fact && fact.instrument === "demographics";
    return isAge ? this.#aged(reading.datum, fact.date) : reading.datum;
  }

  /** The same person and study, seen from one instance of a form. */
  from(own: FieldData): PatientSurroundings {
    return new PatientSurroundings(this.#study, this.#record, this.#look, own, this.#held);
  }

  /** The age today of somebody who was so old on a day, with or without a birthday between; open without the day. */
  #aged(age: Datum | undefined, date: PartialDate | undefined): Datum | undefined {
    const { on } = this.#record;
    if (typeof age !== "number" || date === on) return age;
    if (date === undefined || date.length < 10) return undefined;
    const since = completedYears(daySpan(date).first, daySpan(on).first);
    return age + since + (this.#look.older === true ? 1 : 0);
  }
}

const surroundingsOf = new WeakMap<FieldData, PatientSurroundings>();
const prototypes = new WeakMap<FormPlan, FieldData>();

/** What every instance of a form has without being asked: its derived fields, computed when they are read. */
function computedOf(plan: FormPlan): FieldData {
  const known = prototypes.get(plan);
  if (known !== undefined) return known;
  const prototype: Record<string, Datum | undefined> = Object.create(null) as never;
  for (const { field, group, compute } of plan.derivations) {
    if (group !== undefined) continue;
    Object.defineProperty(prototype, field.id, {
      enumerable: true,
      get(this: Record<string, Datum | undefined>) {
        const around = surroundingsOf.get(this);
        const value = (around && compute(around.from(this))) ?? this[given(field.id)];
        Object.defineProperty(this, field.id, { value, enumerable: true });
        return value;
      },
    });
  }
  prototypes.set(plan, prototype);
  return prototype;
}

function isAge({ field }: KnownOtherwise["field"]): boolean {
  return field === "age";
}

/** Where a value of a derived field stands that came with the facts; no field is called so. */
function given(field: string): string {
  return `${field} as given`;
}
