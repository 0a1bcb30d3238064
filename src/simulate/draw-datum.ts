import { type PartialDate, printDay, type Random } from "../kernel/index.ts";
import type { CodeList, Datum, Field } from "../definition/index.ts";

/** What a drawn value may look at: the day it is entered, as a day number. */
export interface Drawing {
  readonly random: Random;
  readonly today: number;
  readonly codes: ReadonlyMap<string, CodeList>;
}

/**
 * Draws a value that a field can hold: numbers from its typical range, else from the middle of its limits; codes with
 * equal chance; dates today or before. Derived fields, files and signatures are not drawn.
 */
export function drawDatum(field: Field, drawing: Drawing): Datum | undefined {
  const { random, today } = drawing;
  switch (field.kind) {
    case "integer":
      return drawNumber(field, 0, random);
    case "decimal":
      return drawNumber(field, field.decimals ?? 1, random);
    case "text":
      return `${words[random.below(words.length)] ?? ""} ${1 + random.below(99)}`.slice(
        0,
        field.maxLength,
      );
    case "boolean":
      return random.uniform() < 0.5;
    case "date":
      return drawDay(random, today);
    case "datetime":
      return `${drawDay(random, today)}T${drawClock(random)}`;
    case "time":
      return drawClock(random);
    case "choice":
      return drawCode(drawing.codes.get(field.codes), random);
    case "choices": {
      const code = drawCode(drawing.codes.get(field.codes), random);
      return code === undefined ? [] : [code];
    }
    case "derived":
    case "file":
    case "signature":
      return undefined;
  }
}

/** Texts say nothing; they only differ. */
const words = ["note", "entry", "remark", "person"] as const;

interface Limited {
  readonly min?: number;
  readonly max?: number;
  readonly typical?: readonly [low: number, high: number];
}

/** Normal around the middle of the typical range, whose ends lie two standard deviations out; kept within the limits. */
function drawNumber(field: Limited, decimals: number, random: Random): number {
  const least = field.min ?? field.typical?.[0] ?? 0;
  const most = field.max ?? field.typical?.[1] ?? (least < 100 ? 100 : least * 2);
  const [low, high] = field.typical ?? [least + (most - least) / 4, most - (most - least) / 4];
  const drawn = (low + high) / 2 + (random.normal() * (high - low)) / 4;
  // Rounded towards the middle at the limits, so that rounding never leaves them.
  const scale = 10 ** decimals;
  const floor = field.min === undefined ? -Infinity : Math.ceil(field.min * scale);
  const ceiling = field.max === undefined ? Infinity : Math.floor(field.max * scale);
  const rounded = Math.min(ceiling, Math.max(floor, Math.round(drawn * scale)));
  return Number((rounded / scale).toFixed(decimals)) + 0;
}

/** Today or a day before: mostly of the last weeks, sometimes some years back, now and then a good part of a life. */
function drawDay(random: Random, today: number): PartialDate {
  const kind = random.uniform();
  const back = kind < 0.1 ? 0 : random.below(kind < 0.5 ? 60 : kind < 0.8 ? 1_500 : 7_500);
  return printDay(today - back);
}

function drawClock(random: Random): string {
  const minute = 8 * 60 + random.below(9 * 60);
  const hour = String(Math.floor(minute / 60)).padStart(2, "0");
  return `${hour}:${String(minute % 60).padStart(2, "0")}`;
}

function drawCode(list: CodeList | undefined, random: Random): string | undefined {
  return list === undefined ? undefined : list.codes[random.below(list.codes.length)]?.code;
}
