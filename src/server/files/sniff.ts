/** What a file is, by its content; undefined when it is nothing this product keeps. Its name has no say. */
export function sniff(content: Uint8Array): string | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte);
  const ascii = (from: number, word: string) =>
    Buffer.from(content.subarray(from, from + word.length)).toString("latin1") === word;
  if (ascii(0, "%PDF-") && hasEnd(content)) return "application/pdf";
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (ascii(0, "RIFF") && ascii(8, "WEBP")) return "image/webp";
  if (ascii(4, "ftyp") && (ascii(8, "heic") || ascii(8, "heix") || ascii(8, "mif1")))
    return "image/heic";
  if (ascii(128, "DICM")) return "application/dicom";
  if (ascii(0, "##fileformat=VCF")) return "text/x-vcf";
  if (starts(0x1f, 0x8b)) return "application/gzip";
  return isPlainText(content) ? "text/plain" : undefined;
}

/** The name's ending that each kind may have; another ending is a file that is not what it says. */
const endings: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "application/dicom": ["dcm", "dicom"],
  "text/x-vcf": ["vcf", "txt"],
  "application/gzip": ["gz"],
  "text/plain": ["txt", "csv", "tsv", "log"],
};

/** Whether a name's ending agrees with what the content is. A name without an ending says nothing wrong. */
export function agrees(name: string, mediaType: string): boolean {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return ending === undefined || (endings[mediaType] ?? []).includes(ending);
}

/** Whether files with such an ending are kept here at all. */
export function isKnownEnding(ending: string): boolean {
  return Object.values(endings).some((known) => known.includes(ending.toLowerCase()));
}

function hasEnd(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(-2048)).includes("%%EOF");
}

function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    return (
      content.length > 0 &&
      !content.some((byte) => byte < 9 || (byte > 13 && byte < 32)) &&
      !/^\s*<(!doctype|html|script|svg)/i.test(text)
    );
  } catch {
    return false;
  }
}
