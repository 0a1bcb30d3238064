import type { Text } from "../../kernel/index.ts";
import type { CodeList } from "../code-list.ts";

/**
 * What an algorithm is given under one name. A value that is not known never reaches `compute`: without it there is
 * no result, unless the input is `optional`: that may be left out, and when not known it is `undefined`.
 */
export type InputPort = NumberInput | CodeInput | BooleanInput | DateInput;

interface Input {
  readonly optional?: true;
}

/** A number, converted to `unit` (UCUM) first; without one a pure number, such as a score. */
export interface NumberInput extends Input {
  readonly kind: "number";
  readonly unit?: string;
}

/**
 * One of these codes. A field whose list has others does not fit, unless `othersUnknown` says that an answer
 * outside `codes` tells the algorithm nothing.
 */
export interface CodeInput<C extends string = string> extends Input {
  readonly kind: "code";
  readonly codes: readonly C[];
  readonly othersUnknown?: true;
}

export interface BooleanInput extends Input {
  readonly kind: "boolean";
}

/** A day, `2024-03-01`. One that is known only in part is not known. */
export interface DateInput extends Input {
  readonly kind: "date";
}

/** What an algorithm gives under one name. What it leaves out is not known. */
export type OutputPort = NumberOutput | CodeOutput | BooleanOutput | DateOutput;

export interface NumberOutput {
  readonly kind: "number";
  readonly title: Text;
  readonly unit?: string;
}

/** A code of a list; several codes are "one of these", as AIS `A,C`. */
export interface CodeOutput {
  readonly kind: "code";
  readonly title: Text;
  readonly list: CodeList;
}

export interface BooleanOutput {
  readonly kind: "boolean";
  readonly title: Text;
}

/** A day, `2024-03-01`. */
export interface DateOutput {
  readonly kind: "date";
  readonly title: Text;
}

interface InputValueOf<P> {
  readonly number: number;
  readonly code: P extends { readonly codes: readonly (infer C)[] } ? C : string;
  readonly boolean: boolean;
  readonly date: string;
}

interface OutputValueOf<P> {
  readonly number: number;
  readonly code: CodeOf<P> | readonly CodeOf<P>[];
  readonly boolean: boolean;
  readonly date: string;
}

/** The codes of a code output. */
export type CodeOf<P> = P extends {
  readonly list: { readonly codes: readonly { readonly code: infer C extends string }[] };
}
  ? C
  : string;

/** What `compute` is given. */
export type InputsOf<I> = {
  readonly [K in keyof I]: I[K] extends { readonly kind: infer T extends InputPort["kind"] }
    ? I[K] extends { readonly optional: true }
      ? InputValueOf<I[K]>[T] | undefined
      : InputValueOf<I[K]>[T]
    : never;
};

/** What `compute` gives. */
export type OutputsOf<O> = {
  readonly [K in keyof O]?:
    | (O[K] extends { readonly kind: infer T extends OutputPort["kind"] }
        ? OutputValueOf<O[K]>[T]
        : never)
    | undefined;
};

/** A value given to an algorithm whose types are no longer known. */
export type InputValue = number | string | boolean;

/** A value that an algorithm gave whose types are no longer known. */
export type OutputValue = number | string | boolean | readonly string[];
