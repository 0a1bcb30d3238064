import { axisRoom, horizontalAxis, type Plot, verticalAxis } from "./axis.ts";
import { endLabelRoom, endLabels } from "./end-labels.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { words, wordWidth } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { numberTable, numberTableHeight } from "./number-table.ts";
import { type ArmLook, filled, stroked } from "./paint.ts";
import { linearScale, type Scale } from "./scale.ts";
import { printTick, type Ticks } from "./ticks.ts";

interface CurveStep {
  readonly time: number;
  readonly survival: number;
  readonly lower: number;
  readonly upper: number;
  readonly censored: number;
}

export interface SurvivalFigure {
  readonly head: FigureHead;
  readonly arms: readonly {
    readonly label: string;
    readonly look: ArmLook;
    readonly steps: readonly CurveStep[];
    /** One a tick. */
    readonly atRisk: readonly number[];
  }[];
  readonly ticks: Ticks;
  readonly timeTitle: string;
  readonly survivalTitle: string;
  readonly riskTitle: string;
  readonly censoredWord: string;
}

/** Kaplan–Meier curves with their intervals, marks of censoring, and how many are at risk below. */
export function drawSurvival(figure: SurvivalFigure): string {
  const { arms, ticks } = figure;
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const shareLabels = shares.map((share) => share.toFixed(1));
  const armRoom = Math.min(
    200,
    Math.max(...arms.map(({ label }) => wordWidth(label, 11, true))) + 28,
  );
  const plot: Plot = {
    left: Math.max(axisRoom(shareLabels), armRoom),
    right: figureWidth - endLabelRoom(arms.map(({ label }) => label)),
    top: 26,
    bottom: 350,
  };
  const x = linearScale([0, ticks.values.at(-1) ?? 1], [plot.left, plot.right]);
  const y = linearScale([0, 1], [plot.bottom, plot.top]);
  const top = plot.bottom + 62;
  const curves = arms.map(({ look, steps }) => {
    const marks = steps
      .filter(({ censored }) => censored > 0)
      .map(({ time, survival }) => {
        const at = printLength(x(time));
        return `M${at} ${printLength(y(survival) - 4.5)}V${printLength(y(survival) + 4.5)}`;
      });
    return (
      element("path", {
        d: stairs(steps, x, (step) => y(step.survival)),
        ...stroked(look.paint, 2),
        "stroke-dasharray": look.dash,
        "stroke-linejoin": "round",
      }) +
      (marks.length === 0
        ? ""
        : element("path", { d: marks.join(""), ...stroked(look.paint, 1.2) }))
    );
  });
  const bands = arms.map(({ look, steps }) =>
    element("path", { d: band(steps, x, y), ...filled(look.paint), "fill-opacity": 0.1 }),
  );
  const ends = arms.flatMap(({ label, look, steps }) => {
    const last = steps.at(-1);
    return last === undefined ? [] : [{ label, look, x: x(last.time), y: y(last.survival) }];
  });
  const censoredAt = plot.right - wordWidth(figure.censoredWord, 11);
  const body =
    verticalAxis({
      plot,
      scale: y,
      ticks: shares.map((value, i) => ({ value, label: shareLabels[i] ?? "" })),
      title: figure.survivalTitle,
    }) +
    horizontalAxis({
      plot,
      scale: x,
      ticks: ticks.values.map((value) => ({ value, label: printTick(value, ticks.places) })),
      title: figure.timeTitle,
    }) +
    bands.join("") +
    curves.join("") +
    element("path", {
      d: `M${printLength(censoredAt - 8)} 8V17`,
      ...stroked("ink", 1.2),
    }) +
    words(censoredAt, 16.5, figure.censoredWord, { size: 11, paint: "soft" }) +
    endLabels(plot, ends) +
    numberTable({
      top,
      title: figure.riskTitle,
      scale: x,
      rows: arms.map(({ label, look, atRisk }) => ({
        label,
        look,
        cells: ticks.values.map((at, i) => ({ at, text: String(atRisk[i] ?? 0) })),
      })),
    });
  return figureDocument(figure.head, top + numberTableHeight(arms.length), body);
}

/** From the top, level until each time, then down. */
function stairs(
  steps: readonly CurveStep[],
  x: Scale,
  height: (step: CurveStep) => number,
  start = "M",
): string {
  const first = steps[0];
  if (first === undefined) return "";
  const top = height({ ...first, survival: 1, lower: 1, upper: 1 });
  return `${start}${printLength(x(0))} ${printLength(top)}${steps
    .map((step) => `H${printLength(x(step.time))}V${printLength(height(step))}`)
    .join("")}`;
}

/** Between the limits, as far as both are known. */
function band(steps: readonly CurveStep[], x: Scale, y: Scale): string {
  const unknown = steps.findIndex(
    ({ lower, upper, survival }) =>
      survival < 1 && !(Number.isFinite(lower) && Number.isFinite(upper)),
  );
  const known = (unknown < 0 ? steps : steps.slice(0, unknown)).map((step) =>
    step.survival < 1 ? step : { ...step, lower: 1, upper: 1 },
  );
  const upper = stairs(known, x, (step) => y(step.upper));
  const corners: string[] = [];
  for (let i = known.length - 1; i >= 0; i--) {
    const at = known[i];
    if (at === undefined) continue;
    corners.push(
      `L${printLength(x(at.time))} ${printLength(y(at.lower))}L${printLength(x(at.time))} ${printLength(y(known[i - 1]?.lower ?? 1))}`,
    );
  }
  return corners.length === 0 ? "M0 0" : `${upper}${corners.join("")}Z`;
}
