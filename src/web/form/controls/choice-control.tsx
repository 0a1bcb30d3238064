import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Code, Datum } from "../../../definition/index.ts";
import { useLanguage } from "../../language/language.tsx";
import { choiceOfKey } from "../choice-key.ts";
import { words } from "../form-words.ts";
import type { ControlProps } from "./control.ts";

/** How many codes stand side by side; more are a list to open. */
const mostPills = 7;

/**
 * One of several: a row of pills, or a list where there are many. Arrows move, a letter or a code selects, Delete or a
 * second click takes the answer back. What is chosen with the arrows is stored on leaving, what is clicked at once.
 */
export function ChoiceControl({
  session,
  view,
  id,
  labelId,
  describedBy,
  isInvalid,
  isReadOnly,
  codes,
  read = (code) => code,
  spell = (datum) => (typeof datum === "string" ? datum : undefined),
  isSetValued = false,
}: ControlProps & {
  readonly codes: readonly Code[];
  readonly read?: (code: string) => Datum;
  readonly spell?: (datum: Datum | undefined) => string | undefined;
  readonly isSetValued?: boolean;
}) {
  const { say, language } = useLanguage();
  const { path } = view;
  const now =
    view.entry !== undefined && "value" in view.entry
      ? (view.entry.value ?? undefined)
      : view.stored;
  const isOpen = Array.isArray(now);
  const [isSeveral, setSeveral] = useState(isOpen);
  const chosen = spell(now);
  const typing = useRef({ text: "", at: 0 });
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  const choose = (code: string | null, isPointed = false) => {
    session.type(path, { value: code === null ? null : read(code) });
    clearTimeout(later.current);
    // A change that folds answers away is said first, and stored when the field is left.
    if (isPointed && (session.field(path)?.folds ?? 0) === 0)
      later.current = setTimeout(() => session.leave(path), 250);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      isReadOnly ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.nativeEvent.isComposing
    )
      return;
    const isWord = event.key.length === 1;
    if (!isWord && event.key !== "Delete" && event.key !== "Backspace") return;
    const { text, at } = typing.current;
    const typed = isWord ? (event.timeStamp - at < 700 ? text : "") + event.key : event.key;
    const found =
      choiceOfKey(codes, language, typed, chosen) ??
      choiceOfKey(codes, language, event.key, chosen);
    typing.current = { text: isWord ? typed : "", at: event.timeStamp };
    if (found === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(found === "clear" ? null : found.code);
    const next = found === "clear" ? undefined : found.code;
    if (next !== undefined) document.getElementById(`${id}-${next}`)?.focus();
  };
  if (isSetValued && (isSeveral || isOpen)) {
    const ticked = Array.isArray(now) ? now : chosen === undefined ? [] : [chosen];
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Ticks
          {...{ id, labelId, describedBy, isReadOnly, codes, ticked, path }}
          onTick={(next) => session.type(path, { value: next.length === 0 ? null : next })}
        />
        {!isReadOnly && (
          <button
            type="button"
            className="text-[0.87rem] text-accent underline"
            onClick={() => {
              setSeveral(false);
              if (ticked.length > 1) session.type(path, { value: null });
            }}
          >
            {say(words.oneOnly)}
          </button>
        )}
      </span>
    );
  }
  if (codes.length > mostPills) {
    return (
      <select
        id={id}
        data-path={path}
        className="field-box max-w-full"
        value={chosen ?? ""}
        disabled={isReadOnly}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onChange={(event) => choose(event.target.value === "" ? null : event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Delete" || event.key === "Backspace") onKeyDown(event);
        }}
      >
        <option value="">{say(words.choose)}</option>
        {codes.map(({ code, text }) => (
          <option key={code} value={code}>
            {say(text)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <div
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget, relatedTarget }) => {
          // Who comes back begins a new word, however soon.
          if (!currentTarget.contains(relatedTarget)) typing.current = { text: "", at: 0 };
        }}
        className="flex flex-wrap gap-1.5"
      >
        {codes.map(({ code, text }) => {
          const isChosen = code === chosen;
          return (
            <label key={code} className={pill(isChosen, isReadOnly)}>
              <input
                type="radio"
                id={`${id}-${code}`}
                name={id}
                value={code}
                checked={isChosen}
                disabled={isReadOnly && !isChosen}
                data-path={path}
                className="sr-only"
                onChange={(event) => isReadOnly || choose(code, isPointed(event.nativeEvent))}
                onClick={() => isChosen && !isReadOnly && choose(null, true)}
              />
              {say(text)}
            </label>
          );
        })}
      </div>
      {isSetValued && !isReadOnly && (
        <button
          type="button"
          className="text-[0.87rem] text-accent underline"
          onClick={() => setSeveral(true)}
        >
          {say(words.oneOf)}
        </button>
      )}
    </span>
  );
}

/** A click that comes from the arrow keys has no place on the screen. */
function isPointed(event: Event): boolean {
  const click = event as Partial<PointerEvent>;
  return (click.detail ?? 0) > 0 || (click.clientX ?? 0) !== 0 || (click.clientY ?? 0) !== 0;
}

export function pill(isChosen: boolean, isReadOnly: boolean): string {
  const look = isChosen
    ? "border-accent bg-accent-soft text-accent-strong font-medium shadow-[inset_0_0_0_1px_var(--color-accent)]"
    : `border-edge ${isReadOnly ? "bg-sunken text-soft" : "bg-card hover:bg-sunken"}`;
  return `inline-flex min-h-9 items-center rounded-md border px-3 py-1 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-11 ${look}`;
}

/** Several of several. */
export function Ticks({
  id,
  labelId,
  describedBy,
  isReadOnly,
  codes,
  ticked,
  path,
  onTick,
}: Pick<ControlProps, "id" | "labelId" | "describedBy" | "isReadOnly"> & {
  readonly codes: readonly Code[];
  readonly ticked: readonly string[];
  readonly path: string;
  readonly onTick: (ticked: readonly string[]) => void;
}) {
  const { say } = useLanguage();
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className="flex flex-wrap gap-1.5"
    >
      {codes.map(({ code, text }) => {
        const isTicked = ticked.includes(code);
        return (
          <label key={code} className={pill(isTicked, isReadOnly)}>
            <input
              type="checkbox"
              id={`${id}-${code}`}
              checked={isTicked}
              disabled={isReadOnly}
              data-path={path}
              className="sr-only"
              onChange={() =>
                onTick(isTicked ? ticked.filter((each) => each !== code) : [...ticked, code])
              }
            />
            <span aria-hidden="true" className="mr-1.5">
              {isTicked ? "☑" : "☐"}
            </span>
            {say(text)}
          </label>
        );
      })}
    </div>
  );
}
