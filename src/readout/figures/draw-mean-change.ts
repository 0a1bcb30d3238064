import type { Language } from "../../kernel/index.ts";
import { axisRoom, horizontalAxis, type Plot, verticalAxis } from "./axis.ts";
import { endLabelRoom, endLabels } from "./end-labels.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { wordWidth } from "./figure-text.ts";
import { element, printLength } from "./markup.ts";
import { marker } from "./marker.ts";
import { numberTable, numberTableHeight } from "./number-table.ts";
import { type ArmLook, stroked } from "./paint.ts";
import { linearScale } from "./scale.ts";
import { printTick, roundTicks, withZero } from "./ticks.ts";

export interface MeanPoint {
  /** The place of its visit. */
  readonly visit: number;
  readonly n: number;
  readonly mean: number;
  /** NaN with fewer than two values. */
  readonly lower: number;
  readonly upper: number;
}

export interface MeanChange {
  readonly head: FigureHead;
  readonly language: Language;
  readonly visits: readonly { readonly label: string; readonly at: number }[];
  readonly arms: readonly {
    readonly label: string;
    readonly look: ArmLook;
    readonly points: readonly MeanPoint[];
  }[];
  readonly valueTitle: string;
  readonly visitTitle: string;
  readonly countTitle: string;
}

/** Means with their intervals over visits, a line an arm; below, of how many participants each mean is. */
export function drawMeanChange(chart: MeanChange): string {
  const { arms, visits } = chart;
  const bounds = arms.flatMap(({ points }) =>
    points.flatMap(({ mean, lower, upper }) => [mean, lower, upper].filter(Number.isFinite)),
  );
  const ticks = roundTicks(...withZero(bounds));
  const tickLabels = ticks.values.map((value) => printTick(value, ticks.places));
  const armRoom = Math.min(
    190,
    Math.max(...arms.map(({ label }) => wordWidth(label, 11, true))) + 12,
  );
  const plot: Plot = {
    left: Math.max(axisRoom(tickLabels), armRoom),
    right: figureWidth - endLabelRoom(arms.map(({ label }) => label)),
    top: 14,
    bottom: 344,
  };
  const x = visitScale(plot, visits, arms.length);
  const y = linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1], [plot.bottom, plot.top]);
  // Arms stand a little beside each other, so that no interval hides another.
  const step = Math.min(9, (x.closest * 0.5) / arms.length);
  const shift = (arm: number) => (arm - (arms.length - 1) / 2) * step;
  const lines = arms.map(({ look, points }, arm) => {
    const places = points.map((point) => ({ ...point, px: x(point.visit) + shift(arm) }));
    const path = places
      .map(({ px, mean }, i) => `${i === 0 ? "M" : "L"}${printLength(px)} ${printLength(y(mean))}`)
      .join("");
    const whiskers = places
      .filter(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper))
      .map(({ px, lower, upper }) => {
        const [low, high] = [printLength(y(lower)), printLength(y(upper))];
        const [from, to] = [printLength(px - 3.5), printLength(px + 3.5)];
        return `M${from} ${low}L${to} ${low}M${printLength(px)} ${low}L${printLength(px)} ${high}M${from} ${high}L${to} ${high}`;
      });
    return (
      element("path", { d: whiskers.join(""), ...stroked(look.paint, 1.2) }) +
      element("path", {
        d: path,
        ...stroked(look.paint, 2),
        "stroke-linejoin": "round",
        "stroke-dasharray": look.dash,
      }) +
      places.map(({ px, mean }) => marker(look, px, y(mean))).join("")
    );
  });
  const ends = arms.flatMap(({ label, look, points }, arm) => {
    const last = points.at(-1);
    if (last === undefined) return [];
    return [{ label, look, x: x(last.visit) + shift(arm), y: y(last.mean) }];
  });
  const isZeroWithin = (ticks.values[0] ?? 0) < 0 && (ticks.values.at(-1) ?? 0) >= 0;
  const top = plot.bottom + 62;
  const body =
    verticalAxis({
      plot,
      scale: y,
      ticks: ticks.values.map((value, i) => ({ value, label: tickLabels[i] ?? "" })),
      title: chart.valueTitle,
    }) +
    (isZeroWithin
      ? element("line", {
          x1: plot.left,
          x2: plot.right,
          y1: y(0),
          y2: y(0),
          ...stroked("soft"),
        })
      : "") +
    horizontalAxis({
      plot,
      scale: x,
      ticks: visits.map(({ label }, visit) => ({ value: visit, label })),
      title: chart.visitTitle,
    }) +
    lines.join("") +
    endLabels(plot, ends) +
    numberTable({
      top,
      title: chart.countTitle,
      scale: x,
      rows: arms.map(({ label, look, points }) => ({
        label,
        look,
        cells: points.map(({ visit, n }) => ({ at: visit, text: String(n) })),
      })),
    });
  return figureDocument(chart.head, top + numberTableHeight(arms.length), body);
}

/** Visits to scale of their numbers where their labels then have room, and otherwise as far from one another. */
function visitScale(plot: Plot, visits: MeanChange["visits"], arms: number) {
  const pad = 14 + arms * 4;
  const range = [plot.left + pad, plot.right - pad] as const;
  const even = linearScale([0, Math.max(1, visits.length - 1)], range);
  const first = visits[0]?.at ?? 0;
  const scaled = linearScale([first, visits.at(-1)?.at ?? 1], range);
  const gaps = visits.slice(1).map(({ at }, i) => scaled(at) - scaled(visits[i]?.at ?? 0));
  const isScaled = gaps.every((gap, i) => {
    const [a = "", b = ""] = [visits[i]?.label, visits[i + 1]?.label];
    return gap >= (wordWidth(a) + wordWidth(b)) / 2 + 6;
  });
  const place = (visit: number): number =>
    visits.length === 1
      ? (plot.left + plot.right) / 2
      : isScaled
        ? scaled(visits[visit]?.at ?? first)
        : even(visit);
  const evenGap = visits.length > 1 ? even(1) - even(0) : plot.right - plot.left;
  return Object.assign(place, {
    domain: [0, visits.length - 1] as const,
    closest: isScaled ? Math.min(evenGap * 2, ...gaps) : evenGap,
  });
}
