/**
 * Words as RTF text: braces and backslashes mean nothing, what is not ASCII stands as its UTF-16 units with a question
 * mark for readers that know none, and what is invisible is U+FFFD.
 *
 * @source Rich Text Format Specification 1.9.1, Unicode RTF (`\u`, `\uc`)
 * @example rtfText("a{b}") // => "a\\{b\\}"
 */
export function rtfText(words: string): string {
  let out = "";
  for (const character of words) {
    const point = character.codePointAt(0) ?? 0;
    if (character === "\n") out += "\\line ";
    else if (character === "\t") out += "\\tab ";
    else if (character === "\\" || character === "{" || character === "}") out += `\\${character}`;
    else if (point < 0x20 || (point >= 0x7f && point < 0xa0)) out += unit(0xfffd);
    else if (point < 0x7f) out += character;
    else for (let i = 0; i < character.length; i++) out += unit(character.charCodeAt(i));
  }
  return out;
}

/** A unit as the signed number of sixteen bits that the format asks for. */
function unit(code: number): string {
  return `\\u${code > 0x7fff ? code - 0x1_0000 : code}?`;
}
