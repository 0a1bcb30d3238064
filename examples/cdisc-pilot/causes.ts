import { printDecimal, readDecimal, roundDecimal, timesDecimal } from "../../src/kernel/index.ts";
import type { Cell, Difference, Table } from "../../src/interchange/index.ts";
import { laboratoryTests } from "./laboratory-tests.ts";

/** Why cells differ: proven causes by their words with how many cells they explain, and what is not explained. */
export interface Causes {
  readonly proven: Map<string, { count: number; text: string }>;
  readonly unexplained: string[];
}

/** Proves a cause of one difference; `undefined` when it is not the cause. */
type Proof = (difference: Difference, source: Table, ours: Table) => string | undefined;

const proofs: readonly Proof[] = [binaryNoise, gapInNumbers, wrongRange];

/** Sorts a person's differences by their causes. */
export function causesOf(
  dataset: string,
  usubjid: string,
  differences: readonly Difference[],
  source: Table,
  ours: Table,
  causes: Causes,
): void {
  for (const difference of differences) {
    let cause: string | undefined;
    for (const proof of proofs) cause ??= proof(difference, source, ours);
    addDifference(dataset, usubjid, difference, cause, causes);
  }
}

/** Counts a difference under its cause, or keeps it as one without. */
export function addDifference(
  dataset: string,
  usubjid: string,
  { column, key, source, ours }: Difference,
  cause: string | undefined,
  causes: Causes,
): void {
  if (cause === undefined) {
    const shown = `${usubjid} ${key.slice(1).join(" ")} ${column}`;
    causes.unexplained.push(`${shown}: source ${show(source)}, record ${show(ours)}`);
  } else addCause(`${dataset}.${column}: ${cause}`, 1, causes);
}

/** Counts cells under a proven cause. */
export function addCause(text: string, cells: number, causes: Causes): void {
  const known = causes.proven.get(text) ?? { count: 0, text };
  known.count += cells;
  causes.proven.set(text, known);
}

function show(cell: Cell): string {
  return cell === null ? "blank" : JSON.stringify(cell);
}

/** Two numbers that are the same to twelve digits and no double apart: SAS arithmetic left its noise in the file. */
function binaryNoise({ source, ours }: Difference): string | undefined {
  if (source === null || source === "" || typeof ours !== "number") return undefined;
  const theirs = Number(source);
  if (!Number.isFinite(theirs) || Math.abs(theirs - ours) > 1e-12 * Math.abs(ours))
    return undefined;
  return `the source holds ${theirs}, which is ${ours} with the noise of binary arithmetic`;
}

/**
 * Numbers of a person run on from 1 in the record; the source has the same rows in the same order, but lacks some
 * numbers: every number of the source is ours plus the numbers missing below it.
 */
function gapInNumbers(
  { column, source, ours }: Difference,
  theirs: Table,
  own: Table,
): string | undefined {
  if (!column.endsWith("SEQ") || typeof ours !== "number") return undefined;
  const proof = gapsOf(column, theirs, own);
  if (proof === undefined) return undefined;
  const number = Number(source);
  const below = proof.missing.filter((gap) => gap < number).length;
  if (ours + below !== number) return undefined;
  return `${proof.usubjid}: the source lacks number ${proof.missing.join(", ")}; both have the same rows in the same order, and every later number of the source is higher by what is missing`;
}

interface Gaps {
  readonly usubjid: string;
  readonly missing: readonly number[];
}

const known = new WeakMap<Table, Gaps | { readonly none: true }>();

function gapsOf(column: string, theirs: Table, own: Table): Gaps | undefined {
  const found = known.get(theirs) ?? findGaps(column, theirs, own) ?? { none: true };
  known.set(theirs, found);
  return "none" in found ? undefined : found;
}

function findGaps(column: string, theirs: Table, own: Table): Gaps | undefined {
  const identity = ["VISIT", "LBTESTCD", "QSTESTCD", "VSTESTCD", "VSTPTNUM", "AESPID", "AEDTC"];
  const named = (table: Table) =>
    identity.map((name) => table.columns.findIndex((one) => one.name === name));
  const numbered = (table: Table) => {
    const at = table.columns.findIndex((one) => one.name === column);
    const places = named(table);
    return [...table.rows]
      .map((row) => ({
        number: Number(row[at]),
        row: places.map((place) => String(row[place] ?? "")).join("/"),
        usubjid: String(row[table.columns.findIndex((one) => one.name === "USUBJID")] ?? ""),
      }))
      .sort((a, b) => a.number - b.number);
  };
  const [source, ours] = [numbered(theirs), numbered(own)];
  if (source.length !== ours.length) return undefined;
  if (source.some((row, place) => row.row !== ours[place]?.row)) return undefined;
  const numbers = new Set(source.map((row) => row.number));
  const first = ours[0]?.number ?? 1;
  const missing: number[] = [];
  for (let number = first; number <= (source.at(-1)?.number ?? 0); number++) {
    if (!numbers.has(number)) missing.push(number);
  }
  return missing.length === 0 ? undefined : { usubjid: source[0]?.usubjid ?? "", missing };
}

/** A reference range that is not the source's own range in original units times the factor that its results were made with. */
function wrongRange({ column, key, source, ours }: Difference, theirs: Table): string | undefined {
  const side = column === "LBSTNRLO" ? "LBORNRLO" : column === "LBSTNRHI" ? "LBORNRHI" : undefined;
  if (side === undefined) return undefined;
  const place = (name: string) => theirs.columns.findIndex((one) => one.name === name);
  const row = [...theirs.rows].find(
    (each) => each[place("VISIT")] === visitOf(key) && each[place("LBTESTCD")] === key.at(-1),
  );
  const test = laboratoryTests.get(String(key.at(-1)));
  const original = row === undefined ? undefined : readDecimal(String(row[place(side)] ?? ""));
  const factor = readDecimal(test?.factor ?? "");
  if (row === undefined || test === undefined || original === undefined || factor === undefined)
    return undefined;
  const product = printDecimal(
    roundDecimal(timesDecimal(original, factor), test.rangeDecimals ?? 9),
  );
  if (Number(product) !== ours) return undefined;
  return `the source gives ${String(source)} for ${printDecimal(original)} ${test.unit} of ${String(key.at(-1))}; with the factor ${test.factor} of its own results that is ${product}`;
}

function visitOf(key: readonly Cell[]): Cell {
  return key[1] ?? null;
}
