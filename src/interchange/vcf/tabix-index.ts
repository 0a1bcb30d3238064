/** A stretch of a compressed file in virtual offsets: the block's place and a place in its content. */
export interface Stretch {
  readonly from: VirtualOffset;
  readonly to: VirtualOffset;
}

export interface VirtualOffset {
  readonly block: number;
  readonly within: number;
}

/** Where in a file the records of a region can stand. */
export interface RegionIndex {
  readonly names: readonly string[];
  /** Stretches that together hold every record that overlaps one of the closed intervals, in the file's order. */
  find(
    name: string,
    intervals: readonly { readonly start: number; readonly end: number }[],
  ): Stretch[];
}

/** Where the parts of one reference stand in the index: they are read when somebody asks for it. */
interface Reference {
  readonly bins: number;
  readonly binsAt: number;
  /** For each 16,384 bases, the first record that overlaps them (`.tbi`). */
  readonly windows: number;
  readonly windowsAt: number;
}

/**
 * Reads a `.tbi` or `.csi` index that was inflated; nothing where it is damaged or no index of a VCF file.
 *
 * @source hts-specs tabix.tex, CSIv1.tex
 */
export function readRegionIndex(bytes: Uint8Array): RegionIndex | undefined {
  const magic = String.fromCharCode(...bytes.subarray(0, 3));
  if ((magic !== "TBI" && magic !== "CSI") || bytes[3] !== 1) return undefined;
  try {
    return magic === "TBI" ? readTabix(bytes) : readCsi(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads numbers and counts, and finds counts that the file cannot hold: they are damage. */
interface Cursor {
  readonly view: DataView;
  at: number;
}

function int(cursor: Cursor): number {
  cursor.at += 4;
  return cursor.view.getInt32(cursor.at - 4, true);
}

function count(cursor: Cursor, bytesEach: number): number {
  const found = int(cursor);
  if (found < 0 || found * bytesEach > cursor.view.byteLength - cursor.at) {
    throw new RangeError("count");
  }
  return found;
}

function virtualAt(view: DataView, at: number): VirtualOffset {
  const low = view.getUint32(at, true);
  return { block: view.getUint32(at + 4, true) * 2 ** 16 + (low >>> 16), within: low & 0xffff };
}

function splitNames(bytes: Uint8Array): string[] {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return text.split("\0").slice(0, -1);
}

function readTabix(bytes: Uint8Array): RegionIndex {
  const cursor = cursorOf(bytes, 4);
  const references = count(cursor, 8);
  cursor.at += 24;
  const names = readNames(bytes, cursor);
  const all: Reference[] = [];
  for (let n = 0; n < references; n++) {
    const bins = passBins(cursor, 0);
    const windows = count(cursor, 8);
    all.push({ ...bins, windows, windowsAt: cursor.at });
    cursor.at += 8 * windows;
  }
  return regionIndex(cursor.view, names, all, { shift: 14, depth: 5, offsetBytes: 0 });
}

function readCsi(bytes: Uint8Array): RegionIndex {
  const cursor = cursorOf(bytes, 4);
  const shift = int(cursor);
  const depth = int(cursor);
  if (shift < 1 || shift > 30 || depth < 0 || depth > 10) throw new RangeError("depth");
  const length = count(cursor, 1);
  const end = cursor.at + length;
  cursor.at += 24;
  const names = readNames(bytes, cursor);
  cursor.at = end;
  const all: Reference[] = [];
  for (let left = count(cursor, 4); left > 0; left--) {
    all.push({ ...passBins(cursor, 8), windows: 0, windowsAt: 0 });
  }
  return regionIndex(cursor.view, names, all, { shift, depth, offsetBytes: 8 });
}

function cursorOf(bytes: Uint8Array, at: number): Cursor {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at };
}

function readNames(bytes: Uint8Array, cursor: Cursor): string[] {
  const length = count(cursor, 1);
  cursor.at += length;
  return splitNames(bytes.subarray(cursor.at - length, cursor.at));
}

/** Goes over the bins of a reference without keeping them. `.csi` has an offset with each. */
function passBins(cursor: Cursor, offsetBytes: number) {
  const bins = count(cursor, 8 + offsetBytes);
  const binsAt = cursor.at;
  const { view } = cursor;
  let { at } = cursor;
  for (let left = bins; left > 0; left--) {
    at += 4 + offsetBytes;
    const stretches = view.getInt32(at, true);
    at += 4 + 16 * stretches;
    if (stretches < 0 || at > view.byteLength) throw new RangeError("bins");
  }
  cursor.at = at;
  return { bins, binsAt };
}

/** Whether one virtual offset comes before another. */
export function before(a: VirtualOffset, b: VirtualOffset): boolean {
  return a.block < b.block || (a.block === b.block && a.within < b.within);
}

interface Scheme {
  readonly shift: number;
  readonly depth: number;
  readonly offsetBytes: number;
}

function regionIndex(
  view: DataView,
  names: readonly string[],
  references: readonly Reference[],
  scheme: Scheme,
): RegionIndex {
  return {
    names,
    find(name, intervals) {
      const reference = references[names.indexOf(name)];
      if (reference === undefined || intervals.length === 0) return [];
      const wanted = new Set(intervals.flatMap(({ start, end }) => binsOf(start, end, scheme)));
      const first = Math.min(...intervals.map(({ start }) => start));
      const earliest = firstIn(view, reference, first);
      const found: Stretch[] = [];
      let at = reference.binsAt;
      for (let left = reference.bins; left > 0; left--) {
        const bin = view.getUint32(at, true);
        at += 4 + scheme.offsetBytes;
        const stretches = view.getInt32(at, true);
        at += 4;
        if (wanted.has(bin)) {
          for (let n = 0; n < stretches; n++) {
            const place = at + 16 * n;
            const stretch = { from: virtualAt(view, place), to: virtualAt(view, place + 8) };
            if (before(earliest, stretch.to)) found.push(stretch);
          }
        }
        at += 16 * stretches;
      }
      return merge(found.toSorted((a, b) => (before(a.from, b.from) ? -1 : 1)));
    },
  };
}

/** The bins that can hold what overlaps an interval. */
function binsOf(start: number, end: number, { shift, depth }: Scheme): number[] {
  // Bins count from 0 and leave the end out.
  const first = Math.max(0, start - 1);
  const last = Math.max(first, end - 1);
  const bins: number[] = [];
  let offset = 0;
  for (let level = 0; level <= depth; level++) {
    const size = 2 ** (shift + 3 * (depth - level));
    const high = offset + Math.floor(last / size);
    for (let bin = offset + Math.floor(first / size); bin <= high; bin++) bins.push(bin);
    offset += 8 ** level;
  }
  return bins;
}

/** Before this nothing overlaps the 16,384 bases in which an interval begins. */
function firstIn(view: DataView, { windows, windowsAt }: Reference, start: number): VirtualOffset {
  if (windows === 0) return { block: 0, within: 0 };
  const window = Math.min(Math.max(0, start - 1) >> 14, windows - 1);
  return virtualAt(view, windowsAt + 8 * window);
}

function merge(sorted: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const each of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.to.block < each.from.block) merged.push(each);
    else if (before(last.to, each.to)) merged[merged.length - 1] = { from: last.from, to: each.to };
  }
  return merged;
}
