import { type Text, text } from "../kernel/index.ts";
import { decodeLatin1 } from "./text/latin1.ts";

interface Guess {
  readonly what: Text;
  readonly hex?: string;
  readonly pattern?: RegExp;
  /** Holds only where there are no control characters. */
  readonly printable?: true;
}

/** First bytes by which files of other kinds are known, most telling first. */
const guesses: readonly Guess[] = [
  {
    what: text("a SAS transport file, version 5", "SAS 传输文件（第 5 版）"),
    pattern: /^HEADER RECORD\*{7}LIBRARY /,
  },
  {
    what: text("a SAS transport file, version 8 (LIBV8)", "SAS 传输文件（第 8 版，LIBV8）"),
    pattern: /^HEADER RECORD\*{7}LIBV8/,
  },
  { what: text("a SAS CPORT file", "SAS CPORT 文件"), pattern: /^\*\*COMPRESSED\*\*|^LIB CONTROL/ },
  {
    what: text("a SAS dataset (SAS7BDAT)", "SAS 数据集（SAS7BDAT）"),
    hex: "000000000000000000000000c2ea8160",
  },
  {
    what: text("a SAS transport file turned into EBCDIC", "被转换为 EBCDIC 的 SAS 传输文件"),
    hex: "c8c5c1c4c5d9",
  },
  { what: text("a gzip archive", "gzip 压缩文件"), hex: "1f8b" },
  { what: text("a ZIP archive", "ZIP 压缩文件"), hex: "504b0304" },
  { what: text("an empty ZIP archive", "空的 ZIP 压缩文件"), hex: "504b0506" },
  {
    what: text(
      "a zlib stream (a compressed Dataset-JSON, .dsjc)",
      "zlib 数据流（压缩的 Dataset-JSON，.dsjc）",
    ),
    hex: "789c",
  },
  {
    what: text(
      "a zlib stream (a compressed Dataset-JSON, .dsjc)",
      "zlib 数据流（压缩的 Dataset-JSON，.dsjc）",
    ),
    hex: "78da",
  },
  {
    what: text(
      "a zlib stream (a compressed Dataset-JSON, .dsjc)",
      "zlib 数据流（压缩的 Dataset-JSON，.dsjc）",
    ),
    hex: "7801",
  },
  { what: text("a bzip2 archive", "bzip2 压缩文件"), pattern: /^BZh[1-9]/ },
  { what: text("an xz archive", "xz 压缩文件"), hex: "fd377a585a00" },
  { what: text("a Zstandard archive", "Zstandard 压缩文件"), hex: "28b52ffd" },
  { what: text("a 7-Zip archive", "7-Zip 压缩文件"), hex: "377abcaf271c" },
  { what: text("a Parquet file", "Parquet 文件"), pattern: /^PAR1/ },
  { what: text("a PDF document", "PDF 文档"), pattern: /^%PDF/ },
  {
    what: text("an old Microsoft Office document", "旧版 Microsoft Office 文档"),
    hex: "d0cf11e0a1b11ae1",
  },
  { what: text("an SPSS file", "SPSS 文件"), pattern: /^\$FL[23]/ },
  { what: text("a Stata file", "Stata 文件"), pattern: /^<stata_dta>/ },
  { what: text("UTF-16 text", "UTF-16 文本"), hex: "fffe" },
  { what: text("UTF-16 text", "UTF-16 文本"), hex: "feff" },
  { what: text("an HTML page", "HTML 网页"), pattern: /^(\xef\xbb\xbf)?\s*<(!doctype html|html)/i },
  { what: text("an XML document", "XML 文档"), pattern: /^(\xef\xbb\xbf)?\s*<[?!a-z]/i },
  { what: text("a JSON document", "JSON 文档"), pattern: /^(\xef\xbb\xbf)?\s*[{[]\s*["{[\]}\d]/ },
  {
    what: text("comma-separated text (CSV)", "逗号分隔文本（CSV）"),
    pattern: /^[^\r\n]*,/,
    printable: true,
  },
  {
    what: text("tab-separated text", "制表符分隔文本"),
    pattern: /^[^\r\n]*\t/,
    printable: true,
  },
  { what: text("plain text", "纯文本"), pattern: /^/, printable: true },
];

const empty = text("an empty file", "空文件");
const unknown = text("binary data of an unknown kind", "未知类型的二进制数据");

/** What a file looks like, by its first bytes (512 are enough): for the message that says it is not what was expected. */
export function looksLike(head: Uint8Array): Text {
  if (head.length === 0) return empty;
  const start = decodeLatin1(head.subarray(0, 512));
  const hex = Array.from(head.subarray(0, 16), (b) => b.toString(16).padStart(2, "0")).join("");
  const printable = !/\p{Cc}/u.test(start.replace(/[\t\r\n\f\v\u0080-\u009f]/g, ""));
  const found = guesses.find((guess) =>
    guess.hex !== undefined
      ? hex.startsWith(guess.hex)
      : guess.pattern?.test(start) === true && (printable || guess.printable !== true),
  );
  return found?.what ?? unknown;
}
