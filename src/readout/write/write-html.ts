import { element, escapeMarkup } from "../figures/markup.ts";
import type { Rendered, Report } from "../report/rendered.ts";
import { fill } from "../report/table-words.ts";
import { htmlStyle, paperStyle } from "./html-style.ts";
import { htmlTable } from "./html-table.ts";
import { displayName, issueLines, pageMarks, provenanceOf, sourceLine } from "./provenance.ts";
import { words } from "./report-words.ts";

/**
 * A report as one HTML file that needs nothing else and runs nothing: contents, every table and figure, light and dark,
 * A4 landscape on paper. What it was made from, and whether arms are told or participants simulated, stands with every
 * display and on every page.
 */
export function writeHtml(report: Report): string {
  const { language, study, displays, issues = [] } = report;
  const marks = pageMarks(report);
  const named = displays.map((display, i) => ({ display, anchor: `display-${i + 1}` }));
  const contents = named.map(({ display, anchor }) =>
    element(
      "li",
      {},
      element(
        "a",
        { href: `#${anchor}` },
        element("span", {}, escapeMarkup(displayName(display, report))),
        " ",
        element("span", {}, escapeMarkup(display.titles[0] ?? display.id)),
      ),
    ),
  );
  const facts = provenanceOf(report).map(
    ([name, value]) =>
      element("dt", {}, escapeMarkup(name)) + element("dd", {}, escapeMarkup(value)),
  );
  const undone = issueLines(issues, report);
  const body = [
    element(
      "header",
      {},
      element("p", { class: "kicker" }, escapeMarkup(study.id)),
      element("h1", {}, escapeMarkup(study.title)),
      markList(marks),
      element("dl", { class: "facts" }, ...facts),
    ),
    element(
      "nav",
      { id: "contents", "aria-labelledby": "contents-title" },
      element("h2", { id: "contents-title" }, escapeMarkup(words.contents[language])),
      contents.length === 0 ? "" : element("ol", {}, ...contents),
    ),
    element(
      "main",
      {},
      ...named.map(({ display, anchor }) => displaySection(display, anchor, report)),
      undone.length === 0
        ? ""
        : element(
            "section",
            { "aria-labelledby": "undone" },
            element("h2", { id: "undone" }, escapeMarkup(words.notDone[language])),
            lineList("issues", undone),
            source(report),
          ),
    ),
  ];
  const title = `${study.id} ${study.version}`;
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    element("title", {}, escapeMarkup(title)),
    `<style>${htmlStyle}${paperStyle(marks.join(" · "), sourceLine(report))}</style>`,
  ];
  return `<!doctype html>\n<html lang="${language}">\n<head>${head.join("\n")}</head>\n<body>\n${body.join("\n")}\n</body>\n</html>\n`;
}

function displaySection(display: Rendered, anchor: string, report: Report): string {
  const { language } = report;
  const [first = display.id, ...others] = display.titles;
  const label = `${anchor}-title`;
  const population = fill(words.population[language], { population: display.population });
  const heading = [
    element(
      "h2",
      { id: label },
      element("span", { class: "number" }, escapeMarkup(displayName(display, report))),
      escapeMarkup(first),
    ),
    ...others.map((title) => element("p", { class: "title" }, escapeMarkup(title))),
    element("p", { class: "population" }, escapeMarkup(population)),
  ];
  const undone = issueLines(display.issues, report);
  return element(
    "section",
    { id: anchor, "aria-labelledby": label },
    ...heading,
    display.kind === "figure"
      ? scrolling(label, element("div", { class: "figure" }, display.svg))
      : tableOf(display, label, report),
    undone.length === 0 ? "" : lineList("issues", undone),
    display.footnotes.length === 0 ? "" : lineList("footnotes", display.footnotes),
    display.kind === "figure" && display.data.rows.length > 0
      ? element(
          "details",
          {},
          element("summary", {}, escapeMarkup(words.numbers[language])),
          tableOf(display.data, label, report),
        )
      : "",
    source(report),
  );
}

function tableOf(
  table: Exclude<Rendered, { readonly kind: "figure" }>,
  label: string,
  { language }: Report,
): string {
  if (table.rows.length === 0) return element("p", {}, escapeMarkup(words.nothing[language]));
  return scrolling(label, htmlTable(table, label));
}

/** What may be wider than a phone is moved by touch or by keys. */
function scrolling(label: string, inner: string): string {
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": label },
    inner,
  );
}

function source(report: Report): string {
  return element(
    "div",
    { class: "source" },
    markList(pageMarks(report)),
    escapeMarkup(sourceLine(report)),
    " ",
    element(
      "a",
      { class: "back", href: "#contents" },
      escapeMarkup(words.toContents[report.language]),
    ),
  );
}

function markList(marks: readonly string[]): string {
  return element(
    "ul",
    { class: "marks" },
    ...marks.map((mark) => element("li", {}, escapeMarkup(mark))),
  );
}

function lineList(name: string, lines: readonly string[]): string {
  return element(
    "ul",
    { class: name },
    ...lines.map((line) => element("li", {}, escapeMarkup(line))),
  );
}
