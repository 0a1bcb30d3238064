import { element } from "./markup.ts";
import { wordLines, words, wordSize, wordWidth, wrapWords } from "./figure-text.ts";
import { stroked } from "./paint.ts";
import type { Scale } from "./scale.ts";

/** Where data are drawn, within the whole figure. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

interface Axis {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly ticks: readonly Tick[];
  readonly title: string;
}

/** The axis below a plot. Labels that would touch the one before are left out; their ticks stay. */
export function horizontalAxis({ plot, scale, ticks, title }: Axis): string {
  const { left, right, bottom } = plot;
  let taken = Number.NEGATIVE_INFINITY;
  const marks = ticks.map(({ value, label }) => {
    const x = scale(value);
    const half = wordWidth(label) / 2;
    const isFree = x - half >= taken + 4;
    if (isFree) taken = x + half;
    return (
      element("line", { x1: x, x2: x, y1: bottom, y2: bottom + 5, ...stroked("ink") }) +
      (isFree ? words(x, bottom + 18, label, { anchor: "middle" }) : "")
    );
  });
  return (
    element("line", { x1: left, x2: right, y1: bottom, y2: bottom, ...stroked("ink") }) +
    marks.join("") +
    words((left + right) / 2, bottom + 37, title, { anchor: "middle", bold: true })
  );
}

/** The axis at the left of a plot, with fine lines across it. Its title stands upright, in two lines if it is long. */
export function verticalAxis({ plot, scale, ticks, title }: Axis): string {
  const { left, right, top, bottom } = plot;
  const marks = ticks.map(({ value, label }) => {
    const y = scale(value);
    return (
      element("line", { x1: left, x2: right, y1: y, y2: y, ...stroked("grid") }) +
      element("line", { x1: left - 5, x2: left, y1: y, y2: y, ...stroked("ink") }) +
      words(left - 9, y + 4.3, label, { anchor: "end" })
    );
  });
  return (
    marks.join("") +
    element("line", { x1: left, x2: left, y1: top, y2: bottom, ...stroked("ink") }) +
    uprightTitle(plot, title)
  );
}

function uprightTitle({ top, bottom }: Plot, title: string): string {
  const middle = (top + bottom) / 2;
  const lines = wrapWords(title, bottom - top, 2, wordSize, true);
  const at = lines.length > 1 ? 16 : 12;
  return element(
    "g",
    { transform: `rotate(-90 ${at} ${Math.round(middle)})` },
    wordLines(at, Math.round(middle), lines, { anchor: "middle", bold: true }),
  );
}

/** How far from the left a plot begins that has a titled axis with these labels. */
export function axisRoom(labels: readonly string[]): number {
  return Math.ceil(26 + wordSize + Math.max(0, ...labels.map((one) => wordWidth(one))));
}
