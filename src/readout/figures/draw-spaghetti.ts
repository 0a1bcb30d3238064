import { axisRoom, horizontalAxis, type Plot, verticalAxis } from "./axis.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { fitWords, words, wordWidth } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { type ArmLook, filled, stroked } from "./paint.ts";
import { linearScale, type Scale } from "./scale.ts";
import { printTick, roundTicks, withZero } from "./ticks.ts";

export interface TimePoint {
  readonly time: number;
  readonly value: number;
}

export interface Spaghetti {
  readonly head: FigureHead;
  readonly arms: readonly {
    readonly label: string;
    readonly look: ArmLook;
    /** A list of points a participant, in time's order. */
    readonly courses: readonly (readonly TimePoint[])[];
    /** Means at the times of the schedule; none where times are not shared. */
    readonly means: readonly TimePoint[];
  }[];
  readonly valueTitle: string;
  readonly timeTitle: string;
  readonly meanWord: string;
}

const panelHeight = 290;
const gap = 18;

/** The course of every participant, a panel an arm, all on the same axes. */
export function drawSpaghetti(figure: Spaghetti): string {
  const points = figure.arms.flatMap(({ courses }) => courses.flat());
  const yTicks = roundTicks(...withZero(points.map(({ value }) => value)));
  const xTicks = roundTicks(...withZero(points.map(({ time }) => time)), 6);
  const yLabels = yTicks.values.map((value) => printTick(value, yTicks.places));
  const perRow = Math.min(3, figure.arms.length);
  const left = axisRoom(yLabels);
  const width = (figureWidth - 16 - left - gap * (perRow - 1)) / perRow;
  const hasMeans = figure.arms.some(({ means }) => means.length > 1);
  const head = hasMeans ? 34 : 14;
  const panels = figure.arms.map((arm, i) => {
    const [column, row] = [i % perRow, Math.floor(i / perRow)];
    const plot: Plot = {
      left: left + column * (width + gap),
      right: left + column * (width + gap) + width,
      top: head + 18 + row * (panelHeight + 80),
      bottom: head + 18 + row * (panelHeight + 80) + panelHeight,
    };
    const x = linearScale(
      [xTicks.values[0] ?? 0, xTicks.values.at(-1) ?? 1],
      [plot.left, plot.right],
    );
    const y = linearScale(
      [yTicks.values[0] ?? 0, yTicks.values.at(-1) ?? 1],
      [plot.bottom, plot.top],
    );
    const count = ` (n=${arm.courses.length})`;
    const title = fitWords(arm.label, width - wordWidth(count, 12, true), 12, true) + count;
    return (
      verticalAxis({
        plot,
        scale: y,
        ticks: yTicks.values.map((value, at) => ({
          value,
          label: column === 0 ? (yLabels[at] ?? "") : "",
        })),
        title: column === 0 ? figure.valueTitle : "",
      }) +
      horizontalAxis({
        plot,
        scale: x,
        ticks: xTicks.values.map((value) => ({ value, label: printTick(value, xTicks.places) })),
        title: fitWords(figure.timeTitle, width),
      }) +
      words(plot.left + 2, plot.top - 8, title, { bold: true, paint: arm.look.paint }) +
      coursesOf(arm, x, y)
    );
  });
  const legend = hasMeans
    ? element("path", {
        d: `M${printLength(left)} 12H${printLength(left + 24)}`,
        ...stroked("ink", 3),
      }) + words(left + 30, 16, figure.meanWord, { paint: "soft" })
    : "";
  const rows = Math.ceil(figure.arms.length / perRow);
  return figureDocument(figure.head, head + rows * (panelHeight + 80), legend + panels.join(""));
}

function coursesOf(arm: Spaghetti["arms"][number], x: Scale, y: Scale): string {
  const line = (points: readonly TimePoint[]) =>
    points
      .map(
        ({ time, value }, i) =>
          `${i === 0 ? "M" : "L"}${printLength(x(time))} ${printLength(y(value))}`,
      )
      .join("");
  const isFew = arm.courses.length <= 30;
  const lines = arm.courses.filter(({ length }) => length > 1).map(line);
  const dots = arm.courses
    .filter(({ length }) => isFew || length === 1)
    .flat()
    .map(({ time, value }) =>
      element("circle", { cx: x(time), cy: y(value), r: isFew ? 2.4 : 1.6 }),
    );
  const opacity = isFew ? 0.9 : arm.courses.length > 60 ? 0.3 : 0.5;
  return (
    element("path", {
      d: lines.join("") || "M0 0",
      ...stroked(arm.look.paint, isFew ? 1.5 : 0.9),
      "stroke-opacity": opacity,
      "stroke-linejoin": "round",
    }) +
    (dots.length === 0 ? "" : element("g", { ...filled(arm.look.paint) }, ...dots)) +
    (arm.means.length < 2
      ? ""
      : element("path", {
          d: line(arm.means),
          ...stroked("paper", 5.5),
          "stroke-linejoin": "round",
        }) +
        element("path", { d: line(arm.means), ...stroked("ink", 3), "stroke-linejoin": "round" }))
  );
}
