import { type ComponentType, lazy } from "react";
import type { Datum, Form } from "../../definition/index.ts";
import type { Language, Text } from "../../kernel/index.ts";
import { scaleOf } from "./scored-items.ts";

export { padFields } from "./scored-items.ts";

/** What an instrument's own picture of a form is given: the values as they would be, and a way to change one. */
export interface PadProps {
  readonly form: Form;
  readonly values: Readonly<Record<string, Datum>>;
  /** What there is to look at, by field. */
  readonly findings: Readonly<Record<string, readonly Text[]>>;
  readonly readOnly: boolean;
  readonly language: Language;
  readonly onChange: (field: string, datum: Datum | null) => void;
}

const ExamPad = lazy(() => import("./exam-pad.tsx"));
const ItemPad = lazy(() => import("./item-pad.tsx"));

/** The pad of an instrument that has one, recognised by what the form holds. It comes when it is first needed. */
export function padFor(form: Form): ComponentType<PadProps> | undefined {
  const scale = scaleOf(form);
  if (scale === undefined) return undefined;
  return scale === "isncsci" ? ExamPad : ItemPad;
}
