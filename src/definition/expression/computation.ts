import { type Algorithm, algorithmOf } from "../algorithms/registry.ts";
import type { Computation, Expression } from "./node.ts";

/** One input of a computation: its name, what gives it, and the way there. */
export interface ComputationInput {
  readonly name: string;
  readonly path: readonly string[];
  readonly node: Expression;
}

const known = new WeakMap<Computation, readonly ComputationInput[]>();

/** The algorithm that a computation names, in that version; `undefined` when there is none. */
export function algorithmIn({ algorithm, version }: Computation): Algorithm | undefined {
  return algorithmOf(algorithm, version);
}

/** The inputs of a computation: those written down, and those that the fields of its form are. */
export function inputsOf(node: Computation): readonly ComputationInput[] {
  let inputs = known.get(node);
  if (inputs === undefined) {
    inputs = [...written(node), ...ofForm(node)];
    known.set(node, inputs); // the nodes made here must stay the same, for what is known of a node hangs on it
  }
  return inputs;
}

function written({ of }: Computation): ComputationInput[] {
  return Object.entries(of).map(([name, node]) => ({ name, path: ["of", name], node }));
}

function ofForm(node: Computation): ComputationInput[] {
  const { from, of } = node;
  if (from === undefined) return [];
  return Object.entries(algorithmIn(node)?.inputs ?? {})
    .filter(([name, port]) => port.optional !== true && !Object.hasOwn(of, name))
    .map(([name]) => ({ name, path: ["from"], node: { kind: "field", form: from, field: name } }));
}
