import type { Language } from "../../kernel/index.ts";
import { element, escapeMarkup } from "./markup.ts";
import { wordSize } from "./figure-text.ts";
import { figureStyle } from "./paint.ts";

/** All figures are as wide. */
export const figureWidth = 760;

/** The typefaces of a figure: those of the page that holds it, or what reads both languages. */
const typefaces =
  "ui-sans-serif,system-ui,'Segoe UI','Helvetica Neue',Arial,'PingFang SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

export interface FigureHead {
  /** Tells apart the figures of a page. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, for those who cannot see it. */
  readonly description: string;
  readonly language: Language;
}

/** A whole SVG document that grows with the room it is given. */
export function figureDocument(head: FigureHead, height: number, body: string): string {
  const id = `nf-${head.id.replace(/[^A-Za-z0-9]+/g, "-")}`;
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "nf",
    viewBox: `0 0 ${figureWidth} ${Math.ceil(height)}`,
    role: "img",
    "aria-labelledby": `${id}-title ${id}-desc`,
    lang: head.language,
    "font-family": typefaces,
    "font-size": wordSize,
  };
  return element(
    "svg",
    attributes,
    element("title", { id: `${id}-title` }, escapeMarkup(head.title)),
    element("desc", { id: `${id}-desc` }, escapeMarkup(head.description)),
    `<style>${figureStyle}</style>`,
    body,
  );
}

/** The same figure for paper: black on white, in the typeface that the page is set in. */
export function printedFigure(svg: string, typeface: string): string {
  return svg
    .replace(/<style>[^<]*<\/style>/, "")
    .replace(/ font-family="[^"]*"/, ` font-family="${escapeMarkup(typeface)}"`);
}
