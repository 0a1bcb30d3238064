import type { CodeList, Expression, Field } from "../../definition/index.ts";
import type { KnownOtherwise } from "./known-otherwise.ts";
import type { ScreeningPlan } from "./screening-plan.ts";

/**
 * What a condition compares: its truth follows from the values of these, and from whatever else it reads (`rest`). Few
 * people differ in them, though many differ in the dates and numbers they are computed from.
 */
export interface Operands {
  readonly compared: readonly Expression[];
  readonly rest: readonly Expression[];
}

export function operandsOf(condition: Expression): Operands {
  switch (condition.kind) {
    case "not":
      return operandsOf(condition.of);
    case "and":
    case "or": {
      const parts = condition.of.map(operandsOf);
      return {
        compared: parts.flatMap(({ compared }) => compared),
        rest: parts.flatMap(({ rest }) => rest),
      };
    }
    case "compare":
      return split([condition.left, condition.right]);
    case "between":
      return split([condition.of, condition.low, condition.high]);
    case "in":
      return split([condition.of]);
    default:
      return { compared: [], rest: [condition] };
  }
}

const literal: ReadonlySet<string> = new Set(["number", "text", "boolean", "date"]);

function split(sides: readonly Expression[]): Operands {
  const open = sides.filter(({ kind }) => !literal.has(kind));
  // A date that is written out takes its kind from what it is compared with, so it is not looked at alone.
  const alone = open.filter((side) => !JSON.stringify(side).includes('"kind":"date"'));
  return { compared: alone, rest: open.filter((side) => !alone.includes(side)) };
}

/**
 * What an expression means whatever the study calls its forms: two with the same signature have the same value for the
 * same person. `course` says how a visit or event is to be told apart.
 */
export function signatureOf(
  expression: Expression,
  plan: ScreeningPlan,
  otherwise: readonly KnownOtherwise[],
  course: (node: Expression) => string,
): string {
  const definitions = new Map<string, unknown>();
  const neutral = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(neutral);
    if (typeof part !== "object" || part === null) return part;
    const node = part as Expression;
    if (node.kind === "field") {
      const name = define(node.form, node.field);
      return ["field", name, node.at];
    }
    if (node.kind === "visit" || node.kind === "event" || node.kind === "dose") return course(node);
    const named = "form" in node ? { form: plan.concepts.get(String(node.form)) } : {};
    const entries = Object.entries(part).map(([name, one]) => [name, neutral(one)]);
    return { ...Object.fromEntries(entries), ...named };
  };
  const define = (form: string, field: string): string => {
    const name = `${plan.concepts.get(form)}.${field}`;
    if (definitions.has(name)) return name;
    definitions.set(name, "being defined");
    const found = plan.plan.forms.get(form)?.fields.get(field);
    definitions.set(name, [found && neutral(meaning(found.field)), scores(found?.codes)]);
    return name;
  };
  const whole = neutral(expression);
  const ways = otherwise.map(({ field, by }) => [neutral(field), neutral(by)]);
  return JSON.stringify([whole, ways, [...definitions]]);
}

/** Of a field what its value depends on. */
function meaning(field: Field): object {
  const { label: _, help: _help, when: _when, sdtm: _sdtm, ...rest } = field;
  return rest;
}

function scores(list: CodeList | undefined): unknown {
  return list?.codes.map(({ code, score }) => [code, score]);
}
