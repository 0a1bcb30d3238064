/**
 * The characters a typeface has, read from its file: the segments of its widest Unicode table (`cmap`, format 12).
 * Every other character would be an empty box, so {@link printable} prints its number instead.
 *
 * @source ISO/IEC 14496-22 (OpenType) 5.3.1
 */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const table = tableAt(font, "cmap");
  const segments: (readonly [first: number, last: number])[] = [];
  const encodings = table === undefined ? 0 : font.readUInt16BE(table + 2);
  for (let index = 0; index < encodings; index++) {
    const subtable = (table ?? 0) + font.readUInt32BE((table ?? 0) + 8 + 8 * index);
    if (font.readUInt16BE(subtable) !== 12) continue;
    const count = font.readUInt32BE(subtable + 12);
    for (let segment = 0; segment < count; segment++) {
      const at = subtable + 16 + 12 * segment;
      segments.push([font.readUInt32BE(at), font.readUInt32BE(at + 4)]);
    }
    break;
  }
  const known = new Uint8Array(0x110000 >> 3);
  for (const [first, last] of segments) {
    for (let point = first; point <= last; point++) mark(known, point);
  }
  return (point) => ((known[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
}

function mark(known: Uint8Array, point: number): void {
  known[point >> 3] = (known[point >> 3] ?? 0) | (1 << (point & 7));
}

function tableAt(font: Buffer, tag: string): number | undefined {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + 16 * index;
    if (font.toString("latin1", at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  return undefined;
}
