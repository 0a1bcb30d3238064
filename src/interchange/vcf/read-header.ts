import { defineIssue, type Issue } from "../../kernel/index.ts";
import { looksLike } from "../looks-like.ts";
import { DataProblem } from "../problem.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { text } from "../../kernel/index.ts";
import { checkColumns } from "./check-columns.ts";
import { checkMeta } from "./check-meta.ts";
import { emptyHeader, type VcfHeader } from "./header.ts";
import { versionOf } from "./version.ts";

const notVcf = defineIssue(
  "vcf.not-vcf",
  "{file} is no VCF file of version 4.1 to 4.5: it looks like {looks}.",
  "{file} 不是 VCF 4.1 至 4.5 版文件：它看起来是{looks}。",
);
const headless = defineIssue(
  "vcf.header-absent",
  "{file}: no column line (#CHROM …) was found.",
  "{file}：未找到列名行（#CHROM …）。",
);
const otherVersion = text(
  "VCF of another version, or text of another kind",
  "其他版本的 VCF 或其他类型的文本",
);

/** A line of the header longer than this is damage: the names of a million samples fit. */
const longestHeaderLine = 32 * 2 ** 20;

/** A header in the making; `rest` is what stands after it, once it is whole. */
export interface HeaderInlet {
  push(chunk: Uint8Array): void;
  /** Present once the column line was read. */
  readonly done:
    | { readonly header: VcfHeader; readonly rest: Uint8Array; readonly lines: number }
    | undefined;
  /** To be called where the input ends before the header does. @throws DataProblem */
  cutOff(): never;
  readonly issues: readonly Issue[];
}

/**
 * Reads the header from chunks, with the same rules as the check; its issues are told, but only what the reading rests
 * on stops it: the version and the column line.
 *
 * @throws DataProblem `vcf.not-vcf`, `vcf.header-absent`, `vcf.header…`
 */
export function headerInlet(file: string): HeaderInlet {
  const issues: Issue[] = [];
  let held: Uint8Array = new Uint8Array(0);
  let header: VcfHeader | undefined;
  let lines = 0;
  let done: HeaderInlet["done"];

  function takeLine(bytes: Uint8Array): boolean {
    lines++;
    const decoded = decodeUtf8(bytes);
    const line = decoded.end < bytes.length ? decodeLatin1(bytes) : decoded.text;
    if (header === undefined) {
      const version = versionOf(line);
      if (version === undefined) throw refuse();
      header = emptyHeader(version);
      return false;
    }
    if (!line.startsWith("#") || line.startsWith("##")) {
      if (line !== "") checkMeta(line, lines, header, (issue) => issues.push(issue));
      return false;
    }
    checkColumns(line, lines, header, (issue) => {
      throw new DataProblem({ ...issue, path: [file, ...issue.path] });
    });
    return true;
  }

  function refuse(): DataProblem {
    const begun = decodeLatin1(held.subarray(0, 20)).startsWith("##fileformat=");
    const looks = begun ? otherVersion : looksLike(held);
    return new DataProblem(notVcf([file], { file, looks }));
  }

  return {
    push(chunk) {
      if (done !== undefined) return;
      const joined = new Uint8Array(held.length + chunk.length);
      joined.set(held);
      joined.set(chunk, held.length);
      held = joined;
      if (lines === 0 && held.length >= 13) {
        if (!decodeLatin1(held.subarray(0, 13)).startsWith("##fileformat=")) throw refuse();
      }
      let at = 0;
      for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, at)) {
        const cr = end > at && held[end - 1] === 13;
        const last = takeLine(held.subarray(at, cr ? end - 1 : end));
        at = end + 1;
        if (last && header !== undefined) {
          done = { header, rest: held.subarray(at), lines };
          return;
        }
      }
      held = held.slice(at);
      if (held.length > longestHeaderLine) throw new DataProblem(headless([file], { file }));
    },
    cutOff() {
      if (lines === 0) throw refuse();
      throw new DataProblem(headless([file], { file }));
    },
    get done() {
      return done;
    },
    issues,
  };
}
