/** Which characters can be printed as themselves. */
export type Coverage = (codePoint: number) => boolean;

/** Letters that the second typeface has and the first has not: Latin with accents, Cyrillic, small digits. */
const second: readonly (readonly [first: number, last: number])[] = [
  [0x0100, 0x024f],
  [0x0400, 0x045f],
  [0x1e00, 0x1eff],
  [0x2070, 0x2071],
  [0x2074, 0x208e],
  [0x2090, 0x209c],
];

/**
 * Whether a character is printed as itself: it has a glyph, and it neither is invisible nor changes how its
 * neighbours are read. A mark that turns the direction of a line could make a record say something else on paper than
 * what was typed.
 */
export function isPrintable(point: number, coverage: Coverage): boolean {
  if (point === 0x20 || point === 0x0a) return true;
  if (isUnseen(point)) return false;
  return coverage(point) || second.some(([first, last]) => point >= first && point <= last);
}

function isUnseen(point: number): boolean {
  return (
    point < 0x20 ||
    (point >= 0x7f && point < 0xa0) ||
    point === 0xad ||
    point === 0x034f ||
    point === 0x061c ||
    (point >= 0x115f && point <= 0x1160) ||
    (point >= 0x17b4 && point <= 0x17b5) ||
    (point >= 0x180b && point <= 0x180f) ||
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x2028 && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0x3164 ||
    (point >= 0xd800 && point <= 0xf8ff) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    point === 0xfeff ||
    point === 0xffa0 ||
    (point >= 0xfff0 && point <= 0xffff) ||
    point >= 0xe0000
  );
}

/** Where a long word may be broken, as the template reads it. No text that people typed holds one. */
export const breakMark = "\u200b";

/** No word of either language is longer; what is (a hash, an address) may be broken anywhere. */
const longestWord = 22;
const pieceLength = 4;

/**
 * A text as it can be printed: what has no glyph, and what would be invisible, stands as its number, `[U+202E]`; a
 * tab is a space; a word too long for a line is given places where it may be broken.
 */
export function printable(text: string, coverage: Coverage): string {
  let out = "";
  let word: string[] = [];
  const endWord = (): void => {
    out += word.length > longestWord ? broken(word) : word.join("");
    word = [];
  };
  for (const character of text.replaceAll("\r\n", "\n").replaceAll("\t", " ")) {
    const point = character.codePointAt(0) ?? 0;
    if (!isPrintable(point, coverage)) {
      const number = point.toString(16).toUpperCase().padStart(4, "0");
      word.push("[", "U", "+", ...number.split(""), "]");
    } else if (point <= 0x20 || point >= 0x2e80) {
      endWord();
      out += character;
    } else word.push(character);
  }
  endWord();
  return out;
}

function broken(word: readonly string[]): string {
  let out = "";
  for (let at = 0; at < word.length; at += pieceLength) {
    out += (at === 0 ? "" : breakMark) + word.slice(at, at + pieceLength).join("");
  }
  return out;
}

/** Every text within a value made printable. */
export function printableAll(value: unknown, coverage: Coverage): unknown {
  if (typeof value === "string") return printable(value, coverage);
  if (Array.isArray(value)) return value.map((each) => printableAll(each, coverage));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, printableAll(each, coverage)]),
  );
}
