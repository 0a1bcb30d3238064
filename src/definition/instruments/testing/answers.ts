/** For the tests beside: what an instrument makes of the answers to it. */
import type { PartialDate } from "../../../kernel/index.ts";
import type { Datum } from "../../datum.ts";
import {
  compile,
  compileFormula,
  derivationOrder,
  type Surroundings,
  vocabularyOf,
} from "../../expression/index.ts";
import { fieldsOf, type Form } from "../../form.ts";
import { codeListsOf } from "../../form-builder.ts";

type Values = Readonly<Record<string, Datum | undefined>>;

export interface Looked {
  /** Derived values; one that is not known is absent. */
  readonly derived: Values;
  /** Checks that do not hold. */
  readonly failed: readonly string[];
  /** Fields that are certainly not asked. */
  readonly notAsked: readonly string[];
}

/** Derives what a form derives from the answers, and looks at its checks. Rows are of its repeating group. */
export function lookAt(
  form: Form,
  answers: Values,
  around: {
    readonly rows?: readonly Values[];
    readonly previous?: Values;
    readonly today?: PartialDate;
  } = {},
): Looked {
  const vocabulary = vocabularyOf({ forms: [form], codeLists: codeListsOf(form), visits: [] });
  const own: Record<string, Datum | undefined> = { ...answers };
  const surroundings: Surroundings = {
    own,
    datum: (_, field, at) => (at === "previous" ? around.previous?.[field] : own[field]),
    instances: () => around.rows ?? [],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: around.today,
  };
  const fields = fieldsOf(form);
  const derived: Record<string, Datum> = {};
  for (const id of derivationOrder(form)) {
    const field = fields.find((each) => each.id === id);
    if (field?.kind !== "derived") continue;
    const value = compileFormula(field, vocabulary, form.id)(surroundings);
    if (value === undefined) continue;
    own[id] = value;
    derived[id] = value;
  }
  return {
    derived,
    failed: form.checks
      .filter(({ expect }) => compile(expect, vocabulary, form.id)(surroundings) === false)
      .map(({ id }) => id),
    notAsked: fields
      .filter(({ when }) => when && compile(when, vocabulary, form.id)(surroundings) === false)
      .map(({ id }) => id),
  };
}
