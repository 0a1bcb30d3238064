import {
  type Expression,
  type FieldReference,
  fieldsOf,
  type Form,
  type Study,
} from "../../definition/index.ts";

/** A question whose answer follows from answers to others. */
export interface KnownOtherwise {
  readonly field: FieldReference;
  /** What must be known for it. */
  readonly from: readonly FieldReference[];
  readonly by: Expression;
}

/**
 * Ages follow from dates: the age today from the date of birth, the age at onset from birth and onset. Computed so they
 * move on with the calendar, and a birth known only to the year leaves them open only where it matters.
 */
export function knownOtherwise(study: Study): readonly KnownOtherwise[] {
  const known: KnownOtherwise[] = [];
  const birth = question(study, "demographics", "birth");
  if (birth === undefined) return known;
  const age = question(study, "demographics", "age");
  if (age !== undefined) {
    known.push({ field: age, from: [birth], by: years(birth, { kind: "today" }) });
  }
  const onset = question(study, "parkinson-history", "onset");
  const atOnset = question(study, "parkinson-history", "ageAtOnset");
  if (onset !== undefined && atOnset !== undefined) {
    known.push({ field: atOnset, from: [birth, onset], by: years(birth, onset) });
  }
  return known;
}

function years(from: Expression, to: Expression): Expression {
  return { kind: "elapsed", in: "years", from, to };
}

function question(study: Study, instrument: string, field: string): FieldReference | undefined {
  const form: Form | undefined = study.forms.find((one) => one.instrument === instrument);
  return form !== undefined && fieldsOf(form).some(({ id }) => id === field)
    ? { kind: "field", form: form.id, field }
    : undefined;
}

/** An expression with answers that follow from others written out. */
export function writtenOut(expression: Expression, known: readonly KnownOtherwise[]): Expression {
  if (expression.kind === "field" && expression.at === undefined) {
    const { form, field } = expression;
    return (
      known.find((one) => one.field.form === form && one.field.field === field)?.by ?? expression
    );
  }
  // Whether a question was answered, or why not, is asked of the question itself.
  const isOfQuestion = ["answered", "missing", "score"].includes(expression.kind);
  return isOfQuestion ? expression : (mapped(expression, known) as Expression);
}

function mapped(part: unknown, known: readonly KnownOtherwise[]): unknown {
  if (Array.isArray(part)) return part.map((one) => within(one, known));
  return Object.fromEntries(
    Object.entries(part as object).map(([name, one]) => [name, within(one, known)]),
  );
}

function within(part: unknown, known: readonly KnownOtherwise[]): unknown {
  if (typeof part !== "object" || part === null) return part;
  return "kind" in part ? writtenOut(part as Expression, known) : mapped(part, known);
}
