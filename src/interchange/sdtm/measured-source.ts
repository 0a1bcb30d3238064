import {
  compareDecimals,
  type Decimal,
  printDecimal,
  readDecimal,
  roundDecimal,
  timesDecimal,
} from "../../kernel/index.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import type { SourceOf } from "./source-of.ts";
import type { Cell } from "../table.ts";

/** A number kept as text, times a factor, exactly. */
export function scaledSource(source: SourceOf<"scaled">, context: ColumnContext): Read {
  const read = context.compile(source.of, "text");
  const factor = context.compile(source.factor, "text");
  const decimals =
    source.decimals === undefined ? undefined : context.compile(source.decimals, "number");
  return (record) => {
    const cell = read(record);
    if (cell === null) return null;
    const { sign, size } = measured(String(cell));
    const times = decimalOf(factor(record));
    if (size === undefined || times === undefined) return cell;
    const places = decimals?.(record);
    const exact = timesDecimal(size, times);
    const value = typeof places === "number" ? roundDecimal(exact, places) : exact;
    return sign + shortened(value, source.characters);
  };
}

/** As many digits after the point as leave the text within so many characters. */
function shortened(value: Decimal, characters = Number.POSITIVE_INFINITY): string {
  const text = printDecimal(value);
  if (text.length <= characters) return text;
  const whole = text.split(".")[0]?.length ?? 0;
  return printDecimal(roundDecimal(value, Math.max(0, characters - whole - 1)));
}

/** A result against its reference range. */
export function rangeSource(source: SourceOf<"range">, context: ColumnContext): Read {
  const read = context.compile(source.of, "text");
  const [lowest, highest] = [source.low, source.high].map((one) => context.compile(one, "text"));
  const normal = new Set(source.normal ?? []);
  return (record) => {
    const cell = read(record);
    if (cell === null) return null;
    const low = decimalOf(lowest?.(record) ?? null);
    const high = decimalOf(highest?.(record) ?? null);
    const { sign, size } = measured(String(cell));
    if (low === undefined && high === undefined) {
      if (source.normal === undefined) return null;
      return normal.has(String(cell)) ? "NORMAL" : "ABNORMAL";
    }
    if (size === undefined) return null;
    if (sign.startsWith("<")) return low && compareDecimals(size, low) < 0 ? "LOW" : null;
    if (sign.startsWith(">")) return high && compareDecimals(size, high) > 0 ? "HIGH" : null;
    if (high && compareDecimals(size, high) > 0) return "HIGH";
    return low && compareDecimals(size, low) < 0 ? "LOW" : "NORMAL";
  };
}

/** A result such as `<0.2`: its sign of comparison and its number. */
function measured(text: string): { sign: string; size: Decimal | undefined } {
  const sign = /^[<>]=?/.exec(text)?.[0] ?? "";
  return { sign, size: readDecimal(text.slice(sign.length)) };
}

function decimalOf(cell: Cell): Decimal | undefined {
  return cell === null ? undefined : readDecimal(String(cell));
}
