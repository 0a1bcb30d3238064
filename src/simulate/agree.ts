import { completedYears, daySpan, knownDay, printDay, type Random } from "../kernel/index.ts";
import { type Datum, type Field, fieldsOf, type Form, type Study } from "../definition/index.ts";
import type { Facts } from "../engine/index.ts";
import type { FormValues } from "./look-at.ts";

/**
 * Ages and the dates they are counted from, made to say the same: a date of birth follows the age that stands in the
 * same form, and an age at something follows its date. Returns the values, changed where they did not agree.
 */
export function agreeOnAge(
  study: Study,
  form: Form,
  record: Facts,
  values: FormValues,
  random: Random,
): FormValues {
  const agreed: Record<string, Datum> = { ...values };
  const { age, birth } = ageFields(form);
  if (age !== undefined && birth !== undefined) {
    const years = agreed[age.id];
    const born = agreed[birth.id];
    const consented = record.eventDate("consented") ?? record.today;
    const day = daySpan(consented).first;
    if (typeof years === "number" && typeof born === "string") {
      const from = knownDay(born);
      if (from === undefined || completedYears(from, day) !== years) {
        agreed[birth.id] = printDay(birthday(years, day, random));
      }
    }
  }
  const known = birthOf(study, form, record, agreed);
  if (known === undefined) return agreed;
  for (const field of fieldsOf(form)) {
    const since = /^ageAt([A-Z]\w*)$/.exec(field.id)?.[1];
    if (since === undefined || agreed[field.id] === undefined) continue;
    const date = agreed[`${since[0]?.toLowerCase()}${since.slice(1)}`];
    if (typeof date === "string") {
      agreed[field.id] = Math.max(0, completedYears(known, daySpan(date).first));
    }
  }
  return agreed;
}

function ageFields(form: Form): { age?: Field | undefined; birth?: Field | undefined } {
  const fields = fieldsOf(form);
  return {
    age: fields.find(({ sdtm, kind }) => kind === "integer" && sdtm?.variable === "AGE"),
    birth: fields.find(
      ({ id, label, kind }) => kind === "date" && /\bbirth/i.test(`${id} ${label.en}`),
    ),
  };
}

/** The day of birth that the record holds, on this form or another. */
function birthOf(study: Study, own: Form, record: Facts, values: FormValues): number | undefined {
  for (const form of study.forms) {
    const { birth } = ageFields(form);
    if (birth === undefined) continue;
    const date = form.id === own.id ? values[birth.id] : record.datum(form.id, birth.id);
    if (typeof date === "string") return knownDay(date);
  }
  return undefined;
}

/** A birthday of somebody who has completed so many years on a day. */
function birthday(years: number, day: number, random: Random): number {
  const about = day - Math.round(365.2425 * years) - 1 - random.below(363);
  for (const moved of [0, 1, 2, 3, -1, -2]) {
    if (completedYears(about + moved, day) === years) return about + moved;
  }
  return about;
}
