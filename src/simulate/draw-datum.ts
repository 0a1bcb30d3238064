import { type PartialDate, printDay, type Random } from "../kernel/index.ts";
import type { CodeList, Datum, Field } from "../definition/index.ts";
import { drawCode, plainScores, type Weighing } from "./draw-code.ts";
import { usualRange } from "./usual-range.ts";
import { drawWords } from "./words.ts";

/** What a drawn value may look at: the day it is entered, as a day number, and what is known of form and person. */
export interface Drawing {
  readonly random: Random;
  readonly today: number;
  readonly codes: ReadonlyMap<string, CodeList>;
  /** How able the person is in what the form scores, 0 to 1; the middle when not given. */
  readonly ability?: number;
  /** How likely a yes is; even chances when not given. */
  readonly yes?: number;
  readonly weighing?: Weighing;
  /** The earliest day that a date may be; long before today when not given. */
  readonly since?: number;
  /** Whether an open question that need not be answered is answered all the same. */
  readonly owed?: boolean;
}

/**
 * Draws a value that a field can hold: numbers from its typical range, else from the middle of its limits; scores
 * about the person's ability; dates today or before. Derived fields, files and signatures are not drawn.
 */
export function drawDatum(field: Field, drawing: Drawing): Datum | undefined {
  const { random, ability = 0.5, weighing } = drawing;
  switch (field.kind) {
    case "integer":
      return drawNumber(field, 0, drawing);
    case "decimal":
      return drawNumber(field, field.decimals ?? 1, drawing);
    case "text":
      return drawWords(field, random, drawing.owed);
    case "boolean":
      return random.uniform() < (drawing.yes ?? 0.5);
    case "date":
      return drawDay(field.partial === true, drawing);
    case "datetime":
      return `${drawDay(field.partial === true, drawing)}T${drawClock(random)}`;
    case "time":
      return drawClock(random);
    case "choice": {
      const list = drawing.codes.get(field.codes);
      const plain = plainScores(list);
      if (plain.length < 2 || random.uniform() < 0.002) return codeOf(list, random, weighing);
      const least = plain[0]?.score ?? 0;
      const width = (plain.at(-1)?.score ?? 0) - least;
      const aimed = least + width * (ability + 0.16 * random.normal());
      return plain.reduce((best, each) =>
        Math.abs(each.score - aimed) < Math.abs(best.score - aimed) ? each : best,
      ).code;
    }
    case "choices": {
      const list = drawing.codes.get(field.codes);
      const none = list?.codes.find(({ code }) => code === "NONE");
      if (none !== undefined && random.uniform() < 0.85) return [none.code];
      const code = drawCode(list, random, "usual-first");
      return code === undefined ? [] : [code];
    }
    case "derived":
    case "file":
    case "signature":
      return undefined;
  }
}

function codeOf(list: CodeList | undefined, random: Random, weighing: Weighing | undefined) {
  const isShort = (list?.codes.length ?? 0) < 3;
  return drawCode(list, random, weighing ?? (isShort || list?.ordered ? "even" : "usual-first"));
}

interface Limited {
  readonly id: string;
  readonly label: { readonly en: string; readonly "zh-CN": string };
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly typical?: readonly [low: number, high: number];
}

/** Normal around the middle of the typical range, whose ends lie two standard deviations out; kept within the limits. */
function drawNumber(
  field: Extract<Field, { kind: "integer" | "decimal" }>,
  decimals: number,
  { random, ability = 0.5 }: Drawing,
): number {
  const least = field.min ?? field.typical?.[0] ?? 0;
  const most = field.max ?? field.typical?.[1] ?? (least < 100 ? 100 : least * 2);
  const range = usualRange(field);
  const [low, high] = range ?? [least + (most - least) / 4, most - (most - least) / 4];
  const drawn =
    range === undefined && isScore(field)
      ? // Of an item that counts troubles, the able have few.
        least + (most - least) * (1 - ability + 0.16 * random.normal())
      : (low + high) / 2 + (random.normal() * (high - low)) / 4;
  return withinLimits(field, decimals, drawn);
}

/** An item of a scale: a whole number without unit and with few values. */
export function isScore({ kind, min, max, unit }: Limited & { readonly kind: string }): boolean {
  return kind === "integer" && unit === undefined && (max ?? 99) - (min ?? 0) <= 6;
}

/** Rounds a number to what its field keeps; towards the middle at the limits, so that rounding never leaves them. */
export function withinLimits(
  { min, max }: Pick<Limited, "min" | "max">,
  decimals: number,
  number: number,
): number {
  const scale = 10 ** decimals;
  const floor = min === undefined ? -Infinity : Math.ceil(min * scale);
  const ceiling = max === undefined ? Infinity : Math.floor(max * scale);
  const rounded = Math.min(ceiling, Math.max(floor, Math.round(number * scale)));
  return Number((rounded / scale).toFixed(decimals)) + 0;
}

/** Of the visit where it must be known to the day; else of the person's history, weeks to half a life ago. */
function drawDay(isHistory: boolean, { random, today, since }: Drawing): PartialDate {
  if (since !== undefined) return printDay(today - random.below(Math.max(1, today - since + 1)));
  if (!isHistory) return printDay(today);
  const kind = random.uniform();
  const back = kind < 0.15 ? 75 : kind < 0.4 ? 400 : kind < 0.85 ? 1_500 : 7_500;
  return printDay(today - 3 - random.below(back));
}

/** Between eight and five o'clock. */
export function drawClock(random: Random): string {
  const minute = 8 * 60 + random.below(9 * 60);
  const hour = String(Math.floor(minute / 60)).padStart(2, "0");
  return `${hour}:${String(minute % 60).padStart(2, "0")}`;
}
