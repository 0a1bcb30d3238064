/** A place in the grid: row -1 is the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page has. */
  readonly page: number;
}

/** Where a key leads from a place; `undefined` for a key that does not move. With Control, Home and End go to the corners. */
export function moveInGrid(
  { row, column }: GridPlace,
  key: string,
  control: boolean,
  { rows, columns, page }: GridSize,
): GridPlace | undefined {
  const at = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "Home":
      return control ? at(0, 0) : at(row, 0);
    case "End":
      return control ? at(rows - 1, columns - 1) : at(row, columns - 1);
    case "PageUp":
      return at(Math.max(0, row - page), column);
    case "PageDown":
      return at(row + page, column);
    default:
      return undefined;
  }
}
