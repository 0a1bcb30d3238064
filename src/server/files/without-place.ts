import { emptyPlace, readOrientation, writeOrientation } from "./photo-place.ts";

/**
 * A photograph without where it was taken. Of a JPEG only what shows the picture is kept, of a PNG the `eXIf` and text
 * chunks are left out; in WebP and HEIC, where parts point at each other, the place is overwritten. The picture itself
 * is not touched, and stays the right way up. Other kinds are returned as they are.
 */
export function withoutPlace(content: Uint8Array, mediaType: string): Uint8Array {
  switch (mediaType) {
    case "image/jpeg":
      return stripJpeg(content);
    case "image/png":
      return stripPng(content);
    case "image/webp":
    case "image/heic":
      return overwrite(content);
    default:
      return content;
  }
}

/**
 * Segments that a decoder needs: APP0 (JFIF), APP2 (colour profile) and APP14 (colour transform), tables and frames.
 * EXIF and XMP (APP1), further pictures (APP2 «MPF»), remarks, and whatever follows the end of the picture go.
 */
function stripJpeg(content: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [content.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 1 < content.length) {
    // Between two segments stands nothing; what is there anyhow is no picture.
    if (content[at] !== 0xff) break;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a byte that fills up
      continue;
    }
    if (marker === 0xd9) {
      kept.push(content.subarray(at, at + 2));
      break;
    }
    const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    const end = bare ? at + 2 : at + 2 + (content[at + 2] ?? 0) * 256 + (content[at + 3] ?? 0);
    const segment = content.subarray(at, end);
    if (marker === 0xe1 && startsWith(segment, 4, "Exif\0\0"))
      orientation = readOrientation(segment.subarray(10));
    if (isNeeded(marker, segment)) kept.push(segment);
    at = Math.max(end, at + 2);
    if (marker !== 0xda) continue;
    const next = endOfScan(content, at);
    kept.push(content.subarray(at, next));
    at = next;
  }
  return Buffer.concat(turned(kept, orientation));
}

function isNeeded(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe2) return startsWith(segment, 4, "ICC_PROFILE\0");
  if (marker >= 0xe0 && marker <= 0xef) return marker === 0xe0 || marker === 0xee;
  return marker !== 0xfe;
}

/** Puts back, behind the start of the picture, which way up it is. */
function turned(kept: readonly Uint8Array[], orientation: number): Uint8Array[] {
  const [start = new Uint8Array(), ...rest] = kept;
  return orientation === 1 ? [...kept] : [start, writeOrientation(orientation), ...rest];
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(content: Uint8Array, from: number): number {
  for (let at = from; at + 1 < content.length; at++) {
    const marker = content[at + 1] ?? 0;
    if (
      content[at] === 0xff &&
      marker !== 0 &&
      marker !== 0xff &&
      !(marker >= 0xd0 && marker <= 0xd7)
    )
      return at;
  }
  return content.length;
}

function stripPng(content: Uint8Array): Uint8Array {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const kept: Uint8Array[] = [content.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= content.length) {
    const end = at + 12 + view.getUint32(at);
    const kind = Buffer.from(content.subarray(at + 4, at + 8)).toString("latin1");
    if (!["eXIf", "tEXt", "zTXt", "iTXt"].includes(kind)) kept.push(content.subarray(at, end));
    if (kind === "IEND") break;
    at = end;
  }
  return Buffer.concat(kept);
}

const tiffStarts = ["MM\0*", "II*\0"].map((word) => Buffer.from(word, "latin1"));

/** Overwrites the place in every EXIF block of a file, and its XMP with spaces. */
function overwrite(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content);
  for (const start of tiffStarts) {
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 4))
      emptyPlace(bytes.subarray(at));
  }
  for (let at = bytes.indexOf("<x:xmpmeta"); at >= 0; at = bytes.indexOf("<x:xmpmeta", at)) {
    const end = bytes.indexOf("</x:xmpmeta>", at);
    bytes.fill(0x20, at, end < 0 ? bytes.length : end + "</x:xmpmeta>".length);
  }
  return bytes;
}

function startsWith(content: Uint8Array, from: number, word: string): boolean {
  return Buffer.from(content.subarray(from, from + word.length)).toString("latin1") === word;
}
