import { type KeyboardEvent, memo, useMemo, useRef, useState } from "react";
import { type Datum, fieldsOf, numberOf } from "../../definition/index.ts";
import { fill } from "../language/fill.ts";
import { Button } from "../ui/button.tsx";
import { BodyFigure } from "./body-figure.tsx";
import {
  type Arrow,
  cellOf,
  cellsBelow,
  codesOf,
  columns,
  type Column,
  examOrder,
  fieldOf,
  filledOf,
  moveFrom,
  nextEmpty,
  segmentName,
  segments,
  typedCode,
} from "./exam-cell.ts";
import type { PadProps } from "./pad-for.ts";
import { words } from "./pad-words.ts";
import { usePadStudy } from "./use-pad-study.ts";

const arrows: ReadonlySet<string> = new Set<Arrow>([
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
]);
type Order = "down" | "across" | "stay";
const sideOf = (column: Column) => (column.startsWith("Right") ? "right" : "left");
const testOf = (column: Column) =>
  column.endsWith("Motor") ? "motor" : column.endsWith("Touch") ? "touch" : "prick";

/** The ISNCSCI examination as a grid: one key a cell, in the order of the examination, with the body beside it. */
export default function ExamPad({
  form,
  values,
  findings,
  readOnly,
  language,
  onChange,
}: PadProps) {
  const { lists } = usePadStudy(form);
  const root = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState("c2RightTouch");
  const [last, setLast] = useState<string>();
  const [order, setOrder] = useState<Order>("down");
  const [told, setTold] = useState("");
  const say = (text: Parameters<typeof fill>[0], params?: Parameters<typeof fill>[2]) =>
    fill(text, language, params);
  const fields = useMemo(() => new Map(fieldsOf(form).map((field) => [field.id, field])), [form]);
  const known = useMemo(() => new Set(fields.keys()), [fields]);
  const inOrder = useMemo(
    () => examOrder(form, order === "across" ? "across" : "down"),
    [form, order],
  );
  const codeAt = (field: string): string | undefined => {
    const datum = values[field];
    return typeof datum === "string" ? datum : undefined;
  };
  const codesAt = (field: string) => {
    const found = fields.get(field);
    return found?.kind === "choice" ? codesOf(lists, found.codes) : [];
  };
  const focus = (field: string | undefined) => {
    if (field === undefined) return;
    setActive(field);
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${field}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const levelOf = (field: string) => segmentName(cellOf(field)?.segment ?? field);

  function fillDown(field: string) {
    const code = codeAt(field);
    const below = code === undefined ? [] : cellsBelow(field, values, known);
    for (const cell of below) onChange(cell, code as Datum);
    setTold(
      below.length === 0 || code === undefined
        ? say(words.nothingBelow)
        : say(words.filled, { count: below.length, level: levelOf(field), code }),
    );
  }

  function type(field: string, key: string) {
    if (readOnly) return;
    if (/^[dD]$/.test(key)) return fillDown(field);
    // A star typed after the cell was left belongs to the cell that was just filled.
    const target =
      /[*＊]/.test(key) && values[field] === undefined && last !== undefined ? last : field;
    const codes = codesAt(target);
    const code = typedCode(codes, codeAt(target), key);
    if (code === undefined) {
      setTold(
        say(words.notKnown, {
          key,
          codes: codes
            .map((one) => one.code)
            .filter((one) => !one.includes("*"))
            .join(", "),
        }),
      );
      return;
    }
    onChange(target, code);
    const wording = codes.find((one) => one.code === code)?.text;
    setTold(
      code?.includes("*") === true && wording !== undefined
        ? say(words.marked, { level: levelOf(target), words: wording })
        : "",
    );
    if (code === null || target !== field || /[*＊]/.test(key)) return;
    setLast(field);
    if (order !== "stay") focus(nextEmpty(inOrder, field, values));
  }

  function onKey(event: KeyboardEvent, field: string) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (arrows.has(key)) {
      event.preventDefault();
      return focus(moveFrom(field, key as Arrow, known));
    }
    if (key === "Enter") {
      event.preventDefault();
      return focus(inOrder[inOrder.indexOf(field) + 1]);
    }
    if (key === "Delete" || key === "Backspace" || (key.length === 1 && key !== " ")) {
      event.preventDefault();
      type(field, key);
    }
  }

  const filled = filledOf(inOrder, values);
  const totals = [
    ["uems", filled.Motor],
    ["lems", filled.Motor],
    ["motorTotal", filled.Motor],
    ["touchTotal", filled.Touch],
    ["prickTotal", filled.Prick],
  ] as const;
  const nameOf = (field: string, column: Column) =>
    say(words.cell, {
      test: words[testOf(column)],
      level: levelOf(field),
      side: words[sideOf(column)],
    });
  return (
    <div ref={root} className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3 print:hidden">
        <p className="max-w-xl text-[0.9rem] text-soft">{say(words.keys)}</p>
        <label className="flex items-center gap-2 text-[0.9rem]">
          {say(words.order)}
          <select
            className="field-box"
            value={order}
            onChange={(event) => setOrder(event.target.value as Order)}
          >
            {(["down", "across", "stay"] as const).map((how) => (
              <option key={how} value={how}>
                {say(words[how])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="grid gap-5 xl:grid-cols-[auto_1fr]">
        <div className="max-h-[75vh] overflow-auto rounded-xl border border-line bg-card print:max-h-none">
          <table role="grid" aria-label={say(words.grid)} className="text-center">
            <thead className="sticky top-0 z-10 bg-card text-[0.8rem]">
              <tr>
                <th
                  rowSpan={2}
                  scope="col"
                  className="sticky left-0 bg-card px-2 font-medium text-soft"
                >
                  {say(words.level)}
                </th>
                <th colSpan={3} scope="colgroup" className="px-2 pt-1 font-semibold">
                  {say(words.right)}
                </th>
                <th
                  colSpan={3}
                  scope="colgroup"
                  className="border-l-2 border-edge px-2 pt-1 font-semibold"
                >
                  {say(words.left)}
                </th>
              </tr>
              <tr className="border-b border-line">
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={`px-1 pb-1 font-medium text-soft ${column === "LeftTouch" ? "border-l-2 border-edge" : ""}`}
                  >
                    {say(words[testOf(column)])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {segments.map((segment) => (
                <tr
                  key={segment}
                  className={
                    segment === "t1" || segment === "l1" || segment === "s1"
                      ? "border-t border-line"
                      : ""
                  }
                >
                  <th
                    scope="row"
                    className="num sticky left-0 bg-card px-2 text-[0.87rem] font-medium"
                  >
                    {segmentName(segment)}
                  </th>
                  {columns.map((column) => {
                    const field = fieldOf({ segment, column });
                    if (!known.has(field))
                      return (
                        <td
                          key={column}
                          role="gridcell"
                          className={column === "LeftTouch" ? "border-l-2 border-edge" : ""}
                        />
                      );
                    const code = codeAt(field);
                    return (
                      <td
                        key={column}
                        role="gridcell"
                        className={`p-0.5 ${column === "LeftTouch" ? "border-l-2 border-edge" : ""}`}
                      >
                        <button
                          type="button"
                          data-cell={field}
                          tabIndex={field === active ? 0 : -1}
                          aria-label={`${nameOf(field, column)}: ${code ?? say(words.empty)}`}
                          onFocus={() => setActive(field)}
                          onKeyDown={(event) => onKey(event, field)}
                          className={`num h-7 w-full min-w-13 rounded border font-semibold pointer-coarse:h-11 ${code === undefined ? "border-line bg-sunken" : "border-edge bg-card"} ${(findings[field]?.length ?? 0) > 0 ? "border-2 border-wait" : ""} ${field === active ? "ring-2 ring-accent" : ""}`}
                        >
                          {code ?? ""}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="min-w-0 space-y-4">
          <section className="rounded-xl border border-line bg-card px-4 py-3">
            <h2 className="mb-2">{say(words.anal)}</h2>
            <div className="grid gap-3 sm:grid-cols-2">
              {["vac", "dap"].map((id) => {
                const field = fields.get(id);
                return (
                  field !== undefined && (
                    <label key={id} className="flex flex-col gap-1">
                      <span className="font-medium">{say(field.label)}</span>
                      <select
                        data-cell={id}
                        className="field-box"
                        disabled={readOnly}
                        value={codeAt(id) ?? ""}
                        onChange={(event) =>
                          onChange(id, event.target.value === "" ? null : event.target.value)
                        }
                      >
                        <option value="">–</option>
                        {codesAt(id).map(({ code, text }) => (
                          <option key={code} value={code}>
                            {say(text)}
                          </option>
                        ))}
                      </select>
                    </label>
                  )
                );
              })}
            </div>
          </section>
          <section className="rounded-xl border border-line bg-card px-4 py-3">
            <h2 className="mb-2">{say(words.totals)}</h2>
            <dl className="space-y-1">
              {totals.map(([id, [count, all]]) => {
                const total = count === all ? numberOf(values[id]) : undefined;
                const field = fields.get(id);
                return (
                  field !== undefined && (
                    <div key={id} className="flex justify-between gap-4">
                      <dt>{say(field.label)}</dt>
                      <dd className={`num ${total === undefined ? "text-soft" : "font-semibold"}`}>
                        {total ??
                          say(count < all ? words.waiting : words.unknownTotal, {
                            filled: count,
                            all,
                          })}
                      </dd>
                    </div>
                  )
                );
              })}
            </dl>
          </section>
          <section className="rounded-xl border border-line bg-card px-4 py-3">
            <h2>{say(words.figure)}</h2>
            <p className="mb-2 text-[0.87rem] text-soft">{say(words.figureHow)}</p>
            <Figures
              values={values}
              touch={say(words.touch)}
              prick={say(words.prick)}
              figure={say(words.figure)}
            />
          </section>
        </div>
      </div>
      <p aria-live="polite" className="min-h-6 text-soft">
        {told}
      </p>
      {!readOnly && (
        <div
          role="group"
          aria-label={say(words.keypad)}
          className="sticky bottom-0 z-20 hidden flex-wrap gap-2 border-t border-line bg-paper py-2 pointer-coarse:flex print:hidden"
        >
          {["0", "1", "2", "3", "4", "5", "N", "*"].map((key) => (
            <Button
              key={key}
              className="min-h-14 min-w-14 text-[1.1rem]"
              onClick={() => type(active, key)}
            >
              {key === "N" ? "NT" : key}
            </Button>
          ))}
          <Button className="min-h-14" onClick={() => type(active, "D")}>
            {say(words.fillDown)}
          </Button>
          <Button className="min-h-14" onClick={() => type(active, "Delete")}>
            {say(words.clear)}
          </Button>
          <Button className="min-h-14" onClick={() => focus(inOrder[inOrder.indexOf(active) + 1])}>
            {say(words.next)}
          </Button>
        </div>
      )}
    </div>
  );
}

const Figures = memo(function Figures({
  values,
  touch,
  prick,
  figure,
}: {
  readonly values: Readonly<Record<string, Datum>>;
  readonly touch: string;
  readonly prick: string;
  readonly figure: string;
}) {
  const score = (segment: string, column: string) => {
    const datum = values[`${segment}${column}`];
    return typeof datum === "string" ? datum : undefined;
  };
  return (
    <div className="grid grid-cols-2 gap-4">
      <BodyFigure
        title={touch}
        label={`${figure}: ${touch}`}
        scoreOf={(segment, side) => score(segment, `${side}Touch`)}
      />
      <BodyFigure
        title={prick}
        label={`${figure}: ${prick}`}
        scoreOf={(segment, side) => score(segment, `${side}Prick`)}
      />
    </div>
  );
});
