import type { Language } from "../../kernel/index.ts";

/**
 * A casebook as plain data: every word chosen, nothing drawn. The template draws it and decides nothing else, so that
 * what a reader is told can be read, compared and tested without a page.
 */
export interface CasebookModel {
  readonly language: Language;
  /** BCP 47 language and region, for hyphenation and for readers of the tagged document. */
  readonly lang: readonly [language: string, region: string];
  readonly title: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** When it was printed, in UTC: year, month, day, hour, minute, second. */
  readonly date: readonly [number, number, number, number, number, number];
  /** Stands on every page, at the left, beneath it where the page is, and at the right who printed when. */
  readonly header: readonly [who: string, cover: string, printed: string];
  /** The words around page number and page count. */
  readonly pageWords: readonly [before: string, between: string, after: string];
  readonly footer: string;
  /** Said in a band on every page, and across it, when the data are not of a real trial. */
  readonly band?: string;
  readonly watermark?: string;
  readonly contents: string;
  readonly cover: {
    readonly overline: string;
    readonly title: string;
    readonly subtitle: string;
    readonly facts: readonly FactRow[];
    readonly notes: readonly string[];
  };
  readonly parts: readonly Part[];
}

/** A part begins a page and is a bookmark; its chapters are bookmarks beneath it. */
export interface Part {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "facts"; readonly rows: readonly FactRow[] }
  | { readonly kind: "words"; readonly text: string; readonly look?: Look }
  | { readonly kind: "title"; readonly text: string }
  | Table;

export type FactRow = readonly [name: string, lines: readonly Line[]];

/** A table whose widths are proportions. Its head is repeated on every page it reaches. */
export interface Table {
  readonly kind: "table";
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

export type Row =
  /** A heading within the table; with `repeat` it stands again on every page that its rows reach. */
  | { readonly group: string; readonly repeat?: true; readonly light?: true }
  /** A `long` row may be broken between two pages; any other stays whole. */
  | { readonly cells: readonly (readonly Line[])[]; readonly long?: true };

export interface Line {
  readonly text: string;
  /** Smaller and quieter, after the text: a code, an id. */
  readonly aside?: string;
  readonly look?: Look;
}

export type Look = "strong" | "quiet" | "small" | "struck" | "alarm" | "caution";

/** One line of text. */
export function line(text: string, look?: Look, aside?: string): Line {
  return {
    text,
    ...(look === undefined ? {} : { look }),
    ...(aside === undefined || aside === "" ? {} : { aside }),
  };
}

/** More than this in one row, and it may be broken between pages. */
const longRow = 900;

/** A row of a table; a row that says much may be broken between pages. */
export function rowOf(...cells: readonly (readonly Line[])[]): Row {
  const longest = Math.max(
    ...cells.map((lines) =>
      lines.reduce((sum, { text, aside = "" }) => sum + text.length + aside.length + 40, 0),
    ),
  );
  return longest > longRow ? { cells, long: true } : { cells };
}
