import { useLayoutEffect, useRef, useState } from "react";
import { daySpan, type Text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { laneWords, words } from "./overview-words.ts";
import { axisTicks, lanes, stackItems, type TimelineItem } from "./timeline.ts";

const rowHeight = 20;
const labelWidth = 96;

/** A participant's course as a picture: bars are windows, dots what was done, the line is today. */
export function TimelinePicture({
  items,
  range: [first, last],
  today,
  name,
  nameOf,
}: {
  readonly items: readonly TimelineItem[];
  readonly range: readonly [first: number, last: number];
  readonly today: string;
  /** What the picture shows, in a sentence. */
  readonly name: string;
  readonly nameOf: (item: TimelineItem) => string;
}) {
  const { say, language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(320, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = (width - labelWidth - 12) / Math.max(1, last - first);
  const x = (day: number): number => labelWidth + (day - first) * scale;
  const inRange = items.filter((item) => item.last >= first && item.first <= last);
  let top = 8;
  const drawn = lanes.map((lane) => {
    const own = inRange.filter((item) => item.lane === lane);
    const { rows, rowOf } =
      lane === "event" || lane === "course"
        ? stackItems(own, 10 / scale)
        : { rows: 1, rowOf: new Map<TimelineItem, number>() };
    const at = top;
    top += Math.min(rows, 8) * rowHeight + 14;
    return { lane, own, rowOf, at, rows: Math.min(rows, 8) };
  });
  const height = top + 22;
  const now = x(daySpan(today).first);
  const clip = (value: number): number => Math.max(labelWidth, Math.min(width - 4, value));
  const monthName = (year: number, month: number): Text => ({
    en:
      month === 1
        ? String(year)
        : (["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
            month - 1
          ] ?? ""),
    "zh-CN": month === 1 ? `${year}年` : `${month}月`,
  });
  return (
    <div ref={box}>
      <svg
        role="img"
        aria-label={name}
        width={width}
        height={height}
        className="block max-w-full text-[12px]"
      >
        {axisTicks(first, last).map(({ day, year, month }) => (
          <g key={day}>
            <line x1={x(day)} x2={x(day)} y1={4} y2={height - 20} className="stroke-line" />
            <text x={x(day) + 3} y={height - 6} className="num fill-soft">
              {monthName(year, month)[language]}
            </text>
          </g>
        ))}
        {drawn.map(({ lane, own, rowOf, at, rows }) => (
          <g key={lane}>
            <text x={0} y={at + 14} className="fill-soft">
              {say(laneWords[lane])}
            </text>
            <line
              x1={labelWidth}
              x2={width}
              y1={at + rows * rowHeight + 7}
              y2={at + rows * rowHeight + 7}
              className="stroke-line"
            />
            {own.map((item, index) => {
              const y = at + Math.min(rowOf.get(item) ?? 0, rows - 1) * rowHeight + rowHeight / 2;
              const left = clip(x(item.first));
              const right = Math.max(left + 3, clip(x(item.last + 1)));
              return (
                <g key={index}>
                  <title>{nameOf(item)}</title>
                  <Shape item={item} left={left} right={right} y={y} />
                </g>
              );
            })}
          </g>
        ))}
        {now >= labelWidth && now <= width && (
          <>
            <line
              x1={now}
              x2={now}
              y1={0}
              y2={height - 20}
              className="stroke-wrong"
              strokeWidth={1.5}
              strokeDasharray="4 3"
            />
            <text x={now + 4} y={10} className="fill-wrong">
              {say(words.today)}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

function Shape({
  item,
  left,
  right,
  y,
}: {
  readonly item: TimelineItem;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}) {
  const middle = (left + right) / 2;
  switch (item.kind) {
    case "window":
      return (
        <rect
          x={left}
          y={y - 7}
          width={right - left}
          height={14}
          rx={3}
          className="fill-accent-soft stroke-accent/50"
        />
      );
    case "dose-window":
      return (
        <rect
          x={left}
          y={y - 7}
          width={right - left}
          height={14}
          rx={3}
          className="fill-wait-soft stroke-wait"
        />
      );
    case "held":
      return <circle cx={middle} cy={y} r={5} className="fill-done stroke-card" />;
    case "outside":
      return (
        <g className="fill-card stroke-wrong" strokeWidth={2}>
          <circle cx={middle} cy={y} r={5} />
          <path d={`M${middle} ${y - 3}v6`} />
        </g>
      );
    case "given":
      return <path d={`M${middle} ${y - 7}l6 7-6 7-6-7z`} className="fill-accent stroke-card" />;
    case "adverse":
      return (
        <rect
          x={left}
          y={y - 4}
          width={Math.max(6, right - left)}
          height={8}
          rx={2}
          className="fill-wait/70"
        />
      );
    case "serious":
      return (
        <g>
          <rect
            x={left}
            y={y - 5}
            width={Math.max(8, right - left)}
            height={10}
            rx={2}
            className="fill-wrong"
          />
          <path
            d={`M${left + 4} ${y - 3}v4M${left + 4} ${y + 3}v.2`}
            className="stroke-card"
            strokeWidth={1.5}
          />
        </g>
      );
    case "consent":
      return (
        <path
          d={`M${middle - 4} ${y + 7}v-14h9l-3 4 3 4h-9`}
          className="fill-ask-soft stroke-ask"
          strokeWidth={1.5}
        />
      );
    default:
      return <rect x={middle - 4} y={y - 4} width={8} height={8} className="fill-ink" />;
  }
}
