import { daySpan } from "../../kernel/index.ts";
import type { TrendPoint } from "./trends.ts";

const width = 220;
const height = 56;

/** A number over the visits as a small line, with its first and last value; days are to scale where they are known. */
export function Sparkline({
  points,
  name,
}: {
  readonly points: readonly TrendPoint[];
  readonly name: string;
}) {
  const days = points.map(({ date }, index) => (date === undefined ? index : daySpan(date).first));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const values = points.map(({ value }) => value);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const x = (index: number): number => 8 + (((days[index] ?? first) - first) / span) * (width - 16);
  const y = (value: number): number =>
    range === 0 ? height / 2 : height - 10 - ((value - low) / range) * (height - 20);
  const path = points
    .map(
      ({ value }, index) =>
        `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join("");
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${width} ${height}`}
      className="h-14 w-full max-w-64"
    >
      <path
        d={path}
        fill="none"
        className="stroke-accent"
        strokeWidth={1.8}
        strokeLinejoin="round"
      />
      {points.map(({ value, visit }, index) => (
        <circle
          key={visit}
          cx={x(index)}
          cy={y(value)}
          r={index === points.length - 1 ? 3.6 : 2.4}
          className="fill-accent"
        >
          <title>{`${visit}: ${value}`}</title>
        </circle>
      ))}
    </svg>
  );
}
