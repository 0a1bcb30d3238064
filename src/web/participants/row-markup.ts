import type { Language } from "../../kernel/index.ts";
import { statusWords } from "../../engine/index.ts";
import { type MarkState, markWords } from "../ui/mark-state.ts";
import { markTones } from "../ui/mark-tones.ts";
import { cellName } from "./cell-words.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { formState } from "./visit-state.ts";

/** Columns before the visits: number, status, next due. */
export const leadingColumns = 3;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in markup, also within an attribute. */
export function escapeMarkup(plain: string): string {
  return plain.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

interface Written {
  readonly columns: readonly MatrixColumn[];
  readonly titles: readonly string[];
  readonly markup: string;
}

const written = new WeakMap<MatrixRow, Written>();

/**
 * The cells of a participant's row as markup: every text in it is escaped here. It says nothing of where the row
 * stands or what has the focus, so that it is written once and stays.
 */
export function rowMarkup(
  row: MatrixRow,
  columns: readonly MatrixColumn[],
  titles: readonly string[],
  language: Language,
  study: string,
): string {
  const known = written.get(row);
  if (known?.columns === columns && known.titles === titles) return known.markup;
  const markup = [
    ...leading(row, language, study),
    ...columns.map((column, index) => cell(row, column, titles[index] ?? "", index, language)),
  ].join("");
  written.set(row, { columns, titles, markup });
  return markup;
}

const base = "h-[var(--row)] border-b border-line outline-offset-[-3px]";

function leading(
  { summary, nextDue, today }: MatrixRow,
  language: Language,
  study: string,
): string[] {
  const { participant, status } = summary;
  const address = `/studies/${encodeURIComponent(study)}/participants/${encodeURIComponent(participant)}`;
  const late = nextDue !== undefined && nextDue < today ? "text-wrong" : "text-soft";
  return [
    `<div role="rowheader" aria-colindex="1" class="${base} sticky left-0 z-10 flex items-center border-r bg-card px-3">` +
      `<a href="${escapeMarkup(address)}" tabindex="-1" data-column="0" class="num truncate font-medium">${escapeMarkup(participant)}</a></div>`,
    `<div role="gridcell" aria-colindex="2" tabindex="-1" data-column="1" class="${base} z-10 flex items-center bg-card px-2 text-[0.87rem] sm:sticky sm:left-[7.5rem]">` +
      `<span class="truncate">${escapeMarkup(statusWords[status][language])}</span></div>`,
    `<div role="gridcell" aria-colindex="3" tabindex="-1" data-column="2" class="${base} num z-10 flex items-center border-r bg-card px-2 text-[0.87rem] sm:sticky sm:left-[15rem] ${late}">` +
      `${escapeMarkup(nextDue ?? "")}</div>`,
  ];
}

function cell(
  row: MatrixRow,
  { key, form }: MatrixColumn,
  title: string,
  index: number,
  language: Language,
): string {
  const found = row.cells.get(key);
  const mark = form === undefined ? undefined : found?.mark.forms.find((one) => one.form === form);
  let state: MarkState = "none";
  if (form === undefined) state = found?.state ?? "none";
  else if (mark !== undefined) state = formState(mark, found?.mark.date, row.today);
  const name =
    found !== undefined && form === undefined
      ? cellName(found, title, language)
      : `${title}${language === "en" ? ": " : "："}${markWords[state][language]}`;
  const glyph =
    state === "none"
      ? ""
      : `<svg aria-hidden="true" width="17" height="17" class="${markTones[state]}"><use href="#mark-${state}"/></svg>`;
  const ground = form === undefined ? "" : " bg-sunken/60";
  return (
    `<div role="gridcell" aria-colindex="${leadingColumns + index + 1}" aria-label="${escapeMarkup(name)}" aria-selected="false" tabindex="-1" ` +
    `data-column="${leadingColumns + index}" class="${base} flex cursor-pointer items-center justify-center${ground}">${glyph}</div>`
  );
}
