import { useState } from "react";
import { describeTypedDate, type PartialDate, readTypedDate, text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "./labelled.tsx";

const help = text(
  "Type it like 14 JAN 2024, or t for today, t-1 for yesterday.",
  "如“2024-01-14”；输入 t 表示今天，t-1 表示昨天。",
);

/** A date as it was typed, and what it was taken for; `undefined` while it is none. */
export interface TypedDay {
  readonly typed: string;
  readonly date: PartialDate | undefined;
}

/** What was typed, read; for the state of a form that has a {@link DateBox}. */
export function readDay(typed: string, today: PartialDate): TypedDay {
  const reading = readTypedDate(typed, { today });
  return { typed, date: reading.kind === "date" ? reading.date : undefined };
}

/** A box for a date as people type it. Beneath it stands what it was taken for, or why it cannot be read. */
export function DateBox({
  label,
  today,
  value,
  onChange,
  autoFocus = false,
  plain = false,
}: {
  readonly label: string;
  readonly today: PartialDate;
  readonly value: TypedDay;
  readonly onChange: (value: TypedDay) => void;
  readonly autoFocus?: boolean;
  /** Without the words on how to type a date: they stand once for many boxes. */
  readonly plain?: boolean;
}) {
  const { say, language } = useLanguage();
  const [left, setLeft] = useState(false);
  const isEmpty = value.typed.trim() === "";
  const reading = readTypedDate(value.typed, { today });
  const echo = isEmpty ? undefined : describeTypedDate(reading, language);
  const isWrong = !isEmpty && reading.kind === "issue" && left;
  return (
    <Labelled
      label={label}
      help={isWrong ? undefined : (echo ?? (plain ? undefined : say(help)))}
      error={isWrong ? echo : undefined}
    >
      {(control) => (
        <input
          {...control}
          autoFocus={autoFocus}
          className="field-box num w-56 max-w-full"
          autoComplete="off"
          value={value.typed}
          onChange={(event) => onChange(readDay(event.target.value, today))}
          onBlur={() => setLeft(true)}
          onFocus={() => setLeft(false)}
        />
      )}
    </Labelled>
  );
}
