import { missingReasons, qualifiers } from "../../definition/index.ts";

/** Members of the objects that a value can be, and the longest text or the check of each; `?` marks what may be left out. */
const shapes: readonly Readonly<Record<string, (value: unknown) => boolean>>[] = [
  { missing: (value) => missingReasons.includes(value as never) },
  { "value?": isNumber, entered: upTo(200), "unit?": upTo(60) },
  {
    qualifier: (value) => qualifiers.includes(value as never),
    "limit?": isNumber,
    entered: upTo(200),
    "unit?": upTo(60),
  },
  { date: upTo(32), typed: upTo(200) },
  { file: upTo(300), mediaType: upTo(120), bytes: isNumber, sha256: upTo(64) },
  { signedBy: upTo(200), at: upTo(40), meaning: upTo(20_000), sha256: upTo(64) },
];

/**
 * Whether something has the shape of a field's value: a text of at most 20,000 characters, a number, yes or no, a list
 * of codes, or one of the objects that a `Datum` can be. Written out instead of a union of schemas, which tries every
 * member of the union and reports each failure: a hundred thousand wrong values kept the server for seconds.
 */
export function isDatumShape(value: unknown): boolean {
  if (typeof value === "string") return value.length <= 20_000;
  if (typeof value === "number" || typeof value === "boolean") return true;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.length <= 500 && value.every(upTo(200));
  return shapes.some((shape) => fits(value as Readonly<Record<string, unknown>>, shape));
}

function fits(
  value: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, (value: unknown) => boolean>>,
): boolean {
  const members = Object.keys(value);
  let known = 0;
  for (const [name, check] of Object.entries(shape)) {
    const optional = name.endsWith("?");
    const member = optional ? name.slice(0, -1) : name;
    if (!Object.hasOwn(value, member)) {
      if (!optional) return false;
    } else if (check(value[member])) known += 1;
    else return false;
  }
  return known === members.length;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function upTo(length: number): (value: unknown) => boolean {
  return (value) => typeof value === "string" && value.length <= length;
}
