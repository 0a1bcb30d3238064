import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { fieldsOf } from "../../definition/index.ts";
import { datumWords } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { fill } from "../language/fill.ts";
import { Button } from "../ui/button.tsx";
import {
  diaryIn,
  hoursByState,
  marksOf,
  paint,
  slotCount,
  slotTime,
  stretch,
} from "./diary-day.ts";
import type { PadProps } from "./pad-for.ts";
import { usePadStudy } from "./use-pad-study.ts";

const words = {
  how: text(
    "Choose a state, then touch each half hour, or draw across several. Keys: 1–{count} mark and go on, Shift with an arrow marks on, Delete clears.",
    "先选状态，再点按各半小时，或横向拖动连续标记。按键：1–{count} 标记并前进，Shift 加方向键连续标记，Delete 清除。",
  ),
  state: text("State to mark with", "用于标记的状态"),
  clear: text("Clear", "清除"),
  range: text("Mark from … to …", "标记一段时间"),
  first: text("Touch the first half hour.", "请点按起始半小时。"),
  last: text("From {from}. Now touch the last half hour.", "从 {from} 起，请点按最后一个半小时。"),
  day: text("The day in half hours", "全天半小时时段"),
  slot: text("{from} {key} {state}", "{from} {key} {state}"),
  empty: text("not marked", "未标记"),
  twice: text("marked twice: {states}", "重复标记：{states}"),
  totals: text("This day", "当日合计"),
  hours: text("{hours} h", "{hours} 小时"),
  left: text("Not marked", "未标记"),
  whole: text("The whole day is marked.", "全天均已标记。"),
  open: text("{count} half hours are not marked.", "还有 {count} 个半小时未标记。"),
  noRule: text(
    "The study sets no limit of unmarked time for a day to count.",
    "本研究未规定当日有效所允许的未标记时间。",
  ),
  and: text(", ", "、"),
} as const;

/** One look a state, by its place in the list: a shade and a pattern, so that no two differ by colour alone. */
const looks: readonly CSSProperties[] = [
  { background: "var(--color-ink)" },
  {
    background:
      "repeating-linear-gradient(45deg, var(--color-card) 0 5px, var(--color-wait) 5px 9px)",
  },
  { background: "var(--color-accent-soft)" },
  {
    background:
      "radial-gradient(var(--color-accent) 1.6px, transparent 2px) 0 0 / 8px 8px, var(--color-accent-soft)",
  },
  {
    background:
      "repeating-linear-gradient(0deg, transparent 0 5px, var(--color-wrong) 5px 7px), var(--color-wrong-soft)",
  },
];

/** A day of a diary as 48 half hours: painted by touch, by drawing across them, or by keys. */
export default function DiaryPad({ form, values, rows, readOnly, language, onFill }: PadProps) {
  const { lists } = usePadStudy(form);
  const grid = useRef<HTMLDivElement>(null);
  const parts = diaryIn(form);
  const list = lists.find(({ id }) => id === parts?.state.codes);
  const [brush, setBrush] = useState<string | null>();
  const [active, setActive] = useState(0);
  const [from, setFrom] = useState<number | "asked">();
  const [drawn, setDrawn] = useState<readonly [number, number]>();
  const say = (words_: Text, params?: Parameters<typeof fill>[2]) => fill(words_, language, params);
  if (parts === undefined || list === undefined) return null;
  const own = rows[parts.group.id] ?? {};
  const marks = marksOf(parts, own);
  const chosen = brush === undefined ? (list.codes[0]?.code ?? null) : brush;
  const wordsOf = (code: string): string => {
    const found = list.codes.find((one) => one.code === code);
    return found === undefined ? code : say(found.text);
  };
  const put = (slots: readonly number[], code: string | null) => {
    if (readOnly) return;
    onFill(new Map(paint(parts, own, slots, code).map(({ path, datum }) => [path, datum])));
  };
  const focus = (slot: number) => {
    const next = Math.min(slotCount - 1, Math.max(0, slot));
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-slot="${next}"]`)?.focus();
  };
  const columns = (): number =>
    grid.current === null
      ? 1
      : getComputedStyle(grid.current).gridTemplateColumns.split(" ").length;

  function onKey(event: KeyboardEvent, slot: number) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const code = list?.codes[Number(key.normalize("NFKC")) - 1]?.code;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(), ArrowDown: columns() }[key];
    if (by !== undefined) {
      event.preventDefault();
      const to = Math.min(slotCount - 1, Math.max(0, slot + by));
      const kept = marks[slot]?.codes[0];
      if (shiftKey && kept !== undefined) put(stretch(slot, to), kept);
      focus(to);
    } else if (key === "Home" || key === "End") {
      event.preventDefault();
      focus(key === "Home" ? 0 : slotCount - 1);
    } else if (code !== undefined) {
      event.preventDefault();
      setBrush(code);
      put([slot], code);
      focus(slot + 1);
    } else if (key === "Delete" || key === "Backspace") {
      event.preventDefault();
      put([slot], null);
    }
  }

  function touch(slot: number) {
    setActive(slot);
    if (from === undefined) return put([slot], chosen);
    if (from === "asked") return setFrom(slot);
    put(stretch(from, slot), chosen);
    setFrom(undefined);
  }

  const under = ({ clientX, clientY }: PointerEvent): number | undefined => {
    const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-slot]");
    return cell === null || cell === undefined || grid.current?.contains(cell) !== true
      ? undefined
      : Number(cell.dataset["slot"]);
  };
  const [begun, end] = drawn ?? [];
  const isDrawn = (slot: number): boolean =>
    begun !== undefined && end !== undefined && begun !== end && stretch(begun, end).includes(slot);
  const unmarked = marks.filter(({ codes }) => codes.length !== 1).length;
  return (
    <div className="space-y-4">
      {!readOnly && (
        <>
          <p className="text-[0.9rem] text-soft print:hidden">
            {say(words.how, { count: list.codes.length })}
          </p>
          <div
            role="radiogroup"
            aria-label={say(words.state)}
            className="grid gap-2 sm:grid-cols-2 print:hidden"
          >
            {[...list.codes.map(({ code }) => code), null].map((code, index) => (
              <button
                key={code ?? ""}
                type="button"
                role="radio"
                data-brush={code ?? "none"}
                aria-checked={chosen === code}
                onClick={() => setBrush(code)}
                className={`flex min-h-12 items-center gap-3 rounded-lg border px-3 py-1.5 text-left ${chosen === code ? "border-accent bg-accent-soft outline-2 outline-accent" : "border-edge bg-card hover:bg-sunken"}`}
              >
                <Swatch index={code === null ? undefined : index} />
                <span>{code === null ? say(words.clear) : wordsOf(code)}</span>
              </button>
            ))}
          </div>
          <div className="flex flex-wrap items-center gap-3 print:hidden">
            <Button
              data-range
              className="min-h-12"
              aria-pressed={from !== undefined}
              tone={from === undefined ? "plain" : "primary"}
              onClick={() => setFrom(from === undefined ? "asked" : undefined)}
            >
              {say(words.range)}
            </Button>
            <span role="status" className="text-[0.9rem]">
              {from === "asked" && say(words.first)}
              {typeof from === "number" && say(words.last, { from: slotTime(from) })}
            </span>
          </div>
        </>
      )}
      <div
        ref={grid}
        role="group"
        aria-label={say(words.day)}
        className="grid touch-pan-y grid-cols-4 gap-1 select-none sm:grid-cols-8"
        onPointerDown={(event) => {
          const slot = under(event);
          if (event.button === 0 && slot !== undefined && !readOnly && from === undefined) {
            setDrawn([slot, slot]);
          }
        }}
        onPointerMove={(event) => {
          const slot = under(event);
          if (begun !== undefined && slot !== undefined && slot !== end) setDrawn([begun, slot]);
        }}
        onPointerUp={(event) => {
          // Let go beside the day, nothing is marked.
          const slot = under(event);
          if (begun !== undefined && slot !== undefined && slot !== begun) {
            put(stretch(begun, slot), chosen);
          }
          setDrawn(undefined);
        }}
        onPointerCancel={() => setDrawn(undefined)}
        onPointerLeave={() => setDrawn(undefined)}
      >
        {marks.map(({ codes }, slot) => {
          const index = list.codes.findIndex(({ code }) => code === codes[0]);
          const shown = codes.length === 1 ? index : undefined;
          const key = codes.length > 1 ? "?" : shown === undefined ? "–" : String(shown + 1);
          const state =
            codes.length === 0
              ? say(words.empty)
              : codes.length === 1
                ? wordsOf(codes[0] ?? "")
                : say(words.twice, { states: codes.map(wordsOf).join(say(words.and)) });
          return (
            <button
              key={slot}
              type="button"
              data-slot={slot}
              data-state={codes.length === 1 ? codes[0] : undefined}
              tabIndex={slot === active ? 0 : -1}
              aria-label={say(words.slot, { from: slotTime(slot), key, state })}
              onFocus={() => setActive(slot)}
              onKeyDown={(event) => onKey(event, slot)}
              onClick={() => touch(slot)}
              className={`flex min-h-12 flex-col items-center justify-center rounded-md border p-0.5 ${isDrawn(slot) || from === slot ? "border-accent ring-2 ring-accent" : codes.length > 1 ? "border-2 border-wrong" : "border-edge"}`}
              style={
                shown === undefined
                  ? { background: "var(--color-card)" }
                  : looks[shown % looks.length]
              }
            >
              <span className="num rounded bg-card px-1 text-[0.8rem] leading-tight text-ink">
                {slotTime(slot)}
              </span>{" "}
              <span className="num mt-0.5 min-w-5 rounded bg-card px-1 text-[0.85rem] leading-tight font-bold text-ink">
                {key}
              </span>
            </button>
          );
        })}
      </div>
      <section
        data-diary-totals
        aria-live="polite"
        className="rounded-xl border border-line bg-card px-4 py-3"
      >
        <h2 className="mb-2">{say(words.totals)}</h2>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {hoursByState(list, marks).map(({ code, hours }, index) => (
            <div key={code} className="flex items-center justify-between gap-3">
              <dt className="flex items-center gap-2">
                <Swatch index={index} /> {wordsOf(code)}
              </dt>
              <dd className="num font-semibold whitespace-nowrap" data-hours={code}>
                {say(words.hours, { hours })}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-2" data-unmarked={unmarked}>
          {unmarked === 0 ? say(words.whole) : say(words.open, { count: unmarked })}
        </p>
        <dl className="mt-2 grid gap-x-6 gap-y-1 border-t border-line pt-2 sm:grid-cols-2">
          {fieldsOf(form)
            .filter(({ kind }) => kind === "derived")
            .map((field) => (
              <div key={field.id} className="flex justify-between gap-3">
                <dt className="text-soft">{say(field.label)}</dt>
                <dd className="num whitespace-nowrap" data-derived={field.id}>
                  {values[field.id] === undefined
                    ? "–"
                    : say(datumWords(field, undefined, values[field.id]))}
                </dd>
              </div>
            ))}
        </dl>
        {!fieldsOf(form).some((field) => field.kind === "derived" && field.type === "boolean") && (
          <p className="mt-2 text-[0.87rem] text-soft">{say(words.noRule)}</p>
        )}
      </section>
    </div>
  );
}

function Swatch({ index }: { readonly index: number | undefined }) {
  return (
    <span
      aria-hidden="true"
      className="flex size-7 shrink-0 items-center justify-center rounded border border-edge"
      style={index === undefined ? undefined : looks[index % looks.length]}
    >
      <span className="num rounded bg-card px-1 text-[0.85rem] leading-tight font-bold text-ink">
        {index === undefined ? "×" : index + 1}
      </span>
    </span>
  );
}
