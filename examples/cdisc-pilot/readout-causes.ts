import type { Cell, Difference, Table } from "../../src/interchange/index.ts";
import { eachRow, type OpenFile } from "./source-file.ts";

/** A row by its columns. */
export type NamedRow = (column: string) => Cell;

/** A difference with the two rows that it stands in. */
export interface ReadoutProof {
  readonly name: string;
  readonly difference: Difference;
  readonly theirs: NamedRow;
  readonly ours: NamedRow;
}

/** Proves causes of differences between published and derived analysis datasets. */
export interface ReadoutProofs {
  ofDifference(proof: ReadoutProof): string | undefined;
  ofLackingRow(name: string, key: readonly Cell[]): string | undefined;
}

/** Rows by their keys, blank texts as empty ones. */
export function rowsOf(table: Table, keys: readonly string[]): Map<string, NamedRow> {
  const rows = new Map<string, NamedRow>();
  for (const row of namedRows(table)) {
    rows.set(JSON.stringify(keys.map((key) => row(key) ?? "")), row);
  }
  return rows;
}

function namedRows(table: Table): NamedRow[] {
  const places = new Map(table.columns.map(({ name }, place) => [name, place]));
  return [...table.rows].map((row) => (column) => {
    const cell = row[places.get(column) ?? -1] ?? null;
    return cell === "" ? null : cell;
  });
}

/** What the proofs look things up in: the source's own AE and QS, and the published datasets. */
export async function proofsOf(
  open: OpenFile,
  published: ReadonlyMap<string, Table>,
): Promise<ReadoutProofs> {
  const collected = new Set<string>();
  await eachRow(open, "ae", ["USUBJID", "AESEQ"], (row) => {
    collected.add(`${row.text("USUBJID")}/${row.number("AESEQ")}`);
  });
  const totals = new Map<string, number>();
  await eachRow(open, "qsco", ["USUBJID", "VISIT", "QSTESTCD", "QSSTRESN"], (row) => {
    if (row.text("QSTESTCD") !== "ACTOT") return;
    totals.set(`${row.text("USUBJID")}/${row.text("VISIT")}`, Number(row.text("QSSTRESN")));
  });
  const events = byPerson(published.get("ADAE"));
  const scores = byPerson(published.get("ADADAS"));
  const isCollected = (usubjid: Cell, sequence: Cell) => collected.has(`${usubjid}/${sequence}`);

  function firstOccurrence({ name, difference, theirs }: ReadoutProof): string | undefined {
    const { column, ours } = difference;
    const within = firstWithin[column];
    if (name !== "ADAE" || within === undefined || ours !== "Y") return undefined;
    const flagged = (events.get(theirs("USUBJID")) ?? []).find(
      (row) => row(column) === "Y" && within.every((of) => row(of) === theirs(of)),
    );
    return flagged === undefined || isCollected(flagged("USUBJID"), flagged("AESEQ"))
      ? undefined
      : "the row that bears the flag in the source is one that its own AE lacks; the first of those that AE has bears it here";
  }

  function sourceOfEvent({ name, difference, theirs }: ReadoutProof): string | undefined {
    if (name !== "ADTTE" || difference.column !== "SRCSEQ") return undefined;
    const usubjid = theirs("USUBJID");
    const same = (events.get(usubjid) ?? []).find((row) => row("AESEQ") === difference.ours);
    const isProven =
      !isCollected(usubjid, difference.source) &&
      same?.("ASTDT") === theirs("ADT") &&
      same("CQ01NAM") !== null;
    return isProven
      ? "the source names a row that its own AE lacks; the row named here is a dermatologic event of the same day"
      : undefined;
  }

  function replacedValue({ name, difference, theirs, ours }: ReadoutProof): string | undefined {
    if (name !== "ADADAS" || theirs("ANL01FL") !== null) return undefined;
    if (!["AVAL", "CHG", "PCHG", "DTYPE"].includes(difference.column)) return undefined;
    const total = totals.get(`${theirs("USUBJID")}/${theirs("VISIT")}`);
    const carried = scoresOf(theirs).some(
      (row) => row("ANL01FL") === "Y" && row("DTYPE") === null && row("AVAL") === theirs("AVAL"),
    );
    return total === ours("AVAL") && theirs("DTYPE") === "LOCF" && carried
      ? "in a record that is not analysed the source puts the value of one that is, as if carried, in place of what its own QS has; here it keeps its value"
      : undefined;
  }

  function carriedFrom({ name, difference, theirs, ours }: ReadoutProof): string | undefined {
    if (name !== "ADADAS" || theirs("DTYPE") !== "LOCF" || theirs("ANL01FL") !== "Y") {
      return undefined;
    }
    const ofRecord = ["VISIT", "VISITNUM", "ADY", "ADT", "AWTDIFF", "QSSEQ"];
    if (!ofRecord.includes(difference.column) || theirs("AVAL") !== short(ours("AVAL"))) {
      return undefined;
    }
    const named = scoresOf(theirs).filter((row) => row("VISIT") === theirs("VISIT"));
    const analysed = scoresOf(theirs).some(
      (row) =>
        row("VISIT") === ours("VISIT") &&
        row("ANL01FL") === "Y" &&
        row("DTYPE") === null &&
        row("AVAL") === theirs("AVAL"),
    );
    const isOther = named.some((row) => row("ANL01FL") === null);
    return analysed && isOther
      ? "the source carries the value of the analysed record and names a later one that was not analysed; here the record is named whose value it is"
      : undefined;
  }

  function scoresOf(row: NamedRow): readonly NamedRow[] {
    const all = scores.get(row("USUBJID")) ?? [];
    return all.filter((one) => one("PARAMCD") === row("PARAMCD"));
  }

  const proofs = [
    twelveDigits,
    missingIsLess,
    firstOccurrence,
    sourceOfEvent,
    replacedValue,
    carriedFrom,
  ];
  return {
    ofDifference(proof) {
      for (const prove of proofs) {
        const cause = prove(proof);
        if (cause !== undefined) return cause;
      }
      return undefined;
    },
    ofLackingRow: (name, [usubjid = null, sequence = null]) =>
      name === "ADAE" && !isCollected(usubjid, sequence)
        ? "a row that the source's own AE lacks, from which the record was lived"
        : undefined,
  };
}

/** Within which columns a flag is on the first record. */
const firstWithin: Readonly<{ [flag: string]: readonly string[] }> = {
  AOCCFL: [],
  AOCCSFL: ["AEBODSYS"],
  AOCCPFL: ["AEBODSYS", "AEDECOD"],
  AOCC01FL: ["CQ01NAM"],
};

function byPerson(table: Table | undefined): Map<Cell, NamedRow[]> {
  const people = new Map<Cell, NamedRow[]>();
  for (const row of table === undefined ? [] : namedRows(table)) {
    const rows = people.get(row("USUBJID"));
    if (rows === undefined) people.set(row("USUBJID"), [row]);
    else rows.push(row);
  }
  return people;
}

const digits = 12;

/** A number as the published files hold it. */
function short(cell: Cell): Cell {
  return typeof cell === "number" ? Number(cell.toPrecision(digits)) : cell;
}

function twelveDigits({ difference: { source, ours } }: ReadoutProof): string | undefined {
  if (typeof source !== "number" || typeof ours !== "number") return undefined;
  return source === short(ours)
    ? "the source holds twelve significant digits of the number"
    : undefined;
}

function missingIsLess({ difference, theirs, ours }: ReadoutProof): string | undefined {
  const isGroup = difference.column === "BMIBLGR1" && difference.ours === null;
  const isMissing = theirs("BMIBL") === null && ours("BMIBL") === null;
  return isGroup && isMissing && difference.source === "<25"
    ? "the body mass index is missing on both sides; the source groups it as less than 25, because SAS orders what is missing before every number"
    : undefined;
}
