import type { Rendered, Report } from "../report/rendered.ts";
import { fill } from "../report/table-words.ts";
import { displayName, issueLines, pageMarks, provenanceOf, sourceLine } from "./provenance.ts";
import { words } from "./report-words.ts";
import { rtfTable } from "./rtf-table.ts";
import { rtfText } from "./rtf-text.ts";

/** A4 landscape in twips, and its margins. */
const [pageWidth, pageHeight, margin] = [16_838, 11_906, 850] as const;
const width = pageWidth - 2 * margin;

/**
 * A report as RTF for word processors: real tables whose heads repeat on every page, titles, footnotes, contents, and
 * on every page what it was made from. The format cannot hold figures as they are drawn: their numbers stand in their
 * place, and where to see them.
 *
 * @source Rich Text Format Specification 1.9.1
 */
export function writeRtf(report: Report): string {
  const { language, study, displays, issues = [] } = report;
  const marks = pageMarks(report);
  const undone = issueLines(issues, report);
  const head = [
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1",
    "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset134 SimSun;}}",
    "{\\colortbl;\\red86\\green95\\blue100;\\red138\\green83\\blue0;}",
    `{\\info{\\title ${rtfText(`${study.id} ${study.version}`)}}}`,
    `\\deflang${language === "en" ? "2057" : "2052"}\\deflangfe2052\\viewkind1`,
    `\\paperw${pageWidth}\\paperh${pageHeight}\\margl${margin}\\margr${margin}\\margt1134\\margb1021\\landscape\\sectd\\lndscpsxn\\pgwsxn${pageWidth}\\pghsxn${pageHeight}\\headery567\\footery454`,
    `{\\header\\pard\\plain\\f0\\fs16\\b\\cf2 ${rtfText(marks.join(" · "))}\\par}`,
    `{\\footer\\pard\\plain\\f0\\fs14\\cf1\\tqr\\tx${width} ${rtfText(sourceLine(report))}\\tab ${pageNumber(report)}\\par}`,
  ];
  const cover = [
    `\\pard\\plain\\f0\\fs20\\cf1 ${rtfText(study.id)}\\par`,
    `\\pard\\plain\\sa200\\f0\\fs32\\b ${rtfText(study.title)}\\par`,
    ...provenanceOf(report).map(
      ([name, value]) =>
        `\\pard\\plain\\fi-4200\\li4200\\tx4200\\f0\\fs18 {\\cf1 ${rtfText(name)}}\\tab ${rtfText(value)}\\par`,
    ),
    `\\pard\\plain\\sb300\\sa80\\f0\\fs22\\b ${rtfText(words.contents[language])}\\par`,
    ...displays.map(
      (display) =>
        `\\pard\\plain\\fi-2000\\li2000\\tx2000\\f0\\fs18 ${rtfText(displayName(display, report))}\\tab ${rtfText(display.titles[0] ?? "")}\\par`,
    ),
  ];
  const last =
    undone.length === 0
      ? []
      : ["\\page", title(words.notDone[language], true), ...undone.map((line) => note(line))];
  return `${[...head, ...cover, ...displays.map((one) => displayOf(one, report)), ...last].join("\n")}}\n`;
}

function displayOf(display: Rendered, report: Report): string {
  const { language } = report;
  const [first = "", ...others] = display.titles;
  const table = display.kind === "figure" ? display.data : display;
  const population = fill(words.population[language], { population: display.population });
  return [
    "\\page",
    title(`${displayName(display, report)}  ${first}`, true),
    ...others.map((line) => title(line, true)),
    title(population, false),
    ...(display.kind === "figure" ? [note(words.drawnElsewhere[language])] : []),
    table.rows.length === 0 ? note(words.nothing[language]) : rtfTable(table, width),
    ...issueLines(display.issues, report).map((line) => note(line)),
    ...display.footnotes.map((line) => note(line)),
  ].join("\n");
}

const title = (line: string, isBold: boolean): string =>
  `\\pard\\plain\\keepn\\qc\\sa40\\f0\\fs20${isBold ? "\\b" : ""} ${rtfText(line)}\\par`;

const note = (line: string): string => `\\pard\\plain\\ql\\sa40\\f0\\fs16 ${rtfText(line)}\\par`;

/** `Page 3 of 17`, both counted by whoever opens the file. */
function pageNumber({ language }: Report): string {
  const [before = "", between = "", after = ""] = words.page[language].split(/\{pages?\}/);
  const counted = (field: string) => `{\\field{\\*\\fldinst ${field}}{\\fldrslt 1}}`;
  return `${rtfText(before)}${counted("PAGE")}${rtfText(between)}${counted("NUMPAGES")}${rtfText(after)}`;
}
