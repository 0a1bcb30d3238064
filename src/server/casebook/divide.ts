import type { Block, CasebookModel, Chapter, Line, Part, Row, Table } from "./model.ts";
import type { Say } from "./words.ts";

/**
 * Printed lines that are set at once, about 95 pages. Typesetting holds a whole document in memory, about 80 kB a line
 * and 200 MB besides; a volume of this size stays under 700 MB (`divide.test.ts` measures it).
 */
export const mostLines = 4_500;

/**
 * A casebook as volumes of bounded size, each a document of its own that says which one it is and what stands in the
 * others. A part that fits into one volume stays whole; a table that does not is continued under its own head.
 */
export function divideCasebook(model: CasebookModel, say: Say, most = mostLines): CasebookModel[] {
  const shelf = new Shelf(say, most);
  for (const part of model.parts) shelf.add(part);
  const volumes = shelf.volumes.filter((parts) => parts.length > 0);
  if (volumes.length <= 1) return [model];
  return volumes.map((parts, index) => volumeOf(model, volumes, parts, index, say));
}

interface OpenChapter extends Chapter {
  readonly blocks: Block[];
}

interface OpenPart extends Part {
  readonly blocks: Block[];
  readonly chapters: OpenChapter[];
}

/** Volumes while they are filled. */
class Shelf {
  readonly volumes: OpenPart[][] = [[]];
  readonly #say: Say;
  readonly #most: number;
  #filled = 0;
  #part: OpenPart | undefined;
  #chapter: OpenChapter | undefined;

  constructor(say: Say, most: number) {
    this.#say = say;
    this.#most = most;
  }

  add(part: Part): void {
    const all = [part, ...part.chapters].flatMap(({ blocks }) => blocks);
    const lines = all.reduce((sum, block) => sum + linesIn(block), 0);
    if (this.#filled > 0 && this.#filled + lines > this.#most && lines <= this.#most) this.#close();
    this.#begin(part.title);
    for (const block of part.blocks) this.#put(block);
    for (const chapter of part.chapters) {
      this.#beginChapter(chapter.title);
      for (const block of chapter.blocks) this.#put(block);
    }
    this.#part = undefined;
    this.#chapter = undefined;
  }

  #close(): void {
    this.volumes.push([]);
    this.#filled = 0;
  }

  #begin(title: string): void {
    this.#part = { title, blocks: [], chapters: [] };
    this.#chapter = undefined;
    this.volumes.at(-1)?.push(this.#part);
  }

  #beginChapter(title: string): void {
    this.#chapter = { title, blocks: [] };
    this.#part?.chapters.push(this.#chapter);
  }

  /** Goes on in the next volume, under the same headings. */
  #turn(): void {
    const [part, chapter] = [this.#part?.title ?? "", this.#chapter?.title];
    this.#close();
    this.#begin(continued(part, this.#say));
    if (chapter !== undefined) this.#beginChapter(continued(chapter, this.#say));
  }

  #put(block: Block): void {
    const lines = linesIn(block);
    if (this.#filled + lines <= this.#most) return this.#keep(block, lines);
    if (block.kind === "table") return this.#putRows(block);
    if (this.#filled > 0) this.#turn();
    this.#keep(block, lines);
  }

  #putRows(table: Table): void {
    let rows: Row[] = [];
    let lines = 0;
    let group: Row | undefined;
    for (const row of table.rows) {
      const more = linesOf(row);
      if (this.#filled + lines + more > this.#most && this.#filled + lines > 0) {
        // A heading is never the last thing in a volume.
        const heading = rows.at(-1);
        if (heading !== undefined && "group" in heading) rows.pop();
        if (rows.length > 0) this.#keep({ ...table, rows }, lines);
        this.#turn();
        rows = group === undefined || "group" in row ? [] : [group];
        lines = rows.length;
      }
      if ("group" in row) group = row;
      rows.push(row);
      lines += more;
    }
    if (rows.length > 0) this.#keep({ ...table, rows }, lines);
  }

  #keep(block: Block, lines: number): void {
    (this.#chapter ?? this.#part)?.blocks.push(block);
    this.#filled += lines;
  }
}

function continued(title: string, say: Say): string {
  const [before = "", after = ""] = say("continued", { title: "\0" }).split("\0");
  return title.startsWith(before) && title.endsWith(after) ? title : `${before}${title}${after}`;
}

/** Characters that fit beside each other in a column, roughly, for estimating how long a table is. */
const perLine = 40;

function linesOf(row: Row): number {
  if ("group" in row) return 1 + Math.floor(row.group.length / (3 * perLine));
  return Math.max(1, ...row.cells.map(heightOf));
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce(
    (sum, { text, aside = "" }) => sum + 1 + Math.floor((text.length + aside.length) / perLine),
    0,
  );
}

/** How many printed lines a block takes, roughly. */
export function linesIn(block: Block): number {
  switch (block.kind) {
    case "table":
      return block.rows.reduce((sum, row) => sum + linesOf(row), 2);
    case "facts":
      return block.rows.reduce((sum, [, lines]) => sum + Math.max(1, heightOf(lines)), 0);
    default:
      return 1 + Math.floor(block.text.length / (3 * perLine));
  }
}

function volumeOf(
  model: CasebookModel,
  volumes: readonly (readonly Part[])[],
  parts: readonly Part[],
  index: number,
  say: Say,
): CasebookModel {
  const of = volumes.length;
  const name = say("volumeOf", { number: index + 1, of });
  const [who, cover, printed] = model.header;
  const held = volumes.map((each, at) => {
    const [first = "", last = ""] = [each[0]?.title, each.at(-1)?.title];
    const titles = first === last ? first : `${first} – ${last}`;
    return {
      text: `${say("volumeOf", { number: at + 1, of })}: ${titles}`,
      ...(at === index ? { look: "strong" as const } : {}),
    };
  });
  return {
    ...model,
    title: `${model.title} · ${name}`,
    header: [`${who} · ${name}`, cover, printed],
    cover: {
      ...model.cover,
      overline: `${model.cover.overline} · ${name}`,
      facts: [[say("volumes"), held], ...model.cover.facts],
    },
    parts,
  };
}
