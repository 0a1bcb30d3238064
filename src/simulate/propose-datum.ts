import { dayNumber, knownDay, printDay, type Random } from "../kernel/index.ts";
import type { CodeList, Datum, Field } from "../definition/index.ts";
import { drawClock, withinLimits } from "./draw-datum.ts";

/** What a value that a check asks about may have to agree with. */
export interface Beside {
  /** What else the check reads. */
  readonly data: readonly (Datum | undefined)[];
  /** Texts that rules ask for. */
  readonly texts: readonly string[];
  readonly codes: ReadonlyMap<string, CodeList>;
  /** No date is after this day. */
  readonly today: number;
}

/** Proposes a value near another one that a check compares it with; `undefined` where there is none of its kind. */
export function proposeDatum(field: Field, beside: Beside, random: Random): Datum | undefined {
  const { today } = beside;
  const kin = beside.data.filter((datum) => isKin(field, datum, beside));
  const one = kin[random.below(kin.length || 1)];
  switch (field.kind) {
    case "integer":
    case "decimal": {
      if (typeof one !== "number") return undefined;
      const near = one * (1 + 0.02 * random.normal());
      return withinLimits(field, field.kind === "integer" ? 0 : (field.decimals ?? 1), near);
    }
    case "date": {
      const day = typeof one === "string" ? dayIn(one) : undefined;
      if (day === undefined) return undefined;
      const moved = random.uniform() < 0.5 ? 0 : random.below(60) - 20;
      return printDay(Math.min(today, day + moved));
    }
    case "datetime": {
      const day = typeof one === "string" ? dayIn(one) : undefined;
      return day === undefined
        ? undefined
        : `${printDay(Math.min(today, day))}T${drawClock(random)}`;
    }
    case "text":
      return (
        beside.texts[random.below(beside.texts.length || 1)] ?? (kin.length > 0 ? one : undefined)
      );
    case "choice":
    case "choices":
    case "boolean":
    case "time":
      return one;
    case "file":
    case "signature":
    case "derived":
      return undefined;
  }
}

function isKin(field: Field, datum: Datum | undefined, { codes }: Beside): boolean {
  switch (field.kind) {
    case "integer":
    case "decimal":
      return typeof datum === "number";
    case "boolean":
      return typeof datum === "boolean";
    case "choice":
      return codes.get(field.codes)?.codes.some(({ code }) => code === datum) === true;
    case "choices":
      return Array.isArray(datum);
    case "text":
    case "time":
    case "date":
    case "datetime":
      return typeof datum === "string";
    case "file":
    case "signature":
    case "derived":
      return false;
  }
}

/** The day of a date, the middle of the month or year where no more is known. */
function dayIn(date: string): number | undefined {
  if (!/^\d{4}(-\d{2}){0,2}/.test(date)) return undefined;
  const known = knownDay(date);
  if (known !== undefined) return known;
  return dayNumber(Number(date.slice(0, 4)), date.length > 4 ? Number(date.slice(5, 7)) : 7, 15);
}
