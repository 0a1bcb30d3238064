import assert from "node:assert/strict";
import { test } from "node:test";
import { tagsOf } from "../figures/testing/svg-words.ts";
import { hostile, madeUpReport } from "./testing/made-up-report.ts";
import { writeHtml } from "./write-html.ts";

/** As XML would have it: HTML's elements without an end are closed, its first line is left out. */
const asXml = (html: string): string =>
  html
    .replace("<!doctype html>", "")
    .replace(/<style>[^<]*<\/style>/g, "")
    .replace(/<(meta|br)([^>]*)>/g, "<$1$2/>");

test("what people typed is words, wherever it stands", () => {
  const html = writeHtml(madeUpReport({ typed: hostile }));
  const tags = tagsOf(asXml(html));
  assert.ok(!tags.includes("script"));
  assert.ok(html.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
  assert.ok(!html.includes("\u0007"));
});

test("a title cannot end the sheet in which it stands for the margins of paper", () => {
  const report = madeUpReport();
  const html = writeHtml({ ...report, software: `"}</style><script>x</script>` });
  assert.equal(
    html.match(/<\/style>/g)?.length,
    1 + report.displays.filter(({ kind }) => kind === "figure").length,
  );
  assert.ok(!/<script/.test(html));
});

test("a blinded report tells no arm", () => {
  const html = writeHtml({
    ...madeUpReport({ blinded: true }),
    displays: madeUpReport({ blinded: true }).displays.slice(1),
  });
  for (const arm of ["Placebo", "Low dose", "High dose"]) assert.ok(!html.includes(arm), arm);
  assert.ok(html.includes("Blinded: no treatment arm is told"));
});

for (const language of ["en", "zh-CN"] as const) {
  test(`the file is whole: every tag closed, every name once, every link leads somewhere (${language})`, () => {
    const html = writeHtml(madeUpReport({ language }));
    const tags = tagsOf(asXml(html));
    assert.ok(html.startsWith(`<!doctype html>\n<html lang="${language}">`));
    assert.equal(tags.filter((tag) => tag === "h1").length, 1);
    assert.equal(tags.filter((tag) => tag === "main").length, 1);
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const led = Array.from(html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g), ([, to = ""]) =>
      to.split(" "),
    );
    for (const id of led.flat()) assert.ok(ids.includes(id), id);
    assert.ok(!/(?:src|href)="(?!#)/.test(html), "something is fetched");
  });
}

test("with every display stands what it was made from, and that participants are simulated", () => {
  const report = madeUpReport();
  const html = writeHtml(report);
  const sections = html.split("<section").slice(1);
  assert.equal(sections.length, report.displays.length + 1);
  for (const section of sections) {
    for (const said of [
      "Simulated participants",
      "9f2c7d419f2c",
      "1b0e55aa1b0e",
      "48213",
      "Neurite 0.2.0",
    ]) {
      assert.ok(section.includes(said), said);
    }
  }
  assert.ok(!writeHtml(madeUpReport({ simulated: false })).includes("Simulated"));
  const onPaper = /@bottom-left\{content:"([^"]*)"/.exec(html)?.[1] ?? "";
  const printed = onPaper.replace(/\\([0-9a-f]+) /g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  assert.match(printed, /^NEU-001, version 2\.0 \(9f2c7d419f2c\) · cut at 48213/);
});

test("a cell names the results it prints, a head spans what it is shared by", () => {
  const html = writeHtml(madeUpReport());
  assert.ok(
    html.includes(
      '<td class="center" data-results="main/difference/High/Placebo">-1.0 (0.84)</td>',
    ),
  );
  assert.ok(html.includes('<th scope="colgroup" class="center" colspan="2">Active</th>'));
});

test("the same report gives the same bytes", () => {
  assert.equal(writeHtml(madeUpReport()), writeHtml(madeUpReport()));
});
