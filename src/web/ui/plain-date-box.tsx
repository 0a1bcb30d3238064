import { addDays, localDate, type Instant, zone } from "../../kernel/index.ts";
import { readDay, DateBox, type TypedDay } from "./date-box.tsx";

export type { TypedDay } from "./date-box.tsx";

/** The day on the calendar of this device. */
export function deviceToday(): string {
  return localDate(new Date().toISOString() as Instant, deviceZone());
}

/** The zone of this device. */
export function deviceZone() {
  return zone(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** An empty box, or one that says so many days from today. */
export function typedDay(daysFromToday?: number): TypedDay {
  const today = deviceToday();
  return daysFromToday === undefined
    ? { typed: "", date: undefined }
    : readDay(addDays(today, daysFromToday), today);
}

/** Whether the box is empty or holds a whole day. */
export function isDay({ typed, date }: TypedDay, required = false): boolean {
  return typed.trim() === "" ? !required : date?.length === 10;
}

/** A box for a whole day on the calendar of this device. */
export function PlainDateBox({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: TypedDay;
  readonly onChange: (value: TypedDay) => void;
}) {
  return <DateBox label={label} today={deviceToday()} value={value} onChange={onChange} />;
}
