import { Fault, printDay, readUnit } from "../../kernel/index.ts";
import type { Algorithm } from "../algorithms/define-algorithm.ts";
import type { InputPort, InputValue, OutputPort, OutputValue } from "../algorithms/port.ts";
import { algorithmIn, inputsOf } from "./computation.ts";
import { coerced } from "./coerce.ts";
import { eitherOf } from "./logic.ts";
import type { Computation, Expression } from "./node.ts";
import { type Plan, type Step, typeIn } from "./step.ts";
import { numberType, type Type } from "./type.ts";
import { dayOf, isCodeSet, readDatum, type Value } from "./value.ts";

type Given = readonly (InputValue | undefined)[];
type Results = Readonly<Record<string, OutputValue | undefined>>;

/** Of answers that are "one of these", so many combinations are looked at; beyond, the result is not known. */
const mostCombinations = 64;

/** Compiles one output of an algorithm. What a necessary input leaves open, the result leaves open. */
export function computationStep(
  node: Computation,
  plan: Plan,
  compile: (node: Expression, plan: Plan) => Step,
): Step {
  const algorithm = algorithmIn(node);
  const output = algorithm?.outputs[node.output];
  if (algorithm === undefined || output === undefined) {
    throw new Fault(`unchecked computation ${node.algorithm}.${node.output}`);
  }
  const steps = new Map(
    inputsOf(node).map(({ name, node: of }) => {
      const type = takenAs(algorithm.inputs[name], typeIn(plan, of));
      return [name, coerced(of, compile(of, plan), type, plan)];
    }),
  );
  const ports = Object.entries(algorithm.inputs).map(([name, port]) => ({
    port,
    step: steps.get(name),
  }));
  return (surroundings, rows) => {
    const answers: Given[] = [];
    let count = 1;
    for (const { port, step } of ports) {
      const possible = possibleOf(step?.(surroundings, rows), port);
      if (possible === undefined) return undefined;
      count *= possible.length;
      if (count > mostCombinations) return undefined;
      answers.push(possible);
    }
    const values = combinationsOf(answers).map((given) =>
      valueOf(resultsOf(algorithm, given)[node.output], output),
    );
    return values.reduce((sofar, next) => eitherOf(sofar, next, output.kind === "code"));
  };
}

/** Every way to take one of what each input may be. */
function combinationsOf(answers: readonly Given[]): readonly Given[] {
  if (answers.every(({ length }) => length === 1)) return [answers.map(([only]) => only)];
  return answers.reduce<readonly Given[]>(
    (before, possible) => before.flatMap((some) => possible.map((one) => [...some, one])),
    [[]],
  );
}

/** The type as which an input is handed over: numbers in the algorithm's unit, moments as days. */
function takenAs(port: InputPort | undefined, type: Type): Type {
  if (port?.kind === "number") return numberType(readUnit(port.unit ?? "1"));
  return port?.kind === "date" ? { kind: "date" } : type;
}

/** What an input may be; `undefined` when a necessary one is not known. */
function possibleOf(value: Value, port: InputPort): Given | undefined {
  const codes = isCodeSet(value) ? value.codes : [value];
  const given = codes.map((one) => inputOf(one, port));
  const isKnown = given.every((one) => one !== undefined);
  if (isKnown) return given;
  return port.optional === true ? [undefined] : undefined;
}

function inputOf(value: Value, port: InputPort): InputValue | undefined {
  switch (port.kind) {
    case "number":
      return typeof value === "number" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return typeof value === "number" ? printDay(value) : undefined;
    case "code":
      return typeof value === "string" && port.codes.includes(value) ? value : undefined;
  }
}

function valueOf(result: OutputValue | undefined, port: OutputPort): Value {
  switch (port.kind) {
    case "number":
      return typeof result === "number" && Number.isFinite(result) ? result : undefined;
    case "boolean":
      return typeof result === "boolean" ? result : undefined;
    case "date":
      return typeof result === "string" ? dayOf(result) : undefined;
    case "code":
      return typeof result === "string" || Array.isArray(result)
        ? readDatum.code(result as string | readonly string[])
        : undefined;
  }
}

interface Remembered {
  readonly given: Given;
  readonly results: Results;
}

const last = new WeakMap<Algorithm, Remembered>();

/** Runs an algorithm. A form asks for one output after the other, so the last run is kept for the next. */
function resultsOf(algorithm: Algorithm, given: Given): Results {
  const before = last.get(algorithm);
  if (before?.given.every((value, place) => value === given[place])) return before.results;
  const names = Object.keys(algorithm.inputs);
  const results = algorithm.compute(
    Object.fromEntries(names.map((name, place) => [name, given[place]])),
  );
  last.set(algorithm, { given, results });
  return results;
}
