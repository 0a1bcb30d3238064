import { horizontalAxis, type Plot } from "./axis.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { wordLines, words, wordSize, wordWidth, wrapWords } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { filled, stroked } from "./paint.ts";
import { linearScale, logScale, type Scale } from "./scale.ts";
import { printTick, ratioTicks, roundTicks, type Ticks } from "./ticks.ts";

export interface ForestLine {
  readonly label: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly text: string;
  readonly p: string;
}

export interface ForestPanel {
  /** Ratios stand on a logarithmic scale around 1, differences around 0. */
  readonly isRatio: boolean;
  readonly axisTitle: string;
  readonly groups: readonly { readonly title: string; readonly lines: readonly ForestLine[] }[];
}

export interface Forest {
  readonly head: FigureHead;
  readonly panels: readonly ForestPanel[];
  readonly estimateHead: string;
  readonly pHead: string;
}

const titleHeight = 17;
const pRoom = 64;

/** Estimates and their intervals, a line each, beside their numbers. */
export function drawForest(forest: Forest): string {
  const lines = forest.panels.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
  const numbersRoom = Math.max(
    wordWidth(forest.estimateHead, 12, true),
    ...lines.map(({ text }) => wordWidth(text)),
  );
  const labelRoom = Math.min(
    270,
    Math.max(150, ...lines.map(({ label }) => wordWidth(label) + 16)),
  );
  const left = labelRoom + 18;
  const right = figureWidth - pRoom - numbersRoom - 22;
  const numbersAt = figureWidth - pRoom - numbersRoom;
  let top = 20;
  const body = forest.panels.map((panel) => {
    const heads =
      words(numbersAt, top, forest.estimateHead, { bold: true, paint: "soft" }) +
      words(figureWidth - 4, top, forest.pHead, { bold: true, paint: "soft", anchor: "end" });
    const rows: string[] = [];
    let y = top + 12;
    const plot: Plot = { left, right, top: y, bottom: y + panelHeight(panel, labelRoom) };
    const { scale, ticks } = axisOf(panel, plot);
    for (const group of panel.groups) {
      for (const line of titleLines(group.title, labelRoom)) {
        y += titleHeight;
        rows.push(words(4, y, line, { bold: true }));
      }
      for (const line of group.lines) {
        const label = wrapWords(line.label, labelRoom, 2);
        const height = rowHeight(label.length);
        const middle = y + height / 2 + 4;
        y += height;
        rows.push(
          wordLines(16, middle, label) +
            whisker(line, scale, plot, middle) +
            words(numbersAt, middle + 4, line.text) +
            words(figureWidth - 4, middle + 4, line.p, { anchor: "end" }),
        );
      }
      y += 8;
    }
    const middle = scale(panel.isRatio ? 1 : 0);
    top = plot.bottom + 74;
    return (
      heads +
      ticks.values
        .map((value) =>
          element("line", {
            x1: scale(value),
            x2: scale(value),
            y1: plot.top,
            y2: plot.bottom,
            ...stroked("grid"),
          }),
        )
        .join("") +
      element("line", {
        x1: middle,
        x2: middle,
        y1: plot.top,
        y2: plot.bottom,
        ...stroked("soft"),
      }) +
      rows.join("") +
      horizontalAxis({
        plot,
        scale,
        ticks: ticks.values.map((value) => ({ value, label: printTick(value, ticks.places) })),
        title: panel.axisTitle,
      })
    );
  });
  return figureDocument(forest.head, top - 22, body.join(""));
}

const titleLines = (title: string, room: number): readonly string[] =>
  wrapWords(title, room + 10, 3, wordSize, true);

const rowHeight = (lines: number): number => 21 + (lines - 1) * 13;

function panelHeight({ groups }: ForestPanel, room: number): number {
  return groups.reduce((sum, { title, lines }) => {
    const labels = lines.map(({ label }) => rowHeight(wrapWords(label, room, 2).length));
    const rows = labels.reduce((all, one) => all + one, 0);
    return sum + titleLines(title, room).length * titleHeight + rows + 8;
  }, 4);
}

function axisOf(
  { isRatio, groups }: ForestPanel,
  plot: Plot,
): { readonly scale: Scale; readonly ticks: Ticks } {
  const all = groups.flatMap(({ lines }) => lines);
  const bounds = all.flatMap(({ lower, upper }) => [lower, upper]);
  const range = [plot.left + 8, plot.right - 8] as const;
  if (!isRatio) {
    const ticks = roundTicks(Math.min(0, ...bounds), Math.max(0, ...bounds), 6);
    return {
      scale: linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1], range),
      ticks,
    };
  }
  // One very wide interval does not make all others points: it is cut, with an arrow.
  const estimates = all.map(({ estimate }) => estimate);
  const [least, most] = [Math.min(1, ...estimates) / 20, Math.max(1, ...estimates) * 20];
  const low = Math.max(least, Math.min(1, ...bounds.filter((one) => one > 0))) / 1.1;
  const high = Math.min(most, Math.max(1, ...bounds)) * 1.1;
  return { scale: logScale([low, high], range), ticks: ratioTicks(low, high) };
}

function whisker(
  { estimate, lower, upper }: ForestLine,
  scale: Scale,
  plot: Plot,
  y: number,
): string {
  const [low, high] = scale.domain;
  const at = (value: number) => scale(Math.min(Math.max(value, low), high));
  const [from, to] = [at(lower), at(upper)];
  const end = (x: number, isCut: boolean, way: -1 | 1) =>
    isCut
      ? `M${printLength(x - 5 * way)} ${printLength(y - 4)}L${printLength(x)} ${printLength(y)}L${printLength(x - 5 * way)} ${printLength(y + 4)}`
      : `M${printLength(x)} ${printLength(y - 4)}V${printLength(y + 4)}`;
  const x = Math.min(Math.max(at(estimate), plot.left), plot.right);
  return (
    element("path", {
      d: `M${printLength(from)} ${printLength(y)}H${printLength(to)}${end(from, lower < low, -1)}${end(to, upper > high, 1)}`,
      ...stroked("arm1", 1.6),
    }) + element("rect", { x: x - 4, y: y - 4, width: 8, height: 8, ...filled("arm1") })
  );
}
