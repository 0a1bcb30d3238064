import { readFileSync } from "node:fs";
import { type Report, reportSheets } from "../../readout/index.ts";
import { pressCoverage, setPdf, typeface } from "../press/press.ts";
import { isPrintable, printableAll } from "../press/printable.ts";

const template = readFileSync(new URL("./report.typ", import.meta.url), "utf8");

/**
 * Sets a report as PDF: A4 landscape, on every page what it was made from, heads of tables on each page they reach,
 * figures as they are drawn. The same report gives the same bytes. It occupies the thread until it is done.
 *
 * @throws Fault when the template refuses the data, which is a defect of ours.
 */
export function typesetReport(report: Report): Uint8Array {
  const { sheets, language, takenAt, ...rest } = reportSheets(report, typeface);
  const coverage = pressCoverage();
  const figures = sheets.flatMap(({ figure }, i) =>
    figure === undefined ? [] : [[`figure-${i}.svg`, lettered(figure.svg)] as const],
  );
  const madeMs = Date.parse(takenAt);
  const made = new Date(Number.isNaN(madeMs) ? 0 : madeMs);
  const data = {
    ...rest,
    typeface,
    software: report.software,
    title: `${report.study.id} ${report.study.version}`,
    lang: language === "en" ? ["en", "GB"] : ["zh", "CN"],
    date: [
      made.getUTCFullYear(),
      made.getUTCMonth() + 1,
      made.getUTCDate(),
      made.getUTCHours(),
      made.getUTCMinutes(),
      made.getUTCSeconds(),
    ],
    sheets: sheets.map(({ figure, ...sheet }) =>
      figure === undefined ? sheet : { ...sheet, figure: figure.description },
    ),
  };
  return setPdf({
    name: "report",
    template,
    files: {
      "report.json": JSON.stringify(printableAll(data, coverage)),
      ...Object.fromEntries(figures),
    },
    madeMs: made.getTime(),
  });
}

/** A figure of which every letter can be printed; for one that cannot stands a question mark. */
function lettered(svg: string): string {
  const coverage = pressCoverage();
  return Array.from(svg, (one) =>
    isPrintable(one.codePointAt(0) ?? 0, coverage) ? one : "?",
  ).join("");
}
