import type { Language } from "../../kernel/index.ts";
import { describeDate } from "../../kernel/index.ts";
import { type Datum, dateIn, type Field, isMissing } from "../../definition/index.ts";
import { enteredOf } from "./change-unit.ts";

/** What a text box shows of a stored value: what one would type for it in the language of the screen. */
export function shownEntry(field: Field, datum: Datum | undefined, language: Language): string {
  if (datum === undefined || isMissing(datum)) return "";
  if (field.kind === "integer" || field.kind === "decimal") return enteredOf(datum).typed;
  if (field.kind === "date" || field.kind === "datetime") return shownDate(datum, language);
  return typeof datum === "string" ? datum : "";
}

function shownDate(datum: Datum, language: Language): string {
  if (typeof datum === "object" && "typed" in datum) return datum.typed;
  const date = dateIn(datum) ?? "";
  if (language === "zh-CN") return date.replace("T", " ");
  return describeDate(date, "en").replace(/ \(\w{3}\)/, "");
}
