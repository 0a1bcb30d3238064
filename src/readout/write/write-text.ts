import { issueText, type Text } from "../../kernel/index.ts";
import type { Rendered, RenderedTable, Report } from "../report/rendered.ts";
import { padTo, terminalWidth, wrapTo } from "./terminal-width.ts";

/** How wide the text may get where nothing forces it wider, in columns of a terminal. */
export interface TextOptions {
  readonly width?: number;
}

const words = {
  table: { en: "Table", "zh-CN": "表" },
  listing: { en: "Listing", "zh-CN": "清单" },
  figure: { en: "Figure", "zh-CN": "图" },
  population: { en: "Population: ", "zh-CN": "人群：" },
  notDone: { en: "Not done, or to be known: ", "zh-CN": "未完成或需注意：" },
  simulated: {
    en: "SIMULATED: the participants are generated. Nothing here says anything about the treatment.",
    "zh-CN": "模拟：受试者由程序生成，以下内容不说明治疗的任何效果。",
  },
  blinded: { en: "Blinded: arms are not told.", "zh-CN": "盲态：不显示分组。" },
  version: { en: "version", "zh-CN": "版本" },
  cut: { en: "data cut", "zh-CN": "数据截点" },
} as const satisfies Readonly<Record<string, Text>>;

const usualWidth = 100;
const gap = "  ";

/**
 * A report as plain text for a terminal: every table, listing and the numbers of every figure, and below each what could
 * not be done.
 */
export function writeText(report: Report, { width = usualWidth }: TextOptions = {}): string {
  const { language, study, cut } = report;
  const say = (key: keyof typeof words): string => words[key][language];
  const taken = cut.takenAt.slice(0, 10);
  const head = [
    `${study.id}, ${say("version")} ${study.version}, ${say("cut")} ${cut.position} (${taken})`,
    study.title,
    ...(report.simulated ? [say("simulated")] : []),
    ...(report.blinded ? [say("blinded")] : []),
  ].flatMap((line) => wrapTo(line, width));
  const blocks = report.displays.map((display) => writeDisplay(display, language, width));
  return [head.join("\n"), ...blocks].join("\n\n").concat("\n");
}

function writeDisplay(display: Rendered, language: Report["language"], width: number): string {
  const [first = "", ...titles] = display.titles;
  const kind = words[display.kind][language];
  const space = language === "en" ? " " : "";
  const table = display.kind === "figure" ? display.data : display;
  const population = `${words.population[language]}${display.population}`;
  return [
    ...wrapTo(`${kind}${space}${display.id}  ${first}`, width),
    ...[...titles, population].flatMap((line) => wrapTo(line, width)),
    ...writeTable(table, width),
    ...display.footnotes.flatMap((line) => wrapTo(line, width)),
    ...[...new Set(display.issues.map((issue) => issueText(issue, language)))].flatMap((line) =>
      wrapTo(`${words.notDone[language]}${line}`, width),
    ),
  ].join("\n");
}

/** The least a head is broken to where a table is wider than asked. */
const narrowHead = 12;

function writeTable(
  { columns: given, rows }: Pick<RenderedTable, "columns" | "rows">,
  width: number,
): string[] {
  if (given.length === 0 || rows.length === 0) return [];
  const lines = rows.map(({ kind, level, label, cells }) => ({
    kind,
    texts: [`${"  ".repeat(level)}${label}`, ...cells.map(({ text }) => text)],
  }));
  const bodies = given.map((_, column) =>
    Math.max(
      0,
      ...lines.flatMap(({ kind, texts }) =>
        kind === "heading" && column === 0 ? [] : [terminalWidth(texts[column] ?? "")],
      ),
    ),
  );
  const whole = widthsOf(given, bodies);
  const isWide = whole.reduce((sum, one) => sum + one + gap.length, 0) > width;
  const columns = !isWide
    ? given
    : given.map((column, place) => {
        const room = Math.max(narrowHead, bodies[place] ?? 0);
        return { ...column, lines: column.lines.flatMap((line) => wrapTo(line, room)) };
      });
  const widths = widthsOf(columns, bodies);
  const lay = (texts: readonly string[]): string =>
    columns
      .map(({ align }, column) => padTo(texts[column] ?? "", widths[column] ?? 0, align))
      .join(gap)
      .trimEnd();
  const rule = "─".repeat(
    widths.reduce((sum, one) => sum + one, 0) + gap.length * (widths.length - 1),
  );
  const deepest = Math.max(...columns.map(({ lines: head }) => head.length));
  const heads = Array.from({ length: deepest }, (_, line) =>
    lay(columns.map(({ lines: head }) => head[line - deepest + head.length] ?? "")),
  );
  const body = lines.map(({ kind, texts }) =>
    kind === "blank" ? "" : kind === "heading" && isBare(texts) ? (texts[0] ?? "") : lay(texts),
  );
  return [rule, ...heads.filter((line) => line !== ""), rule, ...body, rule];
}

function widthsOf(columns: RenderedTable["columns"], bodies: readonly number[]): number[] {
  return columns.map(({ lines }, place) =>
    Math.max(bodies[place] ?? 0, ...lines.map(terminalWidth)),
  );
}

/** Whether a row has nothing beside its label. */
function isBare([, ...cells]: readonly string[]): boolean {
  return cells.every((text) => text === "");
}
