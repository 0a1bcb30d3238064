import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { type Code, type Datum, type Field, fieldsOf } from "../../definition/index.ts";
import { fill } from "../language/fill.ts";
import {
  type Arrow,
  cellOf,
  cellsBelow,
  codesOf,
  columnOf,
  examOrder,
  moveFrom,
  nextEmpty,
  nextInTurn,
  segmentName,
  sideOf,
  testOf,
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

export type EntryOrder = "down" | "across" | "stay";
type Move = (field: string, arrow: Arrow, known: ReadonlySet<string>) => string | undefined;

/** How an ISNCSCI examination is entered, whatever it is drawn as: which cell has the keys, and what each key does. */
export interface ExamEntry {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly known: ReadonlySet<string>;
  readonly inOrder: readonly string[];
  readonly active: string;
  readonly setActive: (field: string) => void;
  readonly order: EntryOrder;
  readonly setOrder: (order: EntryOrder) => void;
  /** What the last key did, where it is not to be seen. */
  readonly told: string;
  readonly codeAt: (field: string) => string | undefined;
  readonly codesAt: (field: string) => readonly Code[];
  readonly nameOf: (field: string) => string;
  readonly type: (field: string, key: string) => void;
  readonly onKey: (event: KeyboardEvent, field: string) => void;
  readonly focus: (field: string | undefined) => void;
  readonly focusNext: () => void;
}

export function useExamEntry(
  { form, values, readOnly, language, onChange }: PadProps,
  move: Move = moveFrom,
): ExamEntry {
  const { lists } = usePadStudy(form);
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const [active, setActive] = useState("c2RightTouch");
  const [last, setLast] = useState<string>();
  const [order, setOrder] = useState<EntryOrder>("down");
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
  const levelOf = (field: string) => segmentName(cellOf(field)?.segment ?? field);
  const nameOf = (field: string) => {
    const column = columnOf(field);
    const label = fields.get(field)?.label;
    if (column === undefined) return label === undefined ? field : say(label);
    return say(words.cell, {
      test: words[testOf(column)],
      level: levelOf(field),
      side: words[sideOf(column)],
    });
  };
  const give = (field: string): boolean => {
    const cells = root.current?.querySelectorAll<HTMLElement>(`[data-cell="${field}"]`) ?? [];
    // On a phone one of two faces is hidden, and a dermatome may be on both.
    const cell = [...cells].find(
      (one) => one.getClientRects().length > 0 && one.dataset["elsewhere"] === undefined,
    );
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return cell !== undefined;
  };
  const focus = (field: string | undefined) => {
    if (field === undefined) return;
    // What is not drawn yet, as the other layer of a body, is focused once it is.
    wanted.current = give(field) ? undefined : field;
    setActive(field);
  };
  useEffect(() => {
    if (wanted.current !== undefined && give(wanted.current)) wanted.current = undefined;
  });

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
    const isStar = /[*＊]/.test(key);
    const target = isStar && values[field] === undefined && last !== undefined ? last : field;
    const codes = codesAt(target);
    const plain = codes.map(({ code }) => code).filter((code) => !code.includes("*"));
    const now = codeAt(target);
    const code = key === " " ? nextInTurn(plain, now) : typedCode(codes, now, key);
    if (code === undefined) {
      setTold(say(words.notKnown, { key, codes: plain.join(", ") }));
      return;
    }
    onChange(target, code);
    const wording = codes.find((one) => one.code === code)?.text;
    setTold(
      code?.includes("*") === true && wording !== undefined
        ? say(words.marked, { level: levelOf(target), words: wording })
        : "",
    );
    if (code === null || target !== field || isStar || key === " ") return;
    setLast(field);
    if (order !== "stay") focus(nextEmpty(inOrder, field, values));
  }

  const focusNext = () => focus(inOrder[inOrder.indexOf(active) + 1]);

  function onKey(event: KeyboardEvent, field: string) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (arrows.has(key)) {
      event.preventDefault();
      return focus(move(field, key as Arrow, known));
    }
    if (key === "Enter") {
      event.preventDefault();
      return focus(inOrder[inOrder.indexOf(field) + 1]);
    }
    if (key === "Delete" || key === "Backspace" || key.length === 1) {
      event.preventDefault();
      type(field, key);
    }
  }

  return {
    root,
    fields,
    known,
    inOrder,
    active,
    setActive,
    order,
    setOrder,
    told,
    codeAt,
    codesAt,
    nameOf,
    type,
    onKey,
    focus,
    focusNext,
  };
}
