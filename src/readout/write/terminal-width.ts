/** How many columns of a terminal a text takes: Chinese characters and full-width punctuation take two. */
export function terminalWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** A text filled up to so many columns, on the side that its column leaves free. */
export function padTo(text: string, width: number, align: "left" | "center" | "right"): string {
  const free = Math.max(0, width - terminalWidth(text));
  const before = align === "left" ? 0 : align === "right" ? free : Math.floor(free / 2);
  return `${" ".repeat(before)}${text}${" ".repeat(free - before)}`;
}

/** A text in lines of at most so many columns, broken between words, or between any two Chinese characters. */
export function wrapTo(text: string, width: number): string[] {
  const parts = text.match(
    /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+|\s+/gu,
  );
  const lines: string[] = [];
  let line = "";
  for (const part of parts ?? []) {
    if (line !== "" && terminalWidth(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += line === "" ? part.trimStart() : part;
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}
