import fc from "fast-check";
import { daysInMonth } from "../../../kernel/index.ts";
import { type Datum, isMissing } from "../../datum.ts";
import { type Facts, vocabulary } from "./clinic.ts";
import type { FieldData } from "../surroundings.ts";
import { fieldIn } from "../vocabulary.ts";

/** Chooses what partial knowledge turns out to be; the same for the same seed. */
export const anySeed: fc.Arbitrary<number> = fc.integer({ min: 1, max: 2 ** 31 - 2 });

type Draw = (bound: number) => number;

/** Whole numbers below a bound. @source Park & Miller (1988), the minimal standard generator */
function drawing(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

/** The same facts, known better: dates to more parts, sets of codes narrowed, missing values found. */
export function refined(facts: Facts, seed: number): Facts {
  const draw = drawing(seed);
  const record = (form: string, data: FieldData = {}) =>
    Object.fromEntries(Object.keys(data).map((id) => [id, better(form, id, data[id], draw)]));
  return {
    ...facts,
    own: record("VS", facts.own),
    stored: Object.fromEntries(
      Object.entries(facts.stored ?? {}).map(([name, datum]) => {
        const [form = "", field = ""] = name.split(/[.@]/);
        return [name, better(form, field, datum, draw)];
      }),
    ),
    instances: Object.fromEntries(
      Object.entries(facts.instances ?? {}).map(([name, records]) => [
        name,
        records.map((data) => record(name.split(".")[0] ?? "", data)),
      ]),
    ),
    dates: Object.fromEntries(
      Object.entries({ screening: "2024", 1: "2024", enrolled: "2024", ...facts.dates }).map(
        ([name, date]) => [name, longer(date, name === "1", draw)],
      ),
    ),
  };
}

function better(form: string, id: string, datum: Datum | undefined, draw: Draw): Datum | undefined {
  const field = fieldIn(vocabulary, { form, field: id })?.field;
  const known = datum === undefined || isMissing(datum) ? undefined : datum;
  if (known === undefined && draw(4) === 0) return datum;
  switch (field?.kind) {
    case "integer":
    case "decimal":
      return known ?? draw(400) / 2;
    case "boolean":
      return known ?? draw(2) === 0;
    case "date":
    case "datetime": {
      const date = typeof known === "string" ? known : `202${3 + draw(2)}`;
      return longer(date, field.kind === "datetime", draw);
    }
    case "choice": {
      const codes = vocabulary.codeLists.get(field.codes)?.codes.map(({ code }) => code) ?? [];
      const open = known === undefined ? codes : [known].flat().map(String);
      return draw(3) === 0 ? open : (open[draw(open.length)] ?? open);
    }
    case "choices":
      return known ?? ["asian", "white"].slice(draw(3));
    default:
      return known ?? ["AB", "CD", "ALT", "AST"][draw(4)];
  }
}

function longer(date: string, withTime: boolean, draw: Draw): string {
  if (draw(4) === 0) return date;
  const two = (value: number) => String(value).padStart(2, "0");
  switch (date.length) {
    case 4:
      return longer(`${date}-${two(1 + draw(12))}`, withTime, draw);
    case 7: {
      const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)));
      return longer(`${date}-${two(1 + draw(days))}`, withTime, draw);
    }
    case 10:
      return withTime ? longer(`${date}T${two(draw(24))}`, withTime, draw) : date;
    case 13:
      return `${date}:${two(draw(60))}${draw(2) === 0 ? "" : `:${two(draw(60))}`}`;
    default:
      return date;
  }
}
