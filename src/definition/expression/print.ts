import { unreachable } from "../../kernel/index.ts";
import type { Expression } from "./node.ts";
import { binding } from "./binding.ts";
import { nameText, quoted } from "./quote.ts";

/**
 * Prints any expression in the text form, with no parenthesis that could be left out:
 * `parseExpression(printExpression(e))` gives `e` again.
 *
 * @example printExpression(parsed("(DM.age>=18)and not(A.b)")) // => "DM.age >= 18 and not A.b"
 */
export function printExpression(expression: Expression): string {
  return printed(expression, binding.or);
}

/** The text of a node where only operators that bind at least so tightly may stand bare. */
function printed(node: Expression, least: number): string {
  const [text, level] = form(node);
  return level < least ? `(${text})` : text;
}

function form(node: Expression): readonly [text: string, level: number] {
  switch (node.kind) {
    case "number":
      return [
        numberText(node.value, node.unit),
        isNegative(node.value) ? binding.unary : binding.one,
      ];
    case "text":
      return one(quoted(node.value));
    case "boolean":
      return one(String(node.value));
    case "date":
      return one(`date(${quoted(node.value)})`);
    case "field": {
      const at = node.at === undefined ? "" : `@${nameText(node.at)}`;
      return one(`${nameText(node.form)}.${nameText(node.field)}${at}`);
    }
    case "visit":
      return one(`visit(${nameText(node.visit)})`);
    case "dose":
      return one(`dose(${node.dose})`);
    case "event":
      return one(`event(${node.event})`);
    case "today":
      return one("today");
    case "not":
      return [`not ${printed(node.of, binding.not)}`, binding.not];
    case "negate":
      // `-5` is the number minus five; the negative of the number five is `-(5)`.
      return [
        node.of.kind === "number" && !isNegative(node.of.value)
          ? `-(${printExpression(node.of)})`
          : `-${printed(node.of, binding.unary)}`,
        binding.unary,
      ];
    case "and":
    case "or": {
      if (node.of.length < 2) return one(`${node.kind}(${list(node.of)})`);
      const level = binding[node.kind];
      return [node.of.map((of) => printed(of, level + 1)).join(` ${node.kind} `), level];
    }
    case "compare":
      return [
        `${printed(node.left, binding.add)} ${node.op} ${printed(node.right, binding.add)}`,
        binding.compare,
      ];
    case "between":
      return [
        `${printed(node.of, binding.add)} between ${printed(node.low, binding.add)} and ${printed(node.high, binding.add)}`,
        binding.compare,
      ];
    case "in": {
      const values = node.values.map((value) =>
        typeof value === "number" ? numberText(value) : quoted(value),
      );
      return [`${printed(node.of, binding.add)} in (${values.join(", ")})`, binding.compare];
    }
    case "answered":
      return [`${printExpression(node.of)} is answered`, binding.compare];
    case "missing": {
      const reason = node.reason === undefined ? "" : `(${quoted(node.reason)})`;
      return [`${printExpression(node.of)} is missing${reason}`, binding.compare];
    }
    case "arithmetic": {
      const level = node.op === "+" || node.op === "-" ? binding.add : binding.multiply;
      return [`${printed(node.left, level)} ${node.op} ${printed(node.right, level + 1)}`, level];
    }
    case "elapsed":
      return one(`${node.in}(${list([node.from, node.to])})`);
    case "call":
      return one(`${node.name}(${list(node.of)})`);
    case "score":
      return one(`score(${printExpression(node.of)})`);
    case "if":
      return one(`if(${list([node.test, node.then, node.else])})`);
    case "rows": {
      const group = node.group === undefined ? "" : `.${nameText(node.group)}`;
      return one(`${node.name}(${nameText(node.form)}${group}: ${printExpression(node.of)})`);
    }
    case "compute": {
      const { algorithm, output, version, from, of } = node;
      const name = `${nameText(algorithm)}.${nameText(output)}@${nameText(version)}`;
      const form = from === undefined ? "" : ` from ${nameText(from)}`;
      const inputs = Object.entries(of).map(
        ([input, value]) => `, ${nameText(input)}: ${printExpression(value)}`,
      );
      return one(`compute(${name}${form}${inputs.join("")})`);
    }
    default:
      return unreachable(node);
  }
}

function one(text: string): readonly [string, number] {
  return [text, binding.one];
}

function list(of: readonly Expression[]): string {
  return of.map(printExpression).join(", ");
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function numberText(value: number, unit?: string): string {
  const digits = Object.is(value, -0) ? "-0" : String(value);
  return unit === undefined ? digits : `${digits} ${quoted(unit, "'")}`;
}
