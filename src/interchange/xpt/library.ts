import { defineIssue } from "../../kernel/index.ts";
import type { ByteInlet } from "../byte-inlet.ts";
import { looksLike } from "../looks-like.ts";
import { DataProblem } from "../problem.ts";
import type { More } from "../stream.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { expectHeader, part, take, trimField } from "./record.ts";
import type { XptLibrary } from "./xpt-dataset.ts";

const notXpt = defineIssue(
  "xpt.not-xpt",
  "{file}: this is not a SAS transport file of version 5; it looks like {looks}. Choose the right file, or export it again as XPORT version 5.",
  "{file}：这不是第 5 版 SAS 传输文件，看起来是{looks}。请选择正确的文件，或以 XPORT 第 5 版重新导出。",
);

const start = "HEADER RECORD*******LIBRARY ";

/** Reads the three records with which a file begins. @throws DataProblem `xpt.not-xpt`, `xpt.truncated-header` */
export function* readLibrary(input: ByteInlet, file: string): Generator<More, XptLibrary> {
  yield* input.atLeast(512);
  const head = input.peek(512);
  const shown = decodeLatin1(head.subarray(0, start.length));
  if (head.length === 0 || !start.startsWith(shown)) {
    throw new DataProblem(notXpt([file], { file, looks: looksLike(head) }));
  }
  const records = yield* take(input, 240, part.library, file);
  expectHeader(records, "LIBRARY", 0, file);
  return readOrigin(records.subarray(80));
}

/** The fields that library and member headers share, from their two real records. */
export function readOrigin(records: Uint8Array): XptLibrary {
  const field = (from: number, to: number) => trimField(decodeLatin1(records, from, to));
  return {
    sasVersion: field(24, 32),
    system: field(32, 40),
    created: field(64, 80),
    modified: field(80, 96),
  };
}
