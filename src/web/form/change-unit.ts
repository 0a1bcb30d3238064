import { convert, readUnit } from "../../kernel/index.ts";
import type { Datum, DecimalField } from "../../definition/index.ts";
import type { Entry } from "./entry.ts";

/** What changing the unit of a stored value means: the same amount said otherwise, or another amount. */
export type UnitChange = "convert" | "wrong-unit";

/** The units a number can be entered in, the field's own first. */
export function unitsOf(field: {
  readonly kind: string;
  readonly unit?: string;
  readonly units?: readonly string[];
}): readonly string[] {
  return field.unit === undefined ? [] : [field.unit, ...(field.units ?? [])];
}

/** A number from one of a field's units into another: by the trial's own factor where it fixed one, else by UCUM's. */
export function convertBetween(
  field: DecimalField,
  number: number,
  from: string,
  to: string,
): number | undefined {
  const own = toOwn(field, number, from);
  if (own === undefined || to === field.unit) return own;
  const factor = field.factors?.[to];
  if (factor !== undefined) return own / factor;
  const [ownUnit, other] = [readUnit(field.unit ?? "1"), readUnit(to)];
  return ownUnit === undefined || other === undefined ? undefined : convert(own, ownUnit, other);
}

function toOwn(field: DecimalField, number: number, from: string): number | undefined {
  if (from === field.unit) return number;
  const factor = field.factors?.[from];
  if (factor !== undefined) return number * factor;
  const [other, ownUnit] = [readUnit(from), readUnit(field.unit ?? "1")];
  return other === undefined || ownUnit === undefined ? undefined : convert(number, other, ownUnit);
}

/**
 * The entry after a person has said what changing the unit of a stored number means. Converted, the number is written
 * with six significant digits, more than any instrument gives.
 */
export function changeUnit(
  field: DecimalField,
  typed: string,
  from: string,
  to: string,
  meaning: UnitChange,
): Entry {
  const unit = to === field.unit ? {} : { unit: to };
  if (meaning === "wrong-unit") return { typed, ...unit };
  const converted = convertBetween(field, Number(typed.normalize("NFKC")), from, to);
  if (converted === undefined || !Number.isFinite(converted)) return { typed, ...unit };
  return { typed: String(Number(converted.toPrecision(6))), ...unit };
}

/** How a stored number stood in its box: the text and the unit it was entered in. */
export function enteredOf(datum: Datum | undefined): {
  readonly typed: string;
  readonly unit?: string;
} {
  if (typeof datum === "number") return { typed: String(datum) };
  if (typeof datum !== "object" || !("entered" in datum)) return { typed: "" };
  return { typed: datum.entered, ...(datum.unit === undefined ? {} : { unit: datum.unit }) };
}
