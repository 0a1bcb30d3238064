import { defineIssue } from "../../kernel/index.ts";
import { looksLike } from "../looks-like.ts";
import { DataProblem } from "../problem.ts";
import { type Inlet, type More, more } from "../stream.ts";
import { decodeUtf8 } from "./utf8.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

const notUtf8 = defineIssue(
  "interchange.not-utf8",
  "{file}: byte {byte} (value {value}) is not UTF-8, so the text cannot be read safely; the file looks like {looks}. Decompress it, save it as UTF-8, or name its encoding if it is known.",
  "{file}：第 {byte} 字节（值 {value}）不是 UTF-8，无法可靠读取；该文件看起来是{looks}。请先解压、另存为 UTF-8，或在已知时指明其编码。",
);

/** Text that has arrived. A byte order mark at the beginning is taken off. */
export interface TextInlet extends Inlet<Uint8Array> {
  /** All text that was not yet dropped. */
  readonly text: string;
  /** Forgets the first `count` characters of `text`. */
  drop(count: number): void;
  /** Waits until text was added; `false` at the end of the input. */
  grow(): Generator<More, boolean>;
}

/** An inlet that decodes as it goes, across chunk boundaries anywhere. Wrong bytes are an issue, with their place. */
export function textInlet(file: string, encoding: "utf-8" | "windows-1252" = "utf-8"): TextInlet {
  let text = "";
  let rest = new Uint8Array(0);
  let head = rest;
  let offset = 0;
  let begun = false;
  let closed = false;

  function decode(chunk: Uint8Array): string {
    if (encoding === "windows-1252") return decodeWindows1252(chunk);
    let bytes = chunk;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
    }
    const decoded = decodeUtf8(bytes);
    if (decoded.bad) throw problem(offset + decoded.end, bytes[decoded.end] ?? 0);
    rest = bytes.slice(decoded.end);
    offset += decoded.end;
    return decoded.text;
  }

  function problem(byte: number, value: number): DataProblem {
    const hex = value.toString(16).toUpperCase().padStart(2, "0");
    return new DataProblem(
      notUtf8([file], { file, byte: byte + 1, value: `0x${hex}`, looks: looksLike(head) }),
    );
  }

  return {
    get text() {
      return text;
    },
    push(chunk) {
      if (head.length === 0) head = chunk.slice(0, 512);
      let added = decode(chunk);
      if (!begun && added !== "") {
        begun = true;
        if (added.charCodeAt(0) === 0xfeff) added = added.slice(1);
      }
      text += added;
    },
    close() {
      if (rest.length > 0) throw problem(offset, rest[0] ?? 0);
      closed = true;
    },
    drop(count) {
      text = text.slice(count);
    },
    *grow() {
      const before = text.length;
      while (text.length === before) {
        if (closed) return false;
        yield more;
      }
      return true;
    },
  };
}
