import { decodeLatin1 } from "./latin1.ts";

/**
 * The characters of bytes 128 … 159, where Windows-1252 is not Latin-1.
 * Five bytes stand for nothing there; as browsers do, they are read as the control character of the same number.
 *
 * @source https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const upper =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Decodes Windows-1252. Every byte means something, so this never fails. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return decodeLatin1(bytes).replace(/[\u0080-\u009f]/g, (c) => upper[c.charCodeAt(0) - 128] ?? c);
}

/** The Windows-1252 bytes of a text; `undefined` when it holds a character that the code page lacks. */
export function encodeWindows1252(text: string): Uint8Array | undefined {
  const out = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const plain = code < 128 || (code >= 160 && code < 256);
    const high = plain ? code - 128 : upper.indexOf(text[at] ?? "");
    if (!plain && high < 0) return undefined;
    out[at] = 128 + high;
  }
  return out;
}
