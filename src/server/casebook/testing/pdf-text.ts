import { inflateSync } from "node:zlib";

/**
 * The text of a PDF that our own typesetter made, page by page, without white space: glyphs read back through the
 * `ToUnicode` tables that make the document searchable. No reader of foreign PDFs.
 */
export function pdfPages(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const objects = readObjects(bytes);
  const tables = new Map<string, ReadonlyMap<number, string>>();
  const tableOf = (font: string): ReadonlyMap<number, string> => {
    const known = tables.get(font);
    if (known !== undefined) return known;
    const id = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? "")?.[1] ?? "";
    const made = readTable(objects.get(id)?.stream() ?? "");
    tables.set(font, made);
    return made;
  };
  const pages: { readonly id: number; readonly text: string }[] = [];
  for (const [id, { head }] of objects) {
    if (!/\/Type \/Page\s/.test(head)) continue;
    const fonts = new Map(
      Array.from(head.matchAll(/\/(f\d+) (\d+) 0 R/g), ([, name = "", font = ""]) => [
        name,
        tableOf(font),
      ]),
    );
    const content = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? "";
    pages.push({ id: Number(id), text: textOf(objects.get(content)?.stream() ?? "", fonts) });
  }
  return pages.sort((a, b) => a.id - b.id).map(({ text }) => text);
}

/** A text as {@link pdfPages} gives it. */
export function squeezed(text: string): string {
  return text.replace(/\s/g, "");
}

interface PdfObject {
  readonly head: string;
  readonly stream: () => string;
}

function readObjects(bytes: Buffer): Map<string, PdfObject> {
  const whole = bytes.toString("latin1");
  const objects = new Map<string, PdfObject>();
  let at = 0;
  const opening = /(\d+) 0 obj\b/g;
  for (;;) {
    opening.lastIndex = at;
    const found = opening.exec(whole);
    if (found === null) return objects;
    const start = opening.lastIndex;
    const end = whole.indexOf("endobj", start);
    const within = whole.slice(start, end);
    const marked = within.indexOf("stream\n");
    const hasStream = marked !== -1;
    const streamAt = start + marked;
    const head = hasStream ? within.slice(0, marked) : within;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const from = streamAt + "stream\n".length;
    objects.set(found[1] ?? "", {
      head,
      stream: () => {
        const raw = bytes.subarray(from, from + length);
        return (head.includes("/FlateDecode") ? inflateSync(raw) : raw).toString("latin1");
      },
    });
    at = hasStream ? from + length : end;
  }
}

function readTable(cmap: string): Map<number, string> {
  const table = new Map<number, string>();
  for (const [, glyph = "", text = ""] of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)) {
    if (text.length % 4 !== 0) continue;
    const units = text.match(/.{4}/g) ?? [];
    table.set(
      Number.parseInt(glyph, 16),
      String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
    );
  }
  return table;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = "";
  let at = 0;
  const token = /\/(f\d+) [\d.]+ Tf|\(|<([0-9A-Fa-f]+)>/g;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(content);
    if (found === null) return squeezed(text);
    at = token.lastIndex;
    if (found[1] !== undefined) {
      font = fonts.get(found[1]) ?? new Map();
      continue;
    }
    let glyphs: string;
    if (found[2] === undefined) [glyphs, at] = literalAt(content, at);
    else glyphs = Buffer.from(found[2], "hex").toString("latin1");
    for (let index = 0; index + 1 < glyphs.length; index += 2) {
      text += font.get(glyphs.charCodeAt(index) * 256 + glyphs.charCodeAt(index + 1)) ?? "";
    }
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A literal string from behind its opening parenthesis, and where it ends. @source ISO 32000-1, 7.3.4.2 */
function literalAt(content: string, start: number): [text: string, end: number] {
  let text = "";
  let depth = 1;
  let at = start;
  for (; at < content.length; at++) {
    const character = content.charAt(at);
    if (character === "\\") {
      const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
      const next = content.charAt(at + 1);
      text +=
        octal === undefined
          ? (escapes[next] ?? next)
          : String.fromCharCode(Number.parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) break;
    text += character;
  }
  return [text, at + 1];
}
