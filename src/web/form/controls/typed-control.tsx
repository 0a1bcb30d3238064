import { useLanguage } from "../../language/language.tsx";
import { shownEntry } from "../shown-entry.ts";
import type { ControlProps } from "./control.ts";

/** A line of text: texts, dates, times and, beside their unit, numbers. What is typed is kept with every key. */
export function TypedControl({
  session,
  view,
  field,
  id,
  describedBy,
  isInvalid,
  isReadOnly,
  width = "w-full",
  numeric = false,
}: ControlProps & { readonly width?: string; readonly numeric?: boolean }) {
  const { language } = useLanguage();
  const { entry, stored, path } = view;
  const value =
    entry === undefined
      ? shownEntry(field, stored, language)
      : "typed" in entry
        ? entry.typed
        : shownEntry(field, entry.value ?? undefined, language);
  const isLong = field.kind === "text" && ((field.maxLength ?? 2000) > 200 || value.length > 60);
  const shared = {
    id,
    value,
    readOnly: isReadOnly,
    autoComplete: "off",
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
    "data-path": path,
    className: `field-box ${width} ${numeric ? "num text-right" : ""} ${isReadOnly ? "bg-sunken" : ""}`,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      const unit = unitNow(view);
      session.type(path, { typed: event.target.value, ...(unit === undefined ? {} : { unit }) });
    },
  };
  return isLong ? (
    <textarea {...shared} rows={Math.min(6, Math.max(2, Math.ceil(value.length / 60)))} />
  ) : (
    <input
      {...shared}
      type="text"
      inputMode={
        numeric && !("qualified" in field && field.qualified === true) ? "decimal" : undefined
      }
    />
  );
}

/** The unit that a number is being entered in, where it is not the field's own. */
export function unitNow({ entry, stored }: ControlProps["view"]): string | undefined {
  if (entry !== undefined && "typed" in entry) return entry.unit;
  return typeof stored === "object" && "unit" in stored ? stored.unit : undefined;
}
