import { defineIssue, type Issue } from "../../kernel/index.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { checkColumns } from "./check-columns.ts";
import { checkMeta } from "./check-meta.ts";
import { recordCheck } from "./check-record.ts";
import { emptyHeader, type VcfHeader } from "./header.ts";
import { type ByteLine, lineCutter } from "./line-cutter.ts";
import { type Report, shown } from "./report.ts";
import { versionOf } from "./version.ts";

const empty = defineIssue("vcf.empty", "The file is empty.", "文件为空。");
const fileformat = defineIssue(
  "vcf.fileformat",
  "The first line is “##fileformat=VCFv4.1” … “VCFv4.5”; this one is “{found}”. Nothing further was checked.",
  "首行应为“##fileformat=VCFv4.1”至“VCFv4.5”，而此行为“{found}”。后续内容未作检查。",
);
const byteOrderMark = defineIssue(
  "vcf.byte-order-mark",
  "The file begins with a byte order mark; it must not.",
  "文件以字节顺序标记（BOM）开头，这是不允许的。",
);
const noHeader = defineIssue(
  "vcf.header-missing",
  "The file ends without a column line (#CHROM …).",
  "文件在出现列名行（#CHROM …）之前结束。",
);
const lateMeta = defineIssue(
  "vcf.header-late",
  "A meta line or a column line stands among the records.",
  "记录之间出现了元信息行或列名行。",
);
const blank = defineIssue("vcf.blank-line", "The line is empty.", "该行为空。");
const blankEnd = defineIssue(
  "vcf.blank-end",
  "The file ends with empty lines.",
  "文件以空行结尾。",
  "warning",
);
const noLineEnd = defineIssue(
  "vcf.no-line-end",
  "The last line does not end in a line end; the file may be cut off.",
  "最后一行没有换行符，文件可能不完整。",
);
const noLineEndOld = defineIssue(
  "vcf.last-line-open",
  "The last line does not end in a line end; the file may be cut off.",
  "最后一行没有换行符，文件可能不完整。",
  "warning",
);
const notUtf8 = defineIssue(
  "vcf.not-utf8",
  "The byte {value} is not UTF-8.",
  "字节 {value} 不是 UTF-8。",
);
const notUtf8Old = defineIssue(
  "vcf.not-utf8-old",
  "The byte {value} is not UTF-8; it is read as Latin-1.",
  "字节 {value} 不是 UTF-8，按 Latin-1 读取。",
  "warning",
);
const control = defineIssue(
  "vcf.control-character",
  "A character that cannot be printed ({value}) stands in the line.",
  "该行含有不可打印的字符（{value}）。",
);
const crlfOld = defineIssue(
  "vcf.crlf",
  "Lines end in CR LF; before 4.3 they end in LF.",
  "行以 CR LF 结尾；4.3 之前应以 LF 结尾。",
  "warning",
);
const tooLong = defineIssue(
  "vcf.line-too-long",
  "The line has {length} bytes; more than {most} are not read.",
  "该行有 {length} 字节；超过 {most} 字节的行不予读取。",
);

/** A check in progress: bytes go in, defects come out of `report`. */
export interface VcfCheck {
  push(chunk: Uint8Array): void;
  /** To be called once, when the input is over. */
  end(): void;
  /** Whether anything further would be looked at; false after a first line of another format. */
  readonly goesOn: boolean;
  readonly header: VcfHeader | undefined;
  readonly records: number;
}

/**
 * Checks a VCF file as a stream, in memory that does not grow with the file: meta lines, column line, order, every
 * column of every record, by the rules of the version that the file names. A defect of a line does not keep the next
 * from being checked.
 *
 * @source hts-specs VCFv4.1 … VCFv4.5
 * @example
 * checkVcfText("##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t5\t.\tC\tR\t.\t.\t.\n").map((issue) => issue.code) // => ["vcf.alt"]
 */
export function checkVcf(report: Report, longest?: number): VcfCheck {
  let header: VcfHeader | undefined;
  let records = 0;
  let check: ((text: string, line: number) => void) | undefined;
  let blanks = 0;
  let lastLine = 0;
  let open = false;
  let crlfSaid = false;
  let stopped = false;

  const cutter = lineCutter(takeLine, longest);

  function takeLine(line: ByteLine): void {
    if (stopped) return;
    lastLine = line.number;
    open = line.ending === "none";
    if (header === undefined) {
      takeFirst(line);
      return;
    }
    if (line.cut !== undefined) {
      report(tooLong([line.number, 1], { length: line.cut, most: longest ?? line.bytes.length }));
      return;
    }
    if (line.ending === "crlf" && header.version < 4.3 && !crlfSaid) {
      crlfSaid = true;
      report(crlfOld([line.number, line.bytes.length + 1]));
    }
    const text = decode(line, header);
    if (text === "") {
      blanks++;
      return;
    }
    for (; blanks > 0; blanks--) report(blank([line.number - blanks, 1]));
    if (check !== undefined) {
      if (text.startsWith("##") || text.startsWith("#CHROM\t")) {
        report(lateMeta([line.number, 1]));
        return;
      }
      records++;
      check(text, line.number);
    } else if (text.startsWith("#") && !text.startsWith("##")) {
      checkColumns(text, line.number, header, report);
      check = recordCheck(header, report);
    } else checkMeta(text, line.number, header, report);
  }

  function takeFirst(line: ByteLine): void {
    let bytes = line.bytes.subarray(0, 200);
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      report(byteOrderMark([1, 1]));
      bytes = bytes.subarray(3);
    }
    const text = decodeLatin1(bytes);
    const version = versionOf(text);
    if (version === undefined) {
      stopped = true;
      report(fileformat([1, 1], { found: shown(text) }));
      return;
    }
    header = emptyHeader(version);
    if (line.ending === "crlf" && version < 4.3) {
      crlfSaid = true;
      report(crlfOld([1, line.bytes.length + 1]));
    }
  }

  function decode(line: ByteLine, known: VcfHeader): string {
    const { bytes, number } = line;
    const decoded = decodeUtf8(bytes);
    let { text } = decoded;
    if (decoded.end < bytes.length) {
      const hex = `0x${(bytes[decoded.end] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
      const at = [number, text.length + 1] as const;
      report(known.version < 4.3 ? notUtf8Old(at, { value: hex }) : notUtf8(at, { value: hex }));
      text = decodeLatin1(bytes);
    }
    const place = text.search(/[^\P{Cc}\t\u007f-\u009f]/u);
    if (place >= 0) {
      const value = `U+${text.charCodeAt(place).toString(16).toUpperCase().padStart(4, "0")}`;
      report(control([number, place + 1], { value }));
    }
    return text;
  }

  return {
    push: (chunk) => {
      if (!stopped) cutter.push(chunk);
    },
    end() {
      cutter.end();
      if (stopped) return;
      if (header === undefined) return report(empty([1, 1]));
      if (check === undefined) report(noHeader([lastLine, 1]));
      if (blanks > 0) report(blankEnd([lastLine - blanks + 1, 1]));
      if (open) report((header.version < 4.3 ? noLineEndOld : noLineEnd)([lastLine, 1]));
    },
    get goesOn() {
      return !stopped;
    },
    get header() {
      return header;
    },
    get records() {
      return records;
    },
  };
}

/** {@link checkVcf} for a file that is at hand as text or bytes; a text of Latin letters at most. */
export function checkVcfText(file: string | Uint8Array): Issue[] {
  const issues: Issue[] = [];
  const check = checkVcf((issue) => issues.push(issue));
  const bytes =
    typeof file === "string" ? Uint8Array.from(file, (letter) => letter.charCodeAt(0)) : file;
  check.push(bytes);
  check.end();
  return issues;
}
