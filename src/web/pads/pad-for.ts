import { type ComponentType, lazy } from "react";
import type { Datum, Form } from "../../definition/index.ts";
import type { Language, Text } from "../../kernel/index.ts";
import type { DiaryRows } from "./diary-day.ts";
import { scaleOf } from "./scored-items.ts";

export { padFields } from "./scored-items.ts";

/** What an instrument's own picture of a form is given: the values as they would be, and a way to change one. */
export interface PadProps {
  readonly form: Form;
  readonly values: Readonly<Record<string, Datum>>;
  /** Of repeating groups the rows, by number. */
  readonly rows: Readonly<Record<string, DiaryRows>>;
  /** What there is to look at, by field. */
  readonly findings: Readonly<Record<string, readonly Text[]>>;
  readonly readOnly: boolean;
  readonly language: Language;
  readonly onChange: (field: string, datum: Datum | null) => void;
  /** Changes several by one act. */
  readonly onFill: (changes: ReadonlyMap<string, Datum | null>) => void;
}

const ExamPad = lazy(() => import("./exam-pad.tsx"));
const DiaryPad = lazy(() => import("./diary-pad.tsx"));
const ItemPad = lazy(() => import("./item-pad.tsx"));

/** The pad of an instrument that has one, recognised by what the form holds. It comes when it is first needed. */
export function padFor(form: Form): ComponentType<PadProps> | undefined {
  const scale = scaleOf(form);
  if (scale === undefined) return undefined;
  if (scale === "diary") return DiaryPad;
  return scale === "isncsci" ? ExamPad : ItemPad;
}
