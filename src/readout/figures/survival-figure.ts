import type { Issue } from "../../kernel/index.ts";
import { columnNumbers } from "../analyse/rows.ts";
import type { RenderedRow, Result } from "../report/rendered.ts";
import { computeKaplanMeier, type SurvivalCurve } from "../statistics/survival/kaplan-meier.ts";
import { computeSurvivalQuantile } from "../statistics/survival/survival-quantile.ts";
import type { FigureArm } from "./arms.ts";
import { timeTitle } from "./column-words.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { drawSurvival } from "./draw-survival.ts";
import { nothingToDraw } from "./figure-issues.ts";
import { words } from "./figure-words.ts";
import { ofRows, resultId } from "./figure-result.ts";
import { fill } from "../report/table-words.ts";
import { printNumber } from "../report/print-number.ts";
import { collectedPlaces } from "./collected-places.ts";
import { roundTicks, type Ticks } from "./ticks.ts";

/**
 * Kaplan–Meier curves by arm with log-log intervals.
 *
 * @param timeColumn of the time to the event or to the end of observation, from 0
 * @param censorColumn 0: the event came; any other number: observation ended without it (`CNSR`)
 */
export function survivalFigure(
  rows: FigureRows,
  timeColumn: string,
  censorColumn: string,
): Drawing | Issue {
  const { selected, language } = rows;
  const time = columnNumbers(selected, timeColumn).map((one) => (one < 0 ? Number.NaN : one));
  const event = columnNumbers(selected, censorColumn).map((one) =>
    Number.isNaN(one) ? one : Number(one === 0),
  );
  const curves = rows.arms.flatMap((arm) => {
    const curve = computeKaplanMeier({
      time: Float64Array.from(arm.places, (place) => time[place] ?? Number.NaN),
      event: Float64Array.from(arm.places, (place) => event[place] ?? Number.NaN),
    });
    return "steps" in curve ? [{ arm, curve }] : [];
  });
  if (curves.length === 0) {
    return nothingToDraw([], {
      dataset: selected.dataset,
      first: timeColumn,
      second: censorColumn,
    });
  }
  const longest = Math.max(...curves.map(({ curve }) => curve.steps.at(-1)?.time ?? 0));
  const ticks = roundTicks(0, longest === 0 ? 1 : longest, 10);
  const places = collectedPlaces(time);
  const results: Result[] = [];
  const table: RenderedRow[] = [];
  for (const { arm, curve } of curves) {
    const numbers = numbersOf(rows, arm, curve, ticks, timeColumn, places);
    results.push(...numbers.results);
    table.push(...numbers.table);
  }
  const named = curves.map(({ arm }) => arm.label).join(language === "en" ? ", " : "、");
  const svg = drawSurvival({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.survivalDescription[language], { arms: named }),
      language,
    },
    arms: curves.map(({ arm, curve }) => ({
      label: arm.label,
      look: arm.look,
      steps: curve.steps,
      atRisk: ticks.values.map((at) => atRiskAt(curve, at)),
    })),
    ticks,
    timeTitle: timeTitle(selected, timeColumn, rows.readout, language),
    survivalTitle: words.free[language],
    riskTitle: words.atRisk[language],
    censoredWord: words.censored[language],
  });
  const heads = [words.time, words.atRisk, words.soFar, words.survival, words.interval];
  return {
    svg,
    columns: dataColumns(words.arm[language], ...heads.map((one) => one[language])),
    rows: table,
    results,
    issues: [],
  };
}

/** What is stated of a curve at the ticks of the axis, and its median. */
function numbersOf(
  rows: FigureRows,
  arm: FigureArm,
  curve: SurvivalCurve,
  ticks: Ticks,
  timeColumn: string,
  places: number,
): { readonly results: readonly Result[]; readonly table: readonly RenderedRow[] } {
  const result = (operation: string, value: number, text: string, at?: number): Result => ({
    id: resultId(rows.id, operation, [
      ...arm.groups.map((group) => group.value),
      ...(at === undefined ? [] : [String(at)]),
    ]),
    analysis: rows.id,
    operation,
    groups: [
      ...arm.groups,
      ...(at === undefined ? [] : [{ column: timeColumn, value: String(at) }]),
    ],
    value: Number.isFinite(value) ? value : null,
    text,
    of: ofRows(rows),
  });
  const lines = ticks.values.map((at) => {
    const before = curve.steps.filter(({ time }) => time <= at);
    const last = before.at(-1);
    const percent = (operation: string, share: number) =>
      result(operation, share, printNumber(share * 100, 1), at);
    const made = {
      atRisk: result("at-risk", atRiskAt(curve, at), String(atRiskAt(curve, at)), at),
      events: result("events", 0, "0", at),
      survival: percent("survival", last?.survival ?? 1),
      lower: percent("lower", last?.lower ?? 1),
      upper: percent("upper", last?.upper ?? 1),
    };
    const count = before.reduce((sum, step) => sum + step.events, 0);
    const events = { ...made.events, value: count, text: String(count) };
    const all = [made.atRisk, events, made.survival, made.lower, made.upper];
    const cells = [
      printNumber(at, ticks.places),
      { text: made.atRisk.text, of: [made.atRisk] },
      { text: events.text, of: [events] },
      { text: made.survival.text, of: [made.survival] },
      { text: `[${made.lower.text}; ${made.upper.text}]`, of: [made.lower, made.upper] },
    ];
    return { results: all, row: dataRow(arm.label, cells) };
  });
  const median = computeSurvivalQuantile(curve);
  const { language } = rows;
  const printed = (value: number) =>
    Number.isNaN(value) ? words.notReached[language] : printNumber(value, places);
  const middle = [
    result("median", median.time, printed(median.time)),
    result("median-lower", median.lower, printed(median.lower)),
    result("median-upper", median.upper, printed(median.upper)),
  ];
  const n = result("n", curve.n, String(curve.n));
  const events = result("events", curve.events, String(curve.events));
  const [at, lower, upper] = middle.map(({ text }) => text);
  const last = dataRow(arm.label, [
    words.median[language],
    { text: n.text, of: [n] },
    { text: events.text, of: [events] },
    { text: at ?? "", of: middle.slice(0, 1) },
    { text: `[${lower}; ${upper}]`, of: middle.slice(1) },
  ]);
  return {
    results: [...lines.flatMap((line) => line.results), n, events, ...middle],
    table: [...lines.map(({ row }) => row), last],
  };
}

/** How many are still watched at a time. */
function atRiskAt(curve: SurvivalCurve, at: number): number {
  return curve.steps.find(({ time }) => time >= at)?.atRisk ?? 0;
}
