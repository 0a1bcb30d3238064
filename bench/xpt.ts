/** Reading a SAS transport file as a stream: 200,000 generated rows of vital signs, 40 MB. */
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Column, readXpt, type Row, writeXpt } from "../src/interchange/index.ts";
import { instant, randomStream } from "../src/kernel/index.ts";
import { median, peakMegabytes, perSecond, printRow, timed } from "./report.ts";

const count = 200_000;
const text = (name: string, length: number): Column => ({
  name,
  label: name,
  type: "text",
  length,
});
const number = (name: string): Column => ({ name, label: name, type: "number", length: 8 });
const columns: readonly Column[] = [
  text("STUDYID", 12),
  text("DOMAIN", 2),
  text("USUBJID", 11),
  number("VSSEQ"),
  text("VSTESTCD", 8),
  text("VSTEST", 24),
  text("VSPOS", 8),
  text("VSORRES", 8),
  text("VSORRESU", 9),
  number("VSSTRESN"),
  text("VSSTRESU", 9),
  number("VISITNUM"),
  text("VISIT", 19),
  text("VSDTC", 10),
  number("VSDY"),
];

const folder = await mkdtemp(join(tmpdir(), "neurite-bench-"));
try {
  const path = join(folder, "vs.xpt");
  const bytes = await generate(path);
  const reads: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < 7; round++) {
    plain.push(
      await timed(async () => {
        for await (const _ of createReadStream(path));
      }),
    );
    reads.push(await timed(() => read(path)));
  }
  const speed = (times: readonly number[]) => `${(bytes / 1e3 / median(times)).toFixed(0)} MB/s`;
  printRow({
    bench: "xpt",
    what: `${count.toLocaleString("en")} rows of ${columns.length} columns, ${(bytes / 1e6).toFixed(0)} MB`,
    figure: `${speed(reads)}, ${perSecond(count, median(reads))}, ${peakMegabytes().toFixed(0)} MB`,
    against: `streaming the bytes alone ${speed(plain)}`,
    ratio: `${(median(plain) / median(reads)).toFixed(2)} ×`,
  });
} finally {
  await rm(folder, { recursive: true });
}

async function generate(path: string): Promise<number> {
  const file = await open(path, "w");
  let bytes = 0;
  const dataset = { name: "VS", label: "Vital signs", columns, rows: rows() };
  for (const chunk of writeXpt([dataset], { created: instant("2026-01-14T00:00:00Z") })) {
    bytes += chunk.length;
    await file.write(chunk);
  }
  await file.close();
  return bytes;
}

function* rows(): Generator<Row> {
  const random = randomStream("xpt");
  for (let index = 0; index < count; index++) {
    const value = random.below(4) === 0 ? null : 600 + random.below(9000);
    yield [
      "CDISCPILOT01",
      "VS",
      `01-${700 + (index % 17)}-${1000 + (index % 254)}`,
      index,
      "SYSBP",
      "Systolic Blood Pressure",
      index % 3 === 0 ? "" : "STANDING",
      value === null ? "" : (value / 10).toFixed(1),
      "mmHg",
      value === null ? null : value / 10,
      "mmHg",
      index % 13,
      "AMBUL ECG REMOVAL",
      "2013-07-19",
      random.below(200) - 14,
    ];
  }
}

async function read(path: string): Promise<void> {
  let seen = 0;
  for await (const event of readXpt(createReadStream(path), { file: "vs.xpt" })) {
    if (event.kind === "rows") seen += event.rows.length;
  }
  if (seen !== count) throw new Error(`${seen} rows instead of ${count}`);
}
