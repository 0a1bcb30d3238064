import { type Attributes, element, escapeMarkup } from "./markup.ts";
import { filled, type Paint } from "./paint.ts";

/** The size of words in a figure, in its own units. */
export const wordSize = 12;

interface Placing {
  readonly anchor?: "start" | "middle" | "end";
  readonly paint?: Paint;
  readonly size?: number;
  readonly bold?: boolean;
  readonly more?: Attributes;
}

/** Words at a place: `y` is their base line. */
export function words(x: number, y: number, text: string, placing: Placing = {}): string {
  const { anchor = "start", paint = "ink", size = wordSize, bold = false, more = {} } = placing;
  const attributes = {
    x,
    y,
    ...filled(paint),
    ...(anchor === "start" ? {} : { "text-anchor": anchor }),
    ...(size === wordSize ? {} : { "font-size": size }),
    ...(bold ? { "font-weight": "bold" } : {}),
    ...more,
  };
  return element("text", attributes, escapeMarkup(text));
}

/** Several lines, the middle of them at `y`. */
export function wordLines(
  x: number,
  y: number,
  lines: readonly string[],
  placing: Placing = {},
): string {
  const size = placing.size ?? wordSize;
  const first = y + size * 0.36 - ((lines.length - 1) * size * 1.2) / 2;
  return lines.map((line, i) => words(x, first + i * size * 1.2, line, placing)).join("");
}

/**
 * How wide words are likely to be, from above: no typeface is at hand where figures are drawn, and the same words must
 * take the same room everywhere.
 */
export function wordWidth(text: string, size = wordSize, bold = false): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * (bold ? 1.13 : 1);
}

function widthOf(character: string): number {
  if (
    /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(
      character,
    )
  ) {
    return 1;
  }
  if (/[ijl.,:;'|!()[\]]/.test(character)) return 0.32;
  if (/[ ftr\-/]/.test(character)) return 0.38;
  if (/[mwMW@%—]/.test(character)) return 0.92;
  return /[A-Z\u0391-\u03a9\u0410-\u042f+=<>≤≥]/.test(character) ? 0.7 : 0.6;
}

/** Words in lines no wider than asked, at most so many; what does not fit ends in an ellipsis. */
export function wrapWords(
  text: string,
  width: number,
  most = 2,
  size = wordSize,
  bold = false,
): readonly string[] {
  const pieces =
    text.match(/[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && wordWidth((line + piece).trimEnd(), size, bold) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  const kept = lines.slice(0, most);
  const isCut = lines.length > most;
  return kept.map((one, i) =>
    fitWords(isCut && i === most - 1 ? `${one}…` : one, width, size, bold),
  );
}

/** Words no wider than asked, cut with an ellipsis where they are. */
export function fitWords(text: string, width: number, size = wordSize, bold = false): string {
  if (wordWidth(text, size, bold) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (wordWidth(`${kept}${character}…`, size, bold) > width) break;
    kept += character;
  }
  return `${kept.replace(/…$/, "").trimEnd()}…`;
}
