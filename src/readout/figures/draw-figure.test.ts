import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import type { AnalysisData, FigureDisplay } from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";
import { drawFigure } from "./draw-figure.ts";
import {
  madeUpData,
  madeUpFigures,
  madeUpReadout,
  madeUpResults,
} from "./testing/made-up-readout.ts";
import { placedWords, tagsOf } from "./testing/svg-words.ts";

const data = madeUpData(90);
const draw = (
  display: FigureDisplay,
  from: AnalysisData = data,
  language: "en" | "zh-CN" = "en",
  readout = madeUpReadout,
) => drawFigure(display, readout, from, { language, results: madeUpResults });
const figureOf = (kind: FigureDisplay["figure"]["kind"]): FigureDisplay => {
  const found = madeUpFigures.find(({ figure }) => figure.kind === kind);
  assert.ok(found);
  return found;
};

/** The same data with one table changed. */
function changed(
  name: string,
  change: (rows: AnalysisData["tables"][string]["rows"]) => AnalysisData["tables"][string]["rows"],
  from = data,
): AnalysisData {
  const table = from.tables[name];
  assert.ok(table);
  return { ...from, tables: { ...from.tables, [name]: { ...table, rows: change(table.rows) } } };
}

test("of blinded data no figure tells an arm, in its lines, its words or its numbers", () => {
  for (const display of madeUpFigures) {
    const { figure, results } = draw(display, madeUpData(90, true));
    const told = JSON.stringify([figure, results]);
    for (const arm of ["Placebo", "Low", "High dose"]) assert.ok(!told.includes(arm), display.id);
  }
  const { figure } = draw(figureOf("forest"), madeUpData(90, true));
  assert.deepEqual(
    figure.issues.map(({ code }) => code),
    ["readout.blinded"],
  );
  assert.equal(figure.data.rows.length, 0);
});

test("a dataset, column or population that is not there is an issue, and the figure says so in both languages", () => {
  const display = figureOf("mean-change");
  assert.ok(display.figure.kind === "mean-change");
  const wrong: readonly (readonly [FigureDisplay, string])[] = [
    [{ ...display, figure: { ...display.figure, dataset: "ADNO" } }, "readout.missing-dataset"],
    [{ ...display, figure: { ...display.figure, value: "NO" } }, "readout.unknown-column"],
    [{ ...display, population: "nobody" }, "readout.unknown-population"],
  ];
  for (const [one, code] of wrong) {
    const { figure } = draw(one);
    assert.deepEqual(
      figure.issues.map((issue) => issue.code),
      [code],
    );
    assert.match(figure.svg, /nothing was computed/);
    assert.match(draw(one, data, "zh-CN").figure.svg, /未进行(?:相应)?计算/);
  }
});

test("nothing is drawn of no rows, and of several values a participant no waterfall", () => {
  const empty = changed("ADQS", () => []);
  assert.equal(draw(figureOf("spaghetti"), empty).figure.issues[0]?.code, "figure.nothing-to-draw");
  const display = figureOf("waterfall");
  assert.ok(display.figure.kind === "waterfall");
  const { where: _, ...figure } = display.figure;
  const several = draw({ ...display, figure });
  assert.equal(several.figure.issues[0]?.code, "figure.several-values");
  assert.equal(several.figure.data.rows.length, 0);
});

test("names of arms and parameters are words, whatever is typed", () => {
  const hostile = `<script>alert(1)</script>&"'\u0007]]>`;
  const [first, ...levels] = madeUpReadout.treatment.levels;
  assert.ok(first);
  const readout = {
    ...madeUpReadout,
    treatment: {
      ...madeUpReadout.treatment,
      levels: [{ ...first, label: text(hostile, hostile) }, ...levels],
    },
  };
  for (const display of madeUpFigures) {
    const titled = { ...display, id: `1"><b>`, titles: [text(hostile, hostile)] };
    const { figure } = draw(titled, data, "en", readout);
    const tags = tagsOf(figure.svg);
    assert.ok(!tags.includes("script") && !tags.includes("b"), display.id);
  }
});

test("the order of rows and of datasets changes no byte", () => {
  const turned: AnalysisData = {
    ...data,
    tables: Object.fromEntries(
      Object.entries(data.tables)
        .reverse()
        .map(([name, table]) => [name, { ...table, rows: table.rows.toReversed() }]),
    ),
  };
  for (const display of madeUpFigures)
    assert.deepEqual(draw(display, turned), draw(display), display.id);
});

describe("words in figures", () => {
  const long = [
    text("Placebo", "安慰剂"),
    text(
      "Intrathecal tofersen 100 mg every four weeks after loading",
      "负荷剂量后每四周鞘内注射 100 mg",
    ),
    text(
      "Intrathecal tofersen 20 mg every four weeks after loading",
      "负荷剂量后每四周鞘内注射 20 mg",
    ),
  ];
  const levels = madeUpReadout.treatment.levels.map((level, i) => ({
    ...level,
    label: long[i] ?? level.label,
  }));
  const wordy = { ...madeUpReadout, treatment: { ...madeUpReadout.treatment, levels } };
  for (const language of ["en", "zh-CN"] as const) {
    for (const participants of [3, 40, 240]) {
      it(`stand within the figure and none over another: ${participants} participants, ${language}`, () => {
        for (const readout of [madeUpReadout, wordy]) {
          for (const display of madeUpFigures) {
            const { figure } = draw(display, madeUpData(participants), language, readout);
            const name = `${display.figure.kind} of ${participants}`;
            const [, height = "0"] = /viewBox="0 0 760 (\d+)"/.exec(figure.svg) ?? [];
            const all = placedWords(figure.svg);
            for (const [i, one] of all.entries()) {
              const isWithin =
                one.left >= -1 &&
                one.right <= 762 &&
                one.top >= -1 &&
                one.bottom <= Number(height) + 1;
              assert.ok(isWithin, `${name}: ${JSON.stringify(one)} of ${height}`);
              for (const other of all.slice(i + 1)) {
                const isApart =
                  one.right <= other.left ||
                  other.right <= one.left ||
                  one.bottom <= other.top ||
                  other.bottom <= one.top;
                assert.ok(isApart, `${name}: ${JSON.stringify([one, other])}`);
              }
            }
          }
        }
      });
    }
  }
});

test("means have Student's intervals of what was observed, and none of one value", () => {
  const rows = (["Placebo", "Placebo", "Placebo", "Low"] as const).map((arm, i) => ({
    arm,
    id: `S01-00${i + 1}`,
    value: i + 1,
  }));
  const few = changed(
    "ADSL",
    () => rows.map(({ arm, id }) => [id, arm, arm, "Y", null, null]),
    changed("ADQS", () => rows.map(({ id, value }) => [id, "Score", "Week 8", 8, value, 0, value])),
  );
  const { figure, results } = draw(figureOf("mean-change"), few);
  assert.deepEqual(
    figure.data.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.text)]),
    [
      ["Placebo", "Week 8", "3", "2.0", "1.00", "[-0.5; 4.5]"],
      ["Low dose 54 mg", "Week 8", "1", "4.0", "", ""],
    ],
  );
  // With 2 degrees of freedom the quantile is (2p − 1) / √(2p(1 − p)).
  const t = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
  const upper = results.find(({ id }) => id === "14-6.01/figure/upper/Placebo/Week 8");
  assert.ok(Math.abs((upper?.value ?? 0) - (2 + t / Math.sqrt(3))) < 1e-12);
  assert.deepEqual(upper?.groups, [
    { column: "TRT01P", value: "Placebo" },
    { column: "AVISIT", value: "Week 8" },
  ]);
});

test("a survival figure counts at each tick who is at risk just before, and events until then", () => {
  // The example of computeKaplanMeier: 1, 2+, 3, 4 gives 0.75, 0.75, 0.375, 0.
  const times = [1, 2, 3, 4];
  const few = changed(
    "ADSL",
    () => times.map((_, i) => [`S01-00${i + 1}`, "Placebo", "Placebo", "Y", null, null]),
    changed("ADTTE", () =>
      times.map((time, i) => [`S01-00${i + 1}`, "First event", time, i === 1 ? 1 : 0]),
    ),
  );
  const { figure } = draw(figureOf("kaplan-meier"), few);
  const whole = figure.data.rows.map(({ cells }) => cells.slice(0, 4).map((cell) => cell.text));
  assert.deepEqual(
    whole.filter(([at = ""]) => /^[0-4]\.0$/.test(at)),
    [
      ["0.0", "4", "0", "100.0"],
      ["1.0", "4", "1", "75.0"],
      ["2.0", "3", "1", "75.0"],
      ["3.0", "2", "2", "37.5"],
      ["4.0", "1", "3", "0.0"],
    ],
  );
  assert.deepEqual(whole.at(-1), ["Median time", "4", "3", "3"]);
});

test("every cell of a figure's numbers that names a result names one that exists", () => {
  for (const display of madeUpFigures) {
    const { figure, results } = draw(display);
    const known = new Set([...results, ...madeUpResults].map(({ id }) => id));
    assert.equal(new Set(results.map(({ id }) => id)).size, results.length);
    for (const { cells } of figure.data.rows) {
      for (const cell of cells) for (const id of cell.results) assert.ok(known.has(id), id);
    }
    assert.equal(
      figure.data.rows.every(({ cells }) => cells.length === figure.data.columns.length - 1),
      true,
    );
  }
});

test("a forest draws differences and ratios on scales of their own, and says p as reports do", () => {
  const { figure } = draw(figureOf("forest"));
  assert.deepEqual(
    figure.data.rows.map(({ cells }) => cells.map((cell) => cell.text)),
    [
      ["Low dose 54 mg vs Placebo", "-0.5 [-2.1; 1.1]", "0.569"],
      ["High dose 81 mg vs Placebo", "-1.0 [-2.7; 0.7]", "0.233"],
      ["High dose 81 mg vs Placebo", "-0.6 [-2.3; 1.1]", "0.470"],
      ["High dose 81 mg vs Placebo", "2.34 [1.41; 3.88]", "<.001"],
    ],
  );
  assert.match(figure.svg, />Difference \(95% CI\)</);
  assert.match(figure.svg, />Ratio \(95% CI\), logarithmic</);
});

test("lanes begin with the participant's first day, go on where no end is known, and a wrong order is said", () => {
  const few = changed("ADSL", () => [
    ["S01-001", "Placebo", "Placebo", "Y", "2024-03-01", "2024-03-10"],
    ["S01-002", "Placebo", "Placebo", "Y", "2024-03-05", null],
    ["S01-003", "Low", "Low", "Y", "2024-03-09", "2024-03-01"],
  ]);
  const { figure } = draw(figureOf("swimmer"), few);
  assert.deepEqual(
    figure.data.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.text)]),
    [
      ["S01-001", "Placebo", "2024-03-01", "2024-03-10", "10"],
      ["S01-002", "Placebo", "2024-03-05", "ongoing", "6"],
    ],
  );
  assert.deepEqual(
    figure.issues.map(({ code, params }) => [code, params["count"]]),
    [["figure.end-before-start", 1]],
  );
});

test("a level that the readout does not name is drawn under its own name, and never lost", () => {
  const odd = changed("ADSL", (rows) =>
    rows.map((row, i) => (i === 0 ? [row[0] ?? "", "Other", "Other", "Y", ...row.slice(4)] : row)),
  );
  const { figure } = draw(figureOf("swimmer"), odd);
  assert.ok(figure.data.rows.some(({ cells }) => cells[0]?.text === "Other"));
  assert.equal(figure.data.rows.length, 90);
});
