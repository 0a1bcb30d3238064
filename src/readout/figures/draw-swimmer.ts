import { horizontalAxis, type Plot } from "./axis.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { fitWords, words, wordWidth } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { type ArmLook, filled, stroked } from "./paint.ts";
import { linearScale } from "./scale.ts";
import { printTick, roundTicks } from "./ticks.ts";

export interface Lane {
  readonly id: string;
  readonly spans: readonly {
    readonly from: number;
    readonly to: number;
    readonly isOngoing: boolean;
  }[];
}

export interface Swimmer {
  readonly head: FigureHead;
  readonly arms: readonly {
    readonly label: string;
    readonly look: ArmLook;
    readonly lanes: readonly Lane[];
  }[];
  readonly timeTitle: string;
  readonly ongoingWord: string;
}

const armHead = 24;

/** A lane a participant from start to end, under the name of the arm; longest first. */
export function drawSwimmer(figure: Swimmer): string {
  const lanes = figure.arms.flatMap((arm) => arm.lanes);
  const height = Math.min(17, Math.max(3, 560 / Math.max(1, lanes.length)));
  const areNamed = height >= 12;
  const spans = lanes.flatMap((lane) => lane.spans);
  const low = Math.min(0, ...spans.map(({ from }) => from));
  const ticks = roundTicks(low, Math.max(low + 1, ...spans.map(({ to }) => to)), 9);
  const left = areNamed
    ? Math.min(150, Math.max(...lanes.map(({ id }) => wordWidth(id, 11))) + 14)
    : 14;
  const plot: Plot = {
    left,
    right: figureWidth - 22,
    top: 22,
    bottom: 22 + figure.arms.reduce((sum, arm) => sum + armHead + arm.lanes.length * height, 0) + 6,
  };
  const x = linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1], [plot.left, plot.right]);
  const grid = ticks.values.map((value) =>
    element("line", {
      x1: x(value),
      x2: x(value),
      y1: plot.top,
      y2: plot.bottom,
      ...stroked("grid"),
    }),
  );
  let y = plot.top;
  const drawn = figure.arms.map(({ label, look, lanes: own }) => {
    const count = ` (n=${own.length})`;
    const title =
      fitWords(label, plot.right - plot.left - wordWidth(count, 12, true), 12, true) + count;
    const head = words(plot.left, y + 16, title, { paint: look.paint, bold: true });
    y += armHead;
    const bars: string[] = [];
    const arrows: string[] = [];
    const names: string[] = [];
    for (const lane of own) {
      const bar = Math.max(height * 0.72, 2);
      const top = y + (height - bar) / 2;
      for (const { from, to, isOngoing } of lane.spans) {
        const width = Math.max(1, x(to) - x(from));
        bars.push(
          `M${printLength(x(from))} ${printLength(top)}h${printLength(width)}v${printLength(bar)}h${printLength(-width)}Z`,
        );
        if (isOngoing) arrows.push(arrow(x(from) + width, top + bar / 2, Math.max(bar, 5)));
      }
      if (areNamed) {
        names.push(
          words(plot.left - 7, y + height / 2 + 4, fitWords(lane.id, left - 10, 11), {
            anchor: "end",
            size: 11,
            paint: "soft",
          }),
        );
      }
      y += height;
    }
    return (
      head +
      names.join("") +
      element("path", { d: bars.join("") || "M0 0", ...filled(look.paint) }) +
      (arrows.length === 0 ? "" : element("path", { d: arrows.join(""), ...filled(look.paint) }))
    );
  });
  const isAnyOngoing = spans.some(({ isOngoing }) => isOngoing);
  const legendAt = plot.right - wordWidth(figure.ongoingWord, 11);
  const legend = isAnyOngoing
    ? element("path", { d: arrow(legendAt - 14, 11, 10), ...filled("ink") }) +
      words(legendAt, 15, figure.ongoingWord, { size: 11, paint: "soft" })
    : "";
  const axis = horizontalAxis({
    plot,
    scale: x,
    ticks: ticks.values.map((value) => ({ value, label: printTick(value, ticks.places) })),
    title: figure.timeTitle,
  });
  return figureDocument(
    figure.head,
    plot.bottom + 46,
    grid.join("") + drawn.join("") + legend + axis,
  );
}

function arrow(x: number, y: number, size: number): string {
  return `M${printLength(x + 1)} ${printLength(y - size / 2)}l${printLength(size * 0.8)} ${printLength(size / 2)}l${printLength(-size * 0.8)} ${printLength(size / 2)}Z`;
}
