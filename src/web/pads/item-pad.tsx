import { type KeyboardEvent, useRef, useState } from "react";
import { type Datum, numberOf } from "../../definition/index.ts";
import { fill } from "../language/fill.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import type { PadProps } from "./pad-for.ts";
import { words } from "./pad-words.ts";
import { isOpen, scaleTotals, type ScoredItem, scoredItems, typedAnswer } from "./scored-items.ts";
import { usePadStudy } from "./use-pad-study.ts";

/**
 * A scale, item by item in its fixed order: one key an item, then the next. What was answered at earlier visits is
 * not shown, and no total before the last item is answered.
 */
export default function ItemPad({
  form,
  values,
  findings,
  readOnly,
  language,
  onChange,
}: PadProps) {
  const { lists, isAsked } = usePadStudy(form);
  const items = scoredItems(form, lists, (field) => isAsked(field, values));
  const root = useRef<HTMLDivElement>(null);
  const [pending, setPending] = useState({ item: "", typed: "" });
  const [told, setTold] = useState("");
  const say = (text: Parameters<typeof fill>[0], params?: Parameters<typeof fill>[2]) =>
    fill(text, language, params);
  const open = items.filter((item) => isOpen(item, values));
  const first = open[0] ?? items[0];
  const focusItem = (field: string | undefined) =>
    field !== undefined &&
    // What follows an answer, such as one of two forms of an item, is there only after it was shown.
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-item="${field}"] [tabindex="0"]`)?.focus(),
    );
  const choose = (item: ScoredItem, datum: Datum | null) => {
    if (!readOnly) onChange(item.field.id, datum);
  };
  const step = (item: ScoredItem, by: 1 | -1) =>
    focusItem(items[items.indexOf(item) + by]?.field.id);
  const followingOpen = (item: ScoredItem) => {
    const after = scoredItems(form, lists, (field) => isAsked(field, values)).slice(
      items.indexOf(item) + 1,
    );
    return after.find((one) => isOpen(one, values))?.field.id;
  };

  function onKey(event: KeyboardEvent, item: ScoredItem) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      return step(item, key === "ArrowDown" ? 1 : -1);
    }
    if (key === "ArrowLeft" || key === "ArrowRight") {
      event.preventDefault();
      const buttons = [
        ...(root.current?.querySelectorAll<HTMLElement>(
          `[data-item="${item.field.id}"] [role=radio]`,
        ) ?? []),
      ];
      const at = buttons.indexOf(document.activeElement as HTMLElement);
      return buttons[at + (key === "ArrowRight" ? 1 : -1)]?.focus();
    }
    if (readOnly) return;
    if (key === "Backspace" || key === "Delete") {
      event.preventDefault();
      return choose(item, null);
    }
    if (key.length !== 1 || key === " ") return;
    const before = pending.item === item.field.id ? pending.typed : "";
    const found = typedAnswer(item, before, key);
    event.preventDefault();
    if (found === undefined) {
      if (/[\p{L}\p{N}]/u.test(key)) {
        setTold(
          say(words.notKnown, { key, codes: item.answers.map((answer) => answer.key).join(", ") }),
        );
      }
      return;
    }
    setTold("");
    setPending({ item: item.field.id, typed: found.typed });
    if (found.answer !== undefined) choose(item, found.answer.datum);
    if (!found.more) focusAfter(item);
  }

  function focusAfter(item: ScoredItem) {
    // A question that this answer opens comes next, and is there only once it was drawn.
    requestAnimationFrame(() => {
      const all = [...(root.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
      const at = all.findIndex((one) => one.dataset["item"] === item.field.id);
      const next = all.slice(at + 1).find((one) => one.dataset["open"] === "yes") ?? all[at + 1];
      if (next === undefined) return focusItem(followingOpen(item));
      next.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      next.scrollIntoView({ block: "nearest" });
    });
  }

  const sums = scaleTotals(form);
  return (
    <div ref={root} className="space-y-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2 text-[0.9rem] text-soft print:hidden">
        <span>{say(words.itemKeys)}</span>
        <span role="status" className="num font-medium text-ink">
          {say(words.answered, { count: items.length - open.length, all: items.length })}
        </span>
      </p>
      <ol className="space-y-3">
        {items.map((item, index) => {
          const { field, group, answers } = item;
          const value = values[field.id];
          const chosen = answers.findIndex(({ datum }) => datum === value);
          const current = item === first;
          const wordy = answers.some(({ text }) => text !== undefined && text[language] !== "");
          const heading = group !== undefined && items[index - 1]?.group !== group;
          const said = findings[field.id] ?? [];
          return (
            <li key={field.id}>
              {heading && <h2 className="mt-5 mb-2">{say(group)}</h2>}
              <div
                role="radiogroup"
                aria-labelledby={`pad-${field.id}`}
                data-item={field.id}
                data-open={value === undefined ? "yes" : "no"}
                onKeyDown={(event) => onKey(event, item)}
                className={`rounded-xl border bg-card px-4 py-3 ${current && !readOnly ? "border-accent" : "border-line"}`}
              >
                <p
                  id={`pad-${field.id}`}
                  className="mb-2 flex flex-wrap items-center gap-2 font-medium"
                >
                  {say(field.label)}
                  {said.length > 0 && <Badge tone="wait">{say(words.look)}</Badge>}
                </p>
                <div className={wordy ? "grid gap-1.5" : "flex flex-wrap gap-2"}>
                  {answers.map((answer, at) => (
                    <button
                      key={answer.key}
                      type="button"
                      role="radio"
                      aria-checked={at === chosen}
                      tabIndex={at === (chosen === -1 ? 0 : chosen) ? 0 : -1}
                      disabled={readOnly}
                      onClick={() => {
                        setTold("");
                        choose(item, answer.datum);
                      }}
                      className={`flex min-h-12 items-center gap-3 rounded-lg border px-3 py-1.5 text-left disabled:cursor-default ${wordy ? "w-full" : "min-w-14 justify-center"} ${at === chosen ? "border-accent bg-accent text-on-accent" : "border-edge bg-card hover:bg-sunken"}`}
                    >
                      {(!wordy || answer.key.length < 4) && (
                        <span aria-hidden={wordy || undefined} className="num font-semibold">
                          {answer.key.toUpperCase()}
                        </span>
                      )}
                      {answer.text !== undefined && (
                        <span>{withoutCode(say(answer.text), answer.key)}</span>
                      )}
                      {at === chosen && <Icon name="check" className={wordy ? "ml-auto" : ""} />}
                    </button>
                  ))}
                </div>
                {said.map((text, at) => (
                  <p key={at} className="mt-2 text-[0.9rem] text-wait">
                    {say(text)}
                  </p>
                ))}
                {value !== undefined && !readOnly && (
                  <button
                    type="button"
                    className="mt-1 min-h-8 text-[0.87rem] text-accent underline print:hidden"
                    onClick={() => choose(item, null)}
                  >
                    {say(words.clearItem)}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="min-h-6 text-soft">
        {told}
      </p>
      <section className="rounded-xl border border-line bg-card px-4 py-3">
        <h2 className="mb-2">{say(words.totals)}</h2>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {sums.map(({ id, label }) => {
            const total = open.length === 0 ? numberOf(values[id]) : undefined;
            return (
              <div key={id} className="flex justify-between gap-4">
                <dt>{say(label)}</dt>
                <dd className={total === undefined ? "text-soft" : "num font-semibold"}>
                  {total ?? (open.length > 0 ? say(words.totalLater) : "–")}
                </dd>
              </div>
            );
          })}
        </dl>
      </section>
    </div>
  );
}

/** The wording of a code that already begins with it, without it: the code stands before it anyway. */
function withoutCode(wording: string, code: string): string {
  return wording.startsWith(code)
    ? wording.slice(code.length).replace(/^[：:.,，、\s]+/, "") || wording
    : wording;
}
