import { unreachable } from "../../kernel/index.ts";
import { inputsOf } from "./computation.ts";
import type { Expression } from "./node.ts";

/** How deep an expression may nest. Deeper ones are refused where they are read. */
export const deepest = 200;

/** A part of an expression and the way to it from its parent. */
export interface Child {
  readonly path: readonly (string | number)[];
  readonly node: Expression;
}

/** The expressions directly inside an expression, in reading order. */
export function childrenOf(node: Expression): readonly Child[] {
  switch (node.kind) {
    case "number":
    case "text":
    case "boolean":
    case "date":
    case "field":
    case "visit":
    case "dose":
    case "event":
    case "today":
      return [];
    case "not":
    case "negate":
    case "in":
    case "answered":
    case "missing":
    case "score":
    case "rows":
      return [{ path: ["of"], node: node.of }];
    case "and":
    case "or":
    case "call":
      return node.of.map((of, index) => ({ path: ["of", index], node: of }));
    case "compare":
    case "arithmetic":
      return [
        { path: ["left"], node: node.left },
        { path: ["right"], node: node.right },
      ];
    case "between":
      return [
        { path: ["of"], node: node.of },
        { path: ["low"], node: node.low },
        { path: ["high"], node: node.high },
      ];
    case "elapsed":
      return [
        { path: ["from"], node: node.from },
        { path: ["to"], node: node.to },
      ];
    case "if":
      return [
        { path: ["test"], node: node.test },
        { path: ["then"], node: node.then },
        { path: ["else"], node: node.else },
      ];
    case "compute":
      return inputsOf(node);
    default:
      return unreachable(node);
  }
}

/** How deep an expression nests: 1 for a leaf. Never recurses, so that no expression is too deep to measure. */
export function depthOf(expression: Expression): number {
  let level: readonly Expression[] = [expression];
  let depth = 0;
  while (level.length > 0) {
    depth++;
    level = level.flatMap((node) => childrenOf(node).map((child) => child.node));
  }
  return depth;
}

/** Calls `visit` with every node of an expression, parents first. */
export function walk(expression: Expression, visit: (node: Expression) => void): void {
  visit(expression);
  for (const { node } of childrenOf(expression)) walk(node, visit);
}
