import type { PatientRecord } from "./patient-record.ts";

/** One thing known, or not, of each of many people: every distinct value has a number. */
export interface FactColumn {
  readonly numbers: Uint32Array;
  /** How many numbers there are. */
  readonly size: number;
  /** By number, somebody of whom it is true. */
  readonly somebody: Uint32Array;
}

/** Where a value stands in a person's facts. */
export type Place =
  | { readonly concept: string; readonly field: string }
  | { readonly concept: string }
  | { readonly course: string };

/**
 * What is known of many people, column by column. Two people with the same number in each column that a criterion reads
 * have the same result, so that it is decided once for both.
 */
export class FactColumns {
  readonly #people: readonly PatientRecord[];
  readonly #columns = new Map<string, FactColumn>();
  /** What anybody has a fact about, and every event or visit that anybody had. */
  readonly #concepts = new Set<string>();

  readonly #nothing: FactColumn;

  constructor(people: readonly PatientRecord[]) {
    this.#people = people;
    this.#nothing = column(new Uint32Array(people.length), 1, new Map([[0, 0]]));
    for (const person of people) {
      for (const concept of person.concepts()) this.#concepts.add(concept);
      for (const course of person.course().keys()) this.#concepts.add(course);
    }
  }

  /** The column of several places, or columns, together. */
  of(parts: ReadonlyMap<string, Place | FactColumn>): FactColumn {
    let key = "";
    let whole: FactColumn | undefined;
    for (const name of [...parts.keys()].sort()) {
      const part = parts.get(name);
      if (part === undefined) continue;
      const column = "numbers" in part ? part : this.#column(name, () => this.#read(part));
      if (column.size === 1) continue;
      const before = whole;
      key = key === "" ? name : `${key}|${name}`;
      whole = before === undefined ? column : this.#column(key, () => paired(before, column));
    }
    return whole ?? this.#nothing;
  }

  /** The column of what follows from another one, worked out once for each of its numbers. */
  following(name: string, from: FactColumn, make: (person: PatientRecord) => unknown): FactColumn {
    return this.#column(name, () => {
      const known = new Map<unknown, number>();
      const somebody = new Map<number, number>();
      const byNumber = new Uint32Array(from.size);
      for (const [number, index] of from.somebody.entries()) {
        const person = this.#people[index];
        const value = person && make(person);
        const found = known.get(value) ?? known.size;
        known.set(value, found);
        somebody.set(found, index);
        byNumber[number] = found;
      }
      const numbers = from.numbers.map((number) => byNumber[number] ?? 0);
      return column(numbers, known.size, somebody);
    });
  }

  /** Whether nobody has anything at a place. */
  isEmpty(name: string, place: Place): boolean {
    return this.#column(name, () => this.#read(place)).size === 1;
  }

  #column(name: string, make: () => FactColumn): FactColumn {
    const column = this.#columns.get(name) ?? make();
    this.#columns.set(name, column);
    return column;
  }

  #read(place: Place): FactColumn {
    const about = "course" in place ? place.course : place.concept;
    if (!this.#concepts.has(about)) return this.#nothing;
    const numbers = new Uint32Array(this.#people.length);
    const known = new Map<unknown, number>();
    const somebody = new Map<number, number>();
    for (const [index, person] of this.#people.entries()) {
      const value = valueAt(person, place);
      let number = known.get(value);
      if (number === undefined) {
        number = known.size;
        known.set(value, number);
      }
      if (!somebody.has(number)) somebody.set(number, index);
      numbers[index] = number;
    }
    return column(numbers, known.size, somebody);
  }
}

function paired(a: FactColumn, b: FactColumn): FactColumn {
  const numbers = new Uint32Array(a.numbers.length);
  const known = new Map<number, number>();
  const somebody = new Map<number, number>();
  for (let index = 0; index < numbers.length; index++) {
    const pair = (a.numbers[index] ?? 0) * b.size + (b.numbers[index] ?? 0);
    let number = known.get(pair);
    if (number === undefined) {
      number = known.size;
      known.set(pair, number);
      somebody.set(number, index);
    }
    numbers[index] = number;
  }
  return column(numbers, known.size, somebody);
}

function column(
  numbers: Uint32Array,
  size: number,
  somebody: ReadonlyMap<number, number>,
): FactColumn {
  const people = new Uint32Array(size);
  for (const [number, index] of somebody) people[number] = index;
  return { numbers, size, somebody: people };
}

/** What a person's facts hold at a place, as something that is equal exactly when a criterion cannot tell it apart. */
function valueAt(person: PatientRecord, place: Place): unknown {
  if ("course" in place) return person.course().get(place.course);
  if ("field" in place) {
    const examination = person.latest(place.concept);
    if (place.field === "@date") return examination?.date;
    const fact = examination?.values.get(place.field);
    if (fact === undefined) return undefined;
    const { value, unit, date } = fact;
    const dated = place.concept === "demographics" && place.field === "age" ? (date ?? "") : "";
    if (unit === undefined && dated === "" && typeof value !== "object") return value;
    return `\u0000${unit ?? ""} ${dated} ${typeof value} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
  }
  const all = person.all(place.concept);
  if (all.length === 0) return undefined;
  return JSON.stringify(
    all.map(({ date, values }) => [
      date,
      ...[...values].map(([field, fact]) => [field, fact?.value, fact?.unit]),
    ]),
  );
}
