import { decodeLatin1 } from "./latin1.ts";

/**
 * The length of the well-formed UTF-8 sequence at a place: 1 … 4; 0 when the bytes are wrong;
 * -1 when they are right so far but end too early.
 *
 * @source Unicode 15, table 3-7 (well-formed UTF-8 byte sequences)
 */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  if (at + 1 >= end) return -1;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next++) {
    if (next >= end) return -1;
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Decodes as far as the bytes are whole characters; `end` says where that is, `bad` whether it stopped at a wrong byte. */
export function decodeUtf8(
  bytes: Uint8Array,
  start = 0,
  stop = bytes.length,
): { text: string; end: number; bad: boolean } {
  let text = "";
  let plain = start;
  let at = start;
  while (at < stop) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at, stop);
    text += decodeLatin1(bytes, plain, at);
    plain = at;
    if (length <= 0) return { text, end: at, bad: length === 0 };
    text += String.fromCodePoint(codePoint(bytes, at, length));
    at += length;
    plain = at;
  }
  return { text: text + decodeLatin1(bytes, plain, stop), end: stop, bad: false };
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let next = 1; next < length; next++) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f);
  return point;
}

/** The UTF-8 bytes of a text; `undefined` when it holds half of a surrogate pair. */
export function encodeUtf8(text: string): Uint8Array | undefined {
  const out = new Uint8Array(text.length * 3);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point < 0x80) {
      out[size++] = point;
    } else if (point < 0x800) {
      out[size++] = 0xc0 | (point >> 6);
      out[size++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      if (point >= 0xd800 && point <= 0xdfff) return undefined;
      out[size++] = 0xe0 | (point >> 12);
      out[size++] = 0x80 | ((point >> 6) & 0x3f);
      out[size++] = 0x80 | (point & 0x3f);
    } else {
      at++;
      out[size++] = 0xf0 | (point >> 18);
      out[size++] = 0x80 | ((point >> 12) & 0x3f);
      out[size++] = 0x80 | ((point >> 6) & 0x3f);
      out[size++] = 0x80 | (point & 0x3f);
    }
  }
  return out.subarray(0, size);
}
