import { freeze, type Text } from "../../kernel/index.ts";
import type {
  InputPort,
  InputsOf,
  InputValue,
  OutputPort,
  OutputsOf,
  OutputValue,
} from "./port.ts";

/**
 * A score or classification that is more than an expression: a pure function from named inputs to named outputs.
 * Studies reach it by the expression `compute`, which names it with its version. A result once given under a version
 * stays as it is: what changes a result is a new version beside the old one.
 */
export interface Algorithm {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly inputs: Readonly<Record<string, InputPort>>;
  readonly outputs: Readonly<Record<string, OutputPort>>;
  /** The publication, guideline or program that says how it goes. */
  readonly source: string;
  compute(
    inputs: Readonly<Record<string, InputValue | undefined>>,
  ): Readonly<Record<string, OutputValue | undefined>>;
}

/** An algorithm whose names and types the compiler knows. */
export interface AlgorithmOf<
  I extends Readonly<Record<string, InputPort>>,
  O extends Readonly<Record<string, OutputPort>>,
> extends Omit<Algorithm, "inputs" | "outputs" | "compute"> {
  readonly inputs: I;
  readonly outputs: O;
  compute(inputs: InputsOf<I>): OutputsOf<O>;
}

/**
 * Writes an algorithm. To add one: write a file like this example, put it into the closed list of
 * `algorithms/registry.ts`, and derive fields from it with `compute(theAlgorithm, "output", { input: FORM.field })`.
 * `compute` is pure: what is not known it leaves out of its result, and it never throws.
 *
 * @example
 * const bodyMassIndex = defineAlgorithm({
 *   id: "bmi",
 *   version: "1",
 *   title: text("Body mass index", "体质指数"),
 *   inputs: { weight: { kind: "number", unit: "kg" }, height: { kind: "number", unit: "m" } },
 *   outputs: { bmi: { kind: "number", unit: "kg/m2", title: text("Body mass index", "体质指数") } },
 *   source: "WHO Technical Report Series 894",
 *   compute: ({ weight, height }) => ({ bmi: weight / height ** 2 }),
 * });
 * bodyMassIndex.compute({ weight: 80, height: 2 }) // => { bmi: 20 }
 */
export function defineAlgorithm<
  const I extends Readonly<Record<string, InputPort>>,
  const O extends Readonly<Record<string, OutputPort>>,
>(algorithm: {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly inputs: I;
  readonly outputs: O;
  readonly source: string;
  readonly compute: (inputs: InputsOf<I>) => OutputsOf<O>;
}): AlgorithmOf<I, O> {
  return Object.freeze({
    ...algorithm,
    inputs: freeze(algorithm.inputs),
    outputs: Object.freeze(algorithm.outputs),
  });
}
