import { Fault } from "./fault.ts";

/** Plain JSON data. `undefined` members of objects are left out, as `JSON.stringify` does. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The one spelling of a JSON value: keys sorted by UTF-16 code unit, numbers as ECMAScript prints them,
 * no white space. Two equal values have equal bytes, so their hashes can be compared.
 *
 * @throws Fault on what JSON cannot hold: NaN, infinities, lone surrogates, functions, `undefined` or a hole
 * in an array, and objects that are no plain data (a Date, a Map, an instance of a class).
 * @source RFC 8785 (JSON Canonicalization Scheme)
 * @example canonical({ b: 1, a: [true, 1e21] }) // '{"a":[true,1e+21],"b":1}'
 */
export function canonical(value: Json): string {
  switch (typeof value) {
    case "string":
      return canonicalText(value);
    case "number":
      if (!Number.isFinite(value)) throw new Fault(`canonical JSON cannot hold ${value}`);
      return `${value}`;
    case "boolean":
      return value ? "true" : "false";
    case "object":
      return value === null
        ? "null"
        : isArray(value)
          ? `[${Array.from(value, canonical).join(",")}]` // Array.from visits holes, map would skip them
          : canonicalObject(value);
    default:
      throw new Fault(`canonical JSON cannot hold a value of type ${typeof value}`);
  }
}

const loneSurrogate = /\p{Surrogate}/u;
/** Most texts are short words and need no escape; looking is quicker than writing them out anew. */
const plain = /^[ !#-[\]-~]*$/;
const longestWord = 64;

function canonicalText(value: string): string {
  if (value.length <= longestWord && plain.test(value)) return `"${value}"`;
  if (loneSurrogate.test(value)) throw new Fault("canonical JSON cannot hold a lone surrogate");
  return JSON.stringify(value);
}

function canonicalObject(value: { readonly [key: string]: Json | undefined }): string {
  if (!isPlain(value)) throw new Fault("canonical JSON can hold plain objects only");
  let out = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    out += `${out === "" ? "" : ","}${canonicalText(key)}:${canonical(member)}`;
  }
  return `{${out}}`;
}

/** Whether an object was written with braces, in whatever realm: its prototype is none, or the root of one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const frozen = new WeakSet<object>();

/**
 * Freezes plain data to its leaves and returns it, also where the outside was frozen already.
 * Data that contains itself is no obstacle.
 */
export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !frozen.has(value)) {
    frozen.add(value);
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
