import {
  compile,
  isInterval,
  type Surroundings,
  typeOf,
  type Value,
} from "../../definition/index.ts";
import { Facts, planOf } from "../../engine/index.ts";
import { instantOf, printDay, zone } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import type { SourceOf } from "./source-of.ts";

/** An expression about the participant. What is not fully known is blank; no dataset knows a "today". */
export function expressionSource({ of }: SourceOf<"expression">, context: ColumnContext): Read {
  const { vocabulary } = planOf(context.catalogue.study);
  const evaluate = compile(of, vocabulary);
  const kind = typeOf(of, vocabulary).type.kind;
  const key = {};
  return ({ person }) =>
    person.once(key, () => {
      const facts = new Facts(person.state, { at: instantOf(0), zone: zone("UTC") });
      const surroundings: Surroundings = {
        own: {},
        datum: (form, field, at) => facts.datum(form, field, at),
        instances: (form, group, within) => facts.instances(form, group, within as never),
        visitDate: (visit) => facts.visitDate(visit),
        doseDate: (dose) => facts.doseDate(dose),
        eventDate: (event) => facts.eventDate(event),
        today: undefined,
      };
      return cellOf(evaluate(surroundings), kind);
    });
}

const secondsPerDay = 86_400;

function cellOf(value: Value, kind: string): Cell {
  if (typeof value === "boolean") return value ? "Y" : "N";
  if (typeof value === "string") return value;
  if (kind === "datetime") return dayCell(value);
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return kind === "date" ? printDay(value) : value;
}

/** The day of a moment; a date without its time of day is all the moments of a day. */
function dayCell(value: Value): Cell {
  const span = isInterval(value) ? value : { first: value, last: value };
  if (typeof span.first !== "number" || typeof span.last !== "number") return null;
  const day = Math.floor(span.first / secondsPerDay);
  return day === Math.floor(span.last / secondsPerDay) ? printDay(day) : null;
}
