import type { AlgorithmOf } from "../algorithms/define-algorithm.ts";
import type { CodeOf, InputPort, OutputPort } from "../algorithms/port.ts";
import type { Computation, Expression } from "./node.ts";
import { CodeValue } from "./typed-code.ts";
import { DateValue } from "./typed-date.ts";
import { type NumberLike, NumberValue, numberNode } from "./typed-number.ts";
import { BooleanValue, type TypedValue } from "./typed-value.ts";

type Ports = Readonly<Record<string, InputPort>>;
type Outputs = Readonly<Record<string, OutputPort>>;

/** A code of whatever list. */
type AnyCode = TypedValue & { score(): NumberValue };

interface GivenFor {
  readonly number: NumberLike;
  /** Which codes the algorithm knows is checked with the study, since lists are often wider. */
  readonly code: AnyCode | string;
  readonly boolean: BooleanValue;
  readonly date: DateValue;
}

type OptionalOf<I> = {
  [K in keyof I]: I[K] extends { readonly optional: true } ? K : never;
}[keyof I];

/** An expression for each input; those that are optional may be left out. */
export type ComputeInputs<I> = {
  readonly [K in Exclude<keyof I, OptionalOf<I>>]: I[K] extends {
    readonly kind: infer T extends InputPort["kind"];
  }
    ? GivenFor[T]
    : never;
} & {
  readonly [K in OptionalOf<I>]?: I[K] extends { readonly kind: infer T extends InputPort["kind"] }
    ? GivenFor[T] | undefined
    : never;
};

interface ComputedAs<P> {
  readonly number: NumberValue;
  readonly code: CodeValue<CodeOf<P>>;
  readonly boolean: BooleanValue;
  readonly date: DateValue;
}

/** The typed expression of one output. */
export type Computed<P> = P extends { readonly kind: infer T extends OutputPort["kind"] }
  ? ComputedAs<P>[T]
  : never;

/**
 * What an algorithm gives from these inputs: `compute(gli2022Fvc, "percent", { sex: DM.sex, age, height, measured })`.
 * The study keeps the algorithm's name and version.
 */
export function compute<I extends Ports, O extends Outputs, K extends keyof O & string>(
  algorithm: AlgorithmOf<I, O>,
  output: K,
  inputs: ComputeInputs<I>,
): Computed<O[K]> {
  return computation(algorithm, output, inputs, undefined);
}

/**
 * The same where a form has the inputs as fields of the same names: `computeFrom("SCI", isncsci206, "ais")`.
 * `inputs` gives the others, and the optional ones, which are not looked for.
 */
export function computeFrom<I extends Ports, O extends Outputs, K extends keyof O & string>(
  form: string,
  algorithm: AlgorithmOf<I, O>,
  output: K,
  inputs: Partial<ComputeInputs<I>> = {},
): Computed<O[K]> {
  return computation(algorithm, output, inputs, form);
}

function computation<I extends Ports, O extends Outputs, K extends keyof O & string>(
  { id, version, outputs }: AlgorithmOf<I, O>,
  output: K,
  inputs: Partial<ComputeInputs<I>>,
  from: string | undefined,
): Computed<O[K]> {
  const of = Object.fromEntries(
    Object.entries(inputs as Readonly<Record<string, Given | undefined>>).flatMap(
      ([name, given]) => (given === undefined ? [] : [[name, nodeOf(given)]]),
    ),
  );
  const whole = { kind: "compute", algorithm: id, version, output } as const;
  const node: Computation = from === undefined ? { ...whole, of } : { ...whole, from, of };
  const ports: Outputs = outputs;
  return new computedClasses[ports[output]?.kind ?? "number"](node) as Computed<O[K]>;
}

type Given = number | string | TypedValue;

function nodeOf(given: Given): Expression {
  if (typeof given === "string") return { kind: "text", value: given };
  return typeof given === "number" ? numberNode(given) : given.node;
}

const computedClasses = {
  number: NumberValue,
  code: CodeValue,
  boolean: BooleanValue,
  date: DateValue,
};
