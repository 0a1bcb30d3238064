/** The tags of a TIFF directory that point to others, and the one that says which way up a picture is. */
const orientationTag = 0x0112;
const gpsTag = 0x8825;

/** Bytes of each type of value, from type 1 on. */
const sizes = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

interface Entry {
  readonly tag: number;
  /** Where the entry stands in the bytes. */
  readonly at: number;
}

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
  /** The entries of the first directory. */
  readonly entries: readonly Entry[];
}

/** Which way up a picture is, 1–8, as its EXIF block (from the byte order mark on) says; 1 where it says nothing. */
export function readOrientation(exif: Uint8Array): number {
  const tiff = readTiff(exif);
  const entry = tiff?.entries.find(({ tag }) => tag === orientationTag);
  if (tiff === undefined || entry === undefined) return 1;
  const value = tiff.view.getUint16(entry.at + 8, tiff.little);
  return value >= 1 && value <= 8 ? value : 1;
}

/** An EXIF segment of a JPEG that says which way up the picture is, and nothing else. */
export function writeOrientation(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const name = [0x45, 0x78, 0x69, 0x66, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 2 + name.length + tiff.length, ...name, ...tiff]);
}

/**
 * Empties, in place, the directory of an EXIF block that says where a picture was taken. Nothing moves, so that the
 * file around it stays whole. Returns whether there was one.
 */
export function emptyPlace(exif: Uint8Array): boolean {
  const tiff = readTiff(exif);
  const entry = tiff?.entries.find(({ tag }) => tag === gpsTag);
  if (tiff === undefined || entry === undefined) return false;
  const { view, little } = tiff;
  const directory = view.getUint32(entry.at + 8, little);
  for (const { at } of entriesAt(view, directory, little)) {
    const length =
      (sizes[view.getUint16(at + 2, little) - 1] ?? 1) * view.getUint32(at + 4, little);
    const value = length > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (value + length <= exif.length) exif.fill(0, value, value + length);
    exif.fill(0, at, at + 12);
  }
  if (directory + 2 <= exif.length) exif.fill(0, directory, directory + 2);
  exif.fill(0, entry.at, entry.at + 12);
  return true;
}

function readTiff(exif: Uint8Array): Tiff | undefined {
  if (exif.length < 14) return undefined;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return undefined;
  return { view, little, entries: [...entriesAt(view, view.getUint32(4, little), little)] };
}

function* entriesAt(view: DataView, directory: number, little: boolean): Generator<Entry> {
  if (directory + 2 > view.byteLength) return;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > view.byteLength) return;
    yield { tag: view.getUint16(at, little), at };
  }
}
