const block = 8192;

/** One character per byte, U+0000 … U+00FF. ASCII bytes give ASCII text. @source ISO/IEC 8859-1 */
export function decodeLatin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let out = "";
  for (let at = start; at < end; at += block) {
    const piece = bytes.subarray(at, Math.min(at + block, end));
    // Reflect.apply takes a typed array as it is; spreading it would be ten times slower.
    const text: string = Reflect.apply(String.fromCharCode, null, piece);
    out += text;
  }
  return out;
}

/** Whether every byte is below 128. */
export function isAscii(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}
