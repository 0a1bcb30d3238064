import type { ColumnCondition, Take } from "../../definition/index.ts";
import { Fault, unreachable } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import { compareCells, dayIn, isBlank, numberIn, orderOf } from "./cells.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import type { DatasetRecord } from "./person.ts";
import { recordsOf } from "./records.ts";
import type { SourceOf } from "./source-of.ts";

/** Days from the participant's `RFSTDTC`; blank where one of the two is not known to the day. */
export function studyDaySource({ of }: SourceOf<"study-day">, context: ColumnContext): Read {
  const read = context.compile(of, "text");
  const dayIn = dayReader();
  const startIn = dayReader();
  return (record) => {
    const day = dayIn(read(record));
    const start = startIn(context.subject(record.person, "RFSTDTC"));
    if (day === undefined || start === undefined) return null;
    return day >= start ? day - start + 1 : day - start;
  };
}

/** Reads a day, and remembers the last one: record after record bears the same date. */
function dayReader(): (cell: Cell) => number | undefined {
  let last: Cell = null;
  let day: number | undefined;
  return (cell) => {
    if (cell === last) return day;
    last = cell;
    day = dayIn(cell);
    return day;
  };
}

/** The last epoch that had begun on a date. */
export function epochSource({ of, starts }: SourceOf<"epoch">, context: ColumnContext): Read {
  const read = context.compile(of, "text");
  const steps = starts.map(({ name, on, after }) => ({
    name,
    on: on === undefined ? undefined : context.compile(on, "text"),
    after: after === undefined ? undefined : context.compile(after, "text"),
  }));
  return (record) => {
    const date = read(record);
    let epoch: Cell = null;
    if (date === null) return epoch;
    for (const { name, on, after } of steps) {
      if (on !== undefined || after !== undefined) {
        const day = dayIn(date);
        const first = dayIn(on?.(record) ?? null);
        const last = dayIn(after?.(record) ?? null);
        const begun =
          day !== undefined &&
          ((first !== undefined && day >= first) || (last !== undefined && day > last));
        if (!begun) break;
      }
      epoch = name;
    }
    return epoch;
  };
}

/** A value by another. */
export function lookupSource(source: SourceOf<"lookup">, context: ColumnContext): Read {
  const read = context.compile(source.of, "text");
  const map = new Map(Object.entries(source.map));
  const { otherwise } = source;
  return (record) => {
    const key = read(record);
    const found = key === null ? undefined : map.get(String(key));
    if (found !== undefined) return found;
    return otherwise === "same" ? key : (otherwise?.value ?? null);
  };
}

export function whenSource({ test, yes, no }: SourceOf<"when">, context: ColumnContext): Read {
  const holds = conditionOf(test, context);
  const then = context.compile(yes, context.type);
  const otherwise = no === undefined ? undefined : context.compile(no, context.type);
  return (record) => (holds(record) ? then(record) : (otherwise?.(record) ?? null));
}

/** Compiles a condition on a record. */
export function conditionOf(
  condition: ColumnCondition,
  context: ColumnContext,
): (record: DatasetRecord) => boolean {
  switch (condition.kind) {
    case "in": {
      const read = context.compile(condition.of, "text");
      const values = new Set(condition.values.map(String));
      return (record) => {
        const cell = read(record);
        return cell !== null && values.has(String(cell));
      };
    }
    case "present": {
      const read = context.compile(condition.of, "text");
      return (record) => !isBlank(read(record));
    }
    case "contains": {
      const read = context.compile(condition.of, "text");
      return (record) => {
        const cell = read(record);
        return cell !== null && condition.any.some((part) => String(cell).includes(part));
      };
    }
    case "order": {
      const read = context.compile(condition.of, "text");
      const against = context.compile(condition.to, "text");
      const holds = orders[condition.is];
      return (record) => {
        const order = orderOf(read(record), against(record));
        return order !== undefined && holds(order);
      };
    }
    case "every": {
      const all = condition.of.map((one) => conditionOf(one, context));
      return (record) => all.every((holds) => holds(record));
    }
    case "some": {
      const all = condition.of.map((one) => conditionOf(one, context));
      return (record) => all.some((holds) => holds(record));
    }
    case "not": {
      const holds = conditionOf(condition.of, context);
      return (record) => !holds(record);
    }
    default:
      return unreachable(condition);
  }
}

const orders: Readonly<
  Record<Extract<ColumnCondition, { kind: "order" }>["is"], (order: number) => boolean>
> = {
  less: (order) => order < 0,
  "at-most": (order) => order <= 0,
  equal: (order) => order === 0,
  "at-least": (order) => order >= 0,
  more: (order) => order > 0,
};

export function pickSource({ take, of }: SourceOf<"pick">, context: ColumnContext): Read {
  const reads = of.map((one) => context.compile(one, context.type));
  return (record) => taken(take, reads, (read) => read(record));
}

/** One value taken over other records of the participant: the same for every record, so worked out once. */
export function overSource(source: SourceOf<"over">, context: ColumnContext): Read {
  const read = context.compile(source.of, context.type);
  const holds = source.where === undefined ? undefined : conditionOf(source.where, context);
  const key = {};
  return ({ person }) =>
    person.once(key, () => {
      const all = recordsOf(person, source.records);
      return taken(source.take, holds === undefined ? all : all.filter(holds), read);
    });
}

function taken<T>(take: Take, from: readonly T[], read: (one: T) => Cell): Cell {
  let best: Cell = null;
  for (const one of from) {
    const cell = read(one);
    if (isBlank(cell)) continue;
    if (take === "sum") best = (numberIn(best) ?? 0) + (numberIn(cell) ?? 0);
    else if (best === null || better(take, cell, best)) best = cell;
    if (take === "first") break;
  }
  return best;
}

/** ISO dates are in order as texts: of two that begin alike, the longer is the later. */
function better(take: Take, cell: Cell, best: Cell): boolean {
  const order = compareCells(cell, best);
  return take === "earliest" || take === "least" ? order < 0 : order > 0;
}

export function joinSource({ of }: SourceOf<"join">, context: ColumnContext): Read {
  const reads = of.map((one) => context.compile(one, "text"));
  return (record) => reads.map((read) => read(record) ?? "").join("");
}

export function startSource({ of, characters }: SourceOf<"start">, context: ColumnContext): Read {
  const read = context.compile(of, "text");
  if (characters < 1) throw new Fault("a start of a text has at least one character");
  return (record) => {
    const cell = read(record);
    return cell === null ? null : String(cell).slice(0, characters);
  };
}
