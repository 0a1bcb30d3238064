import { daySpan } from "../../kernel/index.ts";
import type { Trend, TrendPoint } from "./trends.ts";

const width = 220;
const height = 64;
const foot = 10;

/**
 * A score over the visits as a small line; days are to scale where they are known. The shape says what a point is:
 * a disc is a value, a diamond one below the protocol's limit, a hollow triangle one out of range, a bar "one of
 * these", a cross on the foot line a value that is missing, where the line breaks.
 */
export function TrendPicture({ trend, name }: { readonly trend: Trend; readonly name: string }) {
  const { points, mark } = trend;
  const days = points.map(({ date }, index) => (date === undefined ? index : daySpan(date).first));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const isLog = mark.scale === "log" && points.every(({ value = 1 }) => value > 0);
  const scaled = (value: number): number => (isLog ? Math.log10(value) : value);
  const known = [
    ...points.flatMap(({ value, upTo }) => [value, upTo]),
    mark.limit,
    ...(trend.steps === undefined ? [] : [trend.steps[0]?.at, trend.steps.at(-1)?.at]),
  ].flatMap((value) => (value === undefined ? [] : [scaled(value)]));
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const x = (index: number): number => 8 + (((days[index] ?? first) - first) / span) * (width - 16);
  const y = (value: number): number =>
    range === 0
      ? (height - foot) / 2
      : height - foot - 10 - ((scaled(value) - low) / range) * (height - foot - 18);
  const lines = runsOf(points).map((run) =>
    run
      .map(
        ({ index, middle }, at) =>
          `${at === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(middle).toFixed(1)}`,
      )
      .join(""),
  );
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full max-w-xs"
    >
      {mark.limit !== undefined && (
        <>
          <line
            x1={0}
            x2={width - 24}
            y1={y(mark.limit)}
            y2={y(mark.limit)}
            className="stroke-soft"
            strokeDasharray="4 3"
          />
          <text
            x={width}
            y={y(mark.limit) + 3.5}
            textAnchor="end"
            fontSize="10"
            className="fill-soft"
          >
            {mark.limit}
          </text>
        </>
      )}
      {lines.map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          className="stroke-accent"
          strokeWidth={1.8}
          strokeLinejoin="round"
        />
      ))}
      {points.map((point, index) => (
        <Mark
          key={point.visit}
          point={point}
          x={x(index)}
          y={y}
          isLast={index === points.length - 1}
        />
      ))}
    </svg>
  );
}

function Mark({
  point: { value, upTo, isOut, isBelow },
  x,
  y,
  isLast,
}: {
  readonly point: TrendPoint;
  readonly x: number;
  readonly y: (value: number) => number;
  readonly isLast: boolean;
}) {
  if (value === undefined) {
    const at = height - foot / 2;
    return (
      <path
        d={`M${x - 3} ${at - 3}l6 6m0 -6l-6 6`}
        className="stroke-soft"
        strokeWidth={1.6}
        fill="none"
      />
    );
  }
  const at = y(value);
  if (isOut) {
    return (
      <path
        d={`M${x} ${at - 5}l5 9h-10Z`}
        className="fill-card stroke-wrong"
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
    );
  }
  if (upTo !== undefined) {
    const top = y(upTo);
    return (
      <rect
        x={x - 3}
        y={top - 3}
        width={6}
        height={at - top + 6}
        rx={3}
        className="fill-card stroke-accent"
        strokeWidth={1.6}
      />
    );
  }
  if (isBelow) return <path d={`M${x} ${at - 5}l5 5l-5 5l-5 -5Z`} className="fill-wait" />;
  return <circle cx={x} cy={at} r={isLast ? 3.8 : 2.5} className="fill-accent" />;
}

/** Stretches of points without a missing one between them; "one of these" stands at its middle. */
function runsOf(
  points: readonly TrendPoint[],
): readonly (readonly { readonly index: number; readonly middle: number }[])[] {
  const runs: { index: number; middle: number }[][] = [[]];
  for (const [index, { value, upTo = value }] of points.entries()) {
    if (value === undefined || upTo === undefined) runs.push([]);
    else runs.at(-1)?.push({ index, middle: (value + upTo) / 2 });
  }
  return runs.filter((run) => run.length > 1);
}
