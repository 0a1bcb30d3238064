import type { Code, CodeList, Form } from "../../definition/index.ts";
import { fieldsOf } from "../../definition/index.ts";

/** The six columns of the examination, as the examiner looks at the person: right, then left. */
export const columns = [
  "RightMotor",
  "RightTouch",
  "RightPrick",
  "LeftTouch",
  "LeftPrick",
  "LeftMotor",
] as const;
export type Column = (typeof columns)[number];

/** The 28 dermatomes from the neck down. */
export const segments: readonly string[] =
  "c2 c3 c4 c5 c6 c7 c8 t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 l1 l2 l3 l4 l5 s1 s2 s3 s4_5".split(
    " ",
  );

export interface ExamCell {
  readonly segment: string;
  readonly column: Column;
}

/** The field that a cell of the examination is. */
export function fieldOf({ segment, column }: ExamCell): string {
  return `${segment}${column}`;
}

/** The column that a field stands in, if it is a cell of the examination. */
export function columnOf(field: string): Column | undefined {
  return cellOf(field)?.column;
}

export function sideOf(column: Column): "right" | "left" {
  return column.startsWith("Right") ? "right" : "left";
}

export function testOf(column: Column): "motor" | "touch" | "prick" {
  if (column.endsWith("Motor")) return "motor";
  return column.endsWith("Touch") ? "touch" : "prick";
}

/** The cell that a field is, if it is one. */
export function cellOf(field: string): ExamCell | undefined {
  const column = columns.find((one) => field.endsWith(one));
  const segment = column === undefined ? undefined : field.slice(0, -column.length);
  return column === undefined || segment === undefined || !segments.includes(segment)
    ? undefined
    : { segment, column };
}

/** How a segment is written: `S4-5`. */
export function segmentName(segment: string): string {
  return segment.toUpperCase().replace("_", "-");
}

/**
 * In which order an examination is entered: light touch, pin prick, strength; within each from the neck down, and by
 * default side after side, as the columns of a paper form are read out. `across`: right and left of a level together.
 */
export function examOrder(form: Form, how: "down" | "across" = "down"): readonly string[] {
  const known = new Set(fieldsOf(form).map(({ id }) => id));
  const tests = ["Touch", "Prick", "Motor"] as const;
  const sides = ["Right", "Left"] as const;
  const ordered = tests.flatMap((test) =>
    how === "down"
      ? sides.flatMap((side) => segments.map((segment) => `${segment}${side}${test}`))
      : segments.flatMap((segment) => sides.map((side) => `${segment}${side}${test}`)),
  );
  return [...ordered, "vac", "dap"].filter((field) => known.has(field));
}

/** The next cell that holds nothing, after one; none where all that follow are filled. */
export function nextEmpty(
  order: readonly string[],
  after: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  return order.slice(order.indexOf(after) + 1).find((field) => values[field] === undefined);
}

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End";

/** Where an arrow leads from a cell: to the next cell that there is in that direction, or nowhere. */
export function moveFrom(
  field: string,
  arrow: Arrow,
  known: ReadonlySet<string>,
): string | undefined {
  const cell = cellOf(field);
  if (cell === undefined) return undefined;
  const row = segments.indexOf(cell.segment);
  const at = columns.indexOf(cell.column);
  const path: ExamCell[] = {
    ArrowUp: () =>
      segments
        .slice(0, row)
        .reverse()
        .map((segment) => ({ segment, column: cell.column })),
    ArrowDown: () => segments.slice(row + 1).map((segment) => ({ segment, column: cell.column })),
    ArrowLeft: () =>
      columns
        .slice(0, at)
        .reverse()
        .map((column) => ({ segment: cell.segment, column })),
    ArrowRight: () => columns.slice(at + 1).map((column) => ({ segment: cell.segment, column })),
    Home: () => segments.map((segment) => ({ segment, column: cell.column })),
    End: () => [...segments].reverse().map((segment) => ({ segment, column: cell.column })),
  }[arrow]();
  return path.map(fieldOf).find((one) => known.has(one));
}

/** Where an arrow leads on a body: up and down as on the sheet, left and right to the same place on the other side. */
export function moveOnBody(
  field: string,
  arrow: Arrow,
  known: ReadonlySet<string>,
): string | undefined {
  if (arrow !== "ArrowLeft" && arrow !== "ArrowRight") return moveFrom(field, arrow, known);
  const cell = cellOf(field);
  if (cell === undefined) return undefined;
  const column = columns.find(
    (one) => testOf(one) === testOf(cell.column) && sideOf(one) !== sideOf(cell.column),
  );
  return column === undefined ? undefined : fieldOf({ segment: cell.segment, column });
}

/** The code that follows in turn; none after the last, so that a cell can be emptied the same way. */
export function nextInTurn(codes: readonly string[], now: string | undefined): string | null {
  return codes[now === undefined ? 0 : codes.indexOf(now.replace(/\*+$/, "")) + 1] ?? null;
}

/** What a key makes of a cell: another code, nothing, or no change since the key means nothing there. */
export function typedCode(
  codes: readonly Pick<Code, "code">[],
  now: string | undefined,
  key: string,
): string | null | undefined {
  const has = (code: string): boolean => codes.some((one) => one.code === code);
  if (key === "Backspace" || key === "Delete") return null;
  if (key === "*" || key === "＊") {
    if (now === undefined) return undefined;
    const plain = now.replace(/\*+$/, "");
    const marked = `${now}*`;
    // One star, two stars, then none again.
    return has(marked) ? marked : now === plain ? undefined : plain;
  }
  const code = key.normalize("NFKC").toUpperCase() === "N" ? "NT" : key.normalize("NFKC");
  return has(code) ? code : undefined;
}

/** The empty cells below one in its column, down to the first that holds something: what filling down fills. */
export function cellsBelow(
  field: string,
  values: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): readonly string[] {
  const cell = cellOf(field);
  if (cell === undefined) return [];
  const row = segments.indexOf(cell.segment);
  const below = segments
    .slice(row + 1)
    .map((segment) => fieldOf({ segment, column: cell.column }))
    .filter((one) => known.has(one));
  const stop = below.findIndex((one) => values[one] !== undefined);
  return stop === -1 ? below : below.slice(0, stop);
}

/** How many cells of an examination hold something, by test. */
export function filledOf(
  order: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<"Motor" | "Touch" | "Prick", readonly [filled: number, all: number]>> {
  const count = (test: string) => {
    const fields = order.filter((field) => field.endsWith(test));
    return [fields.filter((field) => values[field] !== undefined).length, fields.length] as const;
  };
  return { Motor: count("Motor"), Touch: count("Touch"), Prick: count("Prick") };
}

/** How a sensory score is drawn; what is not testable is drawn apart from what is absent. */
export function sensoryLook(
  code: string | undefined,
): "none" | "absent" | "altered" | "normal" | "untestable" {
  if (code === undefined) return "none";
  if (code.startsWith("NT")) return "untestable";
  // Two stars: what else keeps it from being normal is not the spinal cord, and it counts as normal.
  if (code.endsWith("**") || code.startsWith("2")) return "normal";
  return code.startsWith("0") ? "absent" : "altered";
}

/** The codes of a list. */
export function codesOf(lists: readonly CodeList[], id: string): readonly Code[] {
  return lists.find((list) => list.id === id)?.codes ?? [];
}
