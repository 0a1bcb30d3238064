import { axisRoom, type Plot, verticalAxis } from "./axis.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { fitWords, words, wordWidth } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { type ArmLook, filled, stroked } from "./paint.ts";
import { linearScale } from "./scale.ts";
import { printTick, roundTicks } from "./ticks.ts";

export interface Waterfall {
  readonly head: FigureHead;
  readonly arms: readonly { readonly label: string; readonly look: ArmLook }[];
  /** From the largest value; `arm` is a place among the arms. */
  readonly bars: readonly { readonly arm: number; readonly value: number }[];
  readonly valueTitle: string;
  readonly orderTitle: string;
}

const stripHeight = 17;

/** A bar a participant, largest first; below, a strip an arm in which its bars are marked, so that no hue is needed. */
export function drawWaterfall(figure: Waterfall): string {
  const { arms, bars } = figure;
  const values = bars.map(({ value }) => value);
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), 8);
  const labels = ticks.values.map((value) => printTick(value, ticks.places));
  const armRoom = Math.min(
    190,
    Math.max(...arms.map(({ label }) => wordWidth(label, 12, true))) + 16,
  );
  const plot: Plot = {
    left: Math.max(axisRoom(labels), armRoom),
    right: figureWidth - 8,
    top: 12,
    bottom: 330,
  };
  const y = linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1], [plot.bottom, plot.top]);
  const slot = Math.min(40, (plot.right - plot.left - 8) / Math.max(1, bars.length));
  const width = slot > 3 ? slot - 1 : slot * 0.8;
  const at = (i: number) => plot.left + 4 + i * slot;
  const drawn = arms.map(({ look }, arm) => {
    const own = bars.flatMap((bar, i) => (bar.arm === arm ? [{ ...bar, i }] : []));
    const path = own.map(({ value, i }) => {
      // A value of nought is a line, not nothing.
      const high = Math.max(Math.abs(y(value) - y(0)), 1);
      const top = value > 0 ? y(0) - high : y(0);
      return rect(at(i), top, width, high);
    });
    const strip = plot.bottom + 14 + arm * stripHeight;
    const marks = own.map(({ i }) => rect(at(i), strip, width, stripHeight - 5));
    return (
      element("path", { d: path.join("") || "M0 0", ...filled(look.paint) }) +
      element("path", { d: marks.join("") || "M0 0", ...filled(look.paint) })
    );
  });
  const bottom = plot.bottom + 14 + arms.length * stripHeight;
  const names = arms.map(({ label, look }, arm) =>
    words(
      plot.left - 9,
      plot.bottom + 24 + arm * stripHeight,
      fitWords(label, plot.left - 14, 12, true),
      {
        anchor: "end",
        paint: look.paint,
        bold: true,
      },
    ),
  );
  const body =
    verticalAxis({
      plot,
      scale: y,
      ticks: ticks.values.map((value, i) => ({ value, label: labels[i] ?? "" })),
      title: figure.valueTitle,
    }) +
    drawn.join("") +
    element("line", { x1: plot.left, x2: plot.right, y1: y(0), y2: y(0), ...stroked("ink") }) +
    names.join("") +
    words((plot.left + plot.right) / 2, bottom + 20, figure.orderTitle, {
      anchor: "middle",
      bold: true,
    });
  return figureDocument(figure.head, bottom + 30, body);
}

function rect(x: number, y: number, width: number, height: number): string {
  return `M${printLength(x)} ${printLength(y)}h${printLength(width)}v${printLength(height)}h${printLength(-width)}Z`;
}
