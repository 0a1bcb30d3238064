import { printDay } from "../../kernel/index.ts";
import type { Enrolment } from "./enrolment.ts";

const width = 640;
const height = 180;
const left = 34;
const bottom = 22;

/** Enrolment as a rising line of steps against what is planned. */
export function EnrolmentPicture({
  enrolment: { steps, first },
  planned,
  today,
  name,
  plannedWord,
}: {
  readonly enrolment: Enrolment;
  readonly planned: number;
  /** A day number. */
  readonly today: number;
  readonly name: string;
  readonly plannedWord: string;
}) {
  const from = first ?? today - 30;
  const span = Math.max(30, today - from);
  const most = Math.max(planned, steps.length, 1);
  const x = (day: number): number => left + ((day - from) / span) * (width - left - 8);
  const y = (count: number): number => height - bottom - (count / most) * (height - bottom - 14);
  let path = `M${x(from)} ${y(0)}`;
  for (const { day, count } of steps) path += `H${x(day).toFixed(1)}V${y(count).toFixed(1)}`;
  path += `H${x(today)}`;
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${width} ${height}`}
      className="num w-full text-[12px]"
    >
      <line x1={left} x2={width} y1={y(0)} y2={y(0)} className="stroke-line" />
      <line
        x1={left}
        x2={width - 8}
        y1={y(planned)}
        y2={y(planned)}
        className="stroke-edge"
        strokeDasharray="5 4"
      />
      <text x={left - 6} y={y(planned) + 4} textAnchor="end" className="fill-soft">
        {planned}
      </text>
      <text x={width - 8} y={y(planned) - 5} textAnchor="end" className="fill-soft">
        {plannedWord}
      </text>
      <text x={left - 6} y={y(0) + 4} textAnchor="end" className="fill-soft">
        0
      </text>
      <path d={`${path}V${y(0)}H${x(from)}Z`} className="fill-accent-soft" />
      <path
        d={path}
        fill="none"
        className="stroke-accent"
        strokeWidth={2.2}
        strokeLinejoin="round"
      />
      <text x={left} y={height - 6} className="fill-soft">
        {printDay(from)}
      </text>
      <text x={width - 8} y={height - 6} textAnchor="end" className="fill-soft">
        {printDay(today)}
      </text>
    </svg>
  );
}
