import type { Expression, RowsName } from "./node.ts";
import { type NumberLike, NumberValue, numberNode } from "./typed-number.ts";
import { BooleanValue, type TypedValue } from "./typed-value.ts";

/** All instances of a form (`"AE"`), or the rows of one of its repeating groups (`{ form: "LB", group: "results" }`). */
export type RowsOf = string | { readonly form: string; readonly group?: string };

/** True when the condition holds in any row; false when there is none. */
export function anyRow(rows: RowsOf, condition: BooleanValue): BooleanValue {
  return new BooleanValue(rowsNode("any", rows, condition.node));
}

/** True when the condition holds in every row, also when there is none. */
export function everyRow(rows: RowsOf, condition: BooleanValue): BooleanValue {
  return new BooleanValue(rowsNode("every", rows, condition.node));
}

/** In how many rows the condition holds. */
export function countRows(rows: RowsOf, condition: BooleanValue): NumberValue {
  return new NumberValue(rowsNode("count", rows, condition.node));
}

export function sumRows(rows: RowsOf, value: NumberLike): NumberValue {
  return new NumberValue(rowsNode("sum", rows, numberNode(value)));
}

export function meanRows(rows: RowsOf, value: NumberLike): NumberValue {
  return new NumberValue(rowsNode("mean", rows, numberNode(value)));
}

/** The least value of all rows: a number or a date. Unknown when there is no row. */
export function leastRows<V extends TypedValue>(rows: RowsOf, value: V): V {
  return again(value, rowsNode("least", rows, value.node));
}

/** The greatest value of all rows: a number or a date. Unknown when there is no row. */
export function greatestRows<V extends TypedValue>(rows: RowsOf, value: V): V {
  return again(value, rowsNode("greatest", rows, value.node));
}

/** The value in the first row. Unknown when there is no row. */
export function firstRow<V extends TypedValue>(rows: RowsOf, value: V): V {
  return again(value, rowsNode("first", rows, value.node));
}

/** The value in the last row. Unknown when there is no row. */
export function lastRow<V extends TypedValue>(rows: RowsOf, value: V): V {
  return again(value, rowsNode("last", rows, value.node));
}

function rowsNode(name: RowsName, rows: RowsOf, of: Expression): Expression {
  const place = typeof rows === "string" ? { form: rows } : rows;
  return place.group === undefined
    ? { kind: "rows", name, form: place.form, of }
    : { kind: "rows", name, form: place.form, group: place.group, of };
}

/** A value of the same class over another node. */
export function again<V extends TypedValue>(value: V, node: Expression): V {
  return Object.assign(Object.create(Object.getPrototypeOf(value)), { node }) as V;
}
