import { element } from "./markup.ts";
import { wordLines, wordSize, wordWidth, wrapWords } from "./figure-text.ts";
import { marker } from "./marker.ts";
import { type ArmLook, stroked } from "./paint.ts";
import { spread } from "./spread.ts";
import type { Plot } from "./axis.ts";

/** A line of a plot and where it ends. */
interface LabelledEnd {
  readonly label: string;
  readonly look: ArmLook;
  readonly x: number;
  readonly y: number;
}

const widest = 140;
const lineHeight = 14.5;

/** The room that labels need at the right of a plot. */
export function endLabelRoom(labels: readonly string[]): number {
  const lines = labels.flatMap((label) => wrapWords(label, widest, 2, wordSize, true));
  return Math.ceil(38 + Math.max(0, ...lines.map((line) => wordWidth(line, wordSize, true))));
}

/** The names of lines beside their ends, in their colours and with their markers, none over another. */
export function endLabels(plot: Plot, ends: readonly LabelledEnd[]): string {
  const wrapped = ends.map(({ label }) => wrapWords(label, widest, 2, wordSize, true));
  const gap = lineHeight * Math.max(1, ...wrapped.map(({ length }) => length)) + 2;
  const room = Math.max(plot.bottom, plot.top + gap * ends.length);
  const places = spread(
    ends.map(({ y }) => y),
    gap,
    plot.top,
    room,
  );
  return ends
    .map(({ look, x, y }, i) => {
      const at = places[i] ?? y;
      const leader =
        Math.abs(at - y) > 5 || plot.right - x > 8
          ? element("path", {
              d: `M${x + 6} ${y}L${plot.right + 4} ${y}L${plot.right + 12} ${at}`.replace(
                /\d+\.\d{3,}/g,
                (one) => Number(one).toFixed(2),
              ),
              ...stroked("soft", 0.7),
            })
          : "";
      return (
        leader +
        marker(look, plot.right + 20, at) +
        wordLines(plot.right + 30, at, wrapped[i] ?? [], { paint: look.paint, bold: true })
      );
    })
    .join("");
}
