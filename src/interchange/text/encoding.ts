import { decodeLatin1, isAscii } from "./latin1.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";
import { decodeWindows1252, encodeWindows1252 } from "./windows-1252.ts";

/**
 * How bytes stand for characters. A function decodes an encoding that is not built in, such as GB 18030;
 * it answers `undefined` for bytes that are not of that encoding.
 */
export type Encoding = EncodingName | ((bytes: Uint8Array) => string | undefined);
export type EncodingName = "ascii" | "utf-8" | "windows-1252";

/** The text of bytes, or `undefined` when they are not of that encoding. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (typeof encoding === "function") return encoding(bytes);
  if (isAscii(bytes)) return decodeLatin1(bytes);
  if (encoding === "ascii") return undefined;
  if (encoding === "windows-1252") return decodeWindows1252(bytes);
  const { text, end } = decodeUtf8(bytes);
  return end === bytes.length ? text : undefined;
}

/** The bytes of a text, or `undefined` when the encoding has no bytes for it. */
export function encodeText(text: string, encoding: EncodingName): Uint8Array | undefined {
  if (encoding === "windows-1252") return encodeWindows1252(text);
  const bytes = encodeUtf8(text);
  if (encoding === "utf-8" || bytes === undefined) return bytes;
  return isAscii(bytes) ? bytes : undefined;
}
