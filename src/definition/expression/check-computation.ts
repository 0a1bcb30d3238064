import { readUnit } from "../../kernel/index.ts";
import type { InputPort, OutputPort } from "../algorithms/port.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { Checker, Path, Typed } from "./checker.ts";
import { algorithmIn } from "./computation.ts";
import {
  absentInput,
  codeOutside,
  unitsDiffer,
  unknownAlgorithm,
  unknownInput,
  unknownOutput,
  unknownVersion,
  wrongType,
} from "./issues.ts";
import { hint } from "./nearest.ts";
import type { Computation } from "./node.ts";
import { booleanType, isDate, numberType, type Type, typeWords } from "./type.ts";
import { comparable } from "./unit-algebra.ts";

/** An input of a computation with its type. */
type TypedInput = Typed & { readonly name: string };

/** The type of what an algorithm gives; reports what it does not know and inputs that do not fit. */
export function computationType(
  node: Computation,
  inputs: readonly TypedInput[],
  path: Path,
  checker: Checker,
): Type {
  const algorithm = algorithmIn(node);
  if (algorithm === undefined) return checker.report(unknown(node, path), node);
  for (const input of inputs) {
    const port = own(algorithm.inputs, input.name);
    if (port === undefined) {
      const candidates = hint(input.name, Object.keys(algorithm.inputs));
      const params = { algorithm: algorithm.id, name: input.name, hint: candidates };
      checker.report(unknownInput(input.path, params), node);
    } else fits(input, port, checker);
  }
  for (const [name, port] of Object.entries(algorithm.inputs)) {
    if (port.optional === true || inputs.some((input) => input.name === name)) continue;
    checker.report(absentInput(path, { algorithm: algorithm.id, name }), node);
  }
  const output = own(algorithm.outputs, node.output);
  if (output !== undefined) return portType(output);
  const candidates = hint(node.output, Object.keys(algorithm.outputs));
  const params = { algorithm: algorithm.id, name: node.output, hint: candidates };
  return checker.report(unknownOutput([...path, "output"], params), node);
}

function unknown({ algorithm, version }: Computation, path: Path) {
  const versions = algorithms.flatMap((each) => (each.id === algorithm ? [each.version] : []));
  if (versions.length > 0) {
    const candidates = hint(version, versions);
    return unknownVersion([...path, "version"], { algorithm, name: version, hint: candidates });
  }
  const candidates = hint(
    algorithm,
    algorithms.map(({ id }) => id),
  );
  return unknownAlgorithm([...path, "algorithm"], { name: algorithm, hint: candidates });
}

/** The type of values at a port. */
function portType(port: OutputPort): Type {
  switch (port.kind) {
    case "number":
      return numberType(readUnit(port.unit ?? "1"));
    case "code":
      return { kind: "code", list: port.list };
    case "boolean":
      return booleanType;
    case "date":
      return { kind: "date" };
  }
}

/** Reports an input of another kind, unit or code list than the algorithm takes. */
function fits({ node, path, type }: TypedInput, port: InputPort, checker: Checker): void {
  if (type.kind === "wrong") return;
  if (port.kind === "code") {
    fitsCodes({ node, path, type }, port, checker);
  } else if (port.kind === "number" && type.kind === "number") {
    const wanted = readUnit(port.unit ?? "1");
    if (type.unit === undefined || wanted === undefined || comparable(type.unit, wanted)) return;
    checker.report(unitsDiffer(path, { left: type.unit.code, right: wanted.code }), node);
  } else if (port.kind === "date" ? !isDate(type) : type.kind !== port.kind) {
    const expected = typeWords({ kind: port.kind });
    checker.report(wrongType(path, { expected, found: typeWords(type) }), node);
  }
}

function fitsCodes(
  { node, path, type }: Typed,
  port: InputPort & { readonly kind: "code" },
  checker: Checker,
): void {
  if (type.kind !== "code" && node.kind !== "text") {
    const expected = { en: "a code", "zh-CN": "代码" };
    checker.report(wrongType(path, { expected, found: typeWords(type) }), node);
    return;
  }
  const codes = type.kind === "code" ? type.list.codes.map(({ code }) => code) : [];
  const given = node.kind === "text" ? [node.value] : codes;
  const outside = given.filter((code) => !port.codes.includes(code));
  const tolerates = port.othersUnknown === true && outside.length < given.length;
  if (outside.length === 0 || tolerates) return;
  const list = (all: readonly string[]): string => all.join(", ");
  checker.report(codeOutside(path, { codes: list(outside), known: list(port.codes) }), node);
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
