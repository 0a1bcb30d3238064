import type { Random } from "../kernel/index.ts";
import type { CodeList, Datum, Field } from "../definition/index.ts";
import { plainScores } from "./draw-code.ts";
import { isScore, withinLimits } from "./draw-datum.ts";
import { usualRange } from "./usual-range.ts";
import { isRemark } from "./words.ts";

/** What a later value rests on: the person's first value and the one before, and how long ago that was. */
export interface Following {
  readonly first: Datum;
  readonly before: Datum;
  readonly days: number;
  /** Which way scores are expected to go: 1 up, -1 down, 0 neither. */
  readonly trend: number;
  readonly codes: ReadonlyMap<string, CodeList>;
  readonly random: Random;
}

/** How much a person's own value moves, as a part of how much people differ; a height stays what it is. */
const restlessness: Readonly<Record<string, number>> = { cm: 0.03, kg: 0.12, L: 0.12, a: 0 };

/** How often an item changes by a step, per day. */
const changesPerDay = 0.0022;

/**
 * A value at a later visit: about the person's own level, with a slow trend where the answer is a score.
 * `undefined` where earlier values tell nothing, and it is drawn afresh.
 */
export function followDatum(field: Field, following: Following): Datum | undefined {
  const { before, first, random } = following;
  switch (field.kind) {
    case "integer":
    case "decimal":
      return followNumber(field, following);
    case "choice":
      return followCode(field.codes, following);
    case "boolean":
      return random.uniform() < 0.97 ? before : undefined;
    case "text":
      return !isRemark(before) && random.uniform() < 0.93 ? before : undefined;
    case "choices":
      return random.uniform() < 0.8 ? before : undefined;
    case "date":
      return field.partial === true ? first : undefined;
    case "datetime":
    case "time":
    case "file":
    case "signature":
    case "derived":
      return undefined;
  }
}

function followNumber(
  field: Extract<Field, { kind: "integer" | "decimal" }>,
  { first, before, days, trend, random }: Following,
): Datum | undefined {
  if (typeof first !== "number" || typeof before !== "number") return undefined;
  const range = usualRange(field);
  if (range === undefined && isScore(field)) {
    const least = field.min ?? 0;
    const step = stepOf(days, trend, random, before > first ? -1 : 1);
    return Math.min(field.max ?? before, Math.max(least, before + step));
  }
  const [low, high] = range ?? [0.8 * Math.abs(first), 1.2 * Math.abs(first)];
  const part = restlessness[field.unit ?? ""] ?? 0.4;
  // What was far off is not where the person stands.
  const isOff = part < 0.2 || Math.abs(before - first) > (high - low) / 2;
  const level = isOff ? first : 0.7 * first + 0.3 * before;
  const drawn = level + (random.normal() * part * (high - low)) / 4;
  return withinLimits(field, field.kind === "integer" ? 0 : (field.decimals ?? 1), drawn);
}

function followCode(
  list: string,
  { before, days, trend, codes, random }: Following,
): Datum | undefined {
  const plain = plainScores(codes.get(list));
  const at = plain.findIndex(({ code }) => code === before);
  if (plain.length < 2 || at < 0) return random.uniform() < 0.985 ? before : undefined;
  const step = stepOf(days, trend, random, 1);
  return plain[Math.min(plain.length - 1, Math.max(0, at + step))]?.code ?? before;
}

/** Mostly none; else one step, nine times in ten in the direction that is expected. */
function stepOf(days: number, trend: number, random: Random, without: number): number {
  if (random.uniform() > Math.min(0.35, changesPerDay * days)) return 0;
  if (trend === 0) return random.uniform() < 0.6 ? without : -without;
  return random.uniform() < 0.9 ? trend : -trend;
}
