import { daySpan, printDay, precisionOf, readPartialDate } from "../../kernel/index.ts";
import { printDecimal, readDecimal, roundDecimal } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import { dayIn, numberIn } from "./cells.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import type { SourceOf } from "./source-of.ts";

/** Numbers added, subtracted, multiplied or divided, from the first on. */
export function calculatedSource({ by, of }: SourceOf<"calculated">, context: ColumnContext): Read {
  const reads = of.map((one) => context.compile(one, "number"));
  const step = steps[by];
  return (record) => {
    let result: number | undefined;
    for (const read of reads) {
      const next = numberIn(read(record));
      if (next === undefined) return null;
      result = result === undefined ? next : step(result, next);
    }
    return result === undefined || !Number.isFinite(result) ? null : result;
  };
}

const steps: Readonly<
  Record<SourceOf<"calculated">["by"], (one: number, other: number) => number>
> = {
  plus: (one, other) => one + other,
  minus: (one, other) => one - other,
  times: (one, other) => one * other,
  "divided-by": (one, other) => one / other,
};

/** A number rounded, halves away from zero. */
export function roundedSource({ of, to }: SourceOf<"rounded">, context: ColumnContext): Read {
  const read = context.compile(of, "number");
  return (record) => {
    const value = numberIn(read(record));
    if (value === undefined) return null;
    return "digits" in to ? Number(value.toPrecision(to.digits)) : rounded(value, to.decimals);
  };
}

/** A double holds fifteen decimal digits; what stands behind them is noise and decides no half. */
const certainDigits = 15;

export function rounded(value: number, decimals: number): number {
  const certain = Number(value.toPrecision(certainDigits));
  const exact = readDecimal(String(certain));
  if (exact === undefined) return Number(certain.toFixed(decimals));
  return Number(printDecimal(roundDecimal(exact, decimals)));
}

/** Days from one date to another. */
export function daysSource(source: SourceOf<"days">, context: ColumnContext): Read {
  const first = context.compile(source.from, "text");
  const last = context.compile(source.to, "text");
  const more = source.both === true ? 1 : 0;
  return (record) => {
    const [start, end] = [dayIn(first(record)), dayIn(last(record))];
    return start === undefined || end === undefined ? null : end - start + more;
  };
}

/** The first group to which a number belongs. */
export function groupedSource({ of, groups }: SourceOf<"grouped">, context: ColumnContext): Read {
  const read = context.compile(of, "number");
  return (record) => {
    const value = numberIn(read(record));
    if (value === undefined) return null;
    const found = groups.find(
      ({ below, atMost }) =>
        (below === undefined || value < below) && (atMost === undefined || value <= atMost),
    );
    return found?.name ?? null;
  };
}

/** A partial date made whole, or the flag that says what was added to it. */
export function completedSource(
  { of, by, least, give }: SourceOf<"completed">,
  context: ColumnContext,
): Read {
  const read = context.compile(of, "text");
  return (record) => {
    const cell = read(record);
    const date = typeof cell === "string" ? readPartialDate(cell) : undefined;
    if (date === undefined) return null;
    const known = precisionOf(date);
    const isWhole = known !== "year" && known !== "month";
    if (!isWhole && (least === "day" || (least === "month" && known === "year"))) return null;
    if (give === "flag") return isWhole ? null : known === "month" ? "D" : "M";
    return printDay(daySpan(date)[by]);
  };
}

/** A column of the row of an analysis dataset that the record is. */
export function rowSource({ column }: SourceOf<"row">): Read {
  return ({ derived }): Cell => {
    const place = derived?.places.get(column);
    return place === undefined ? null : (derived?.cells[place] ?? null);
  };
}
