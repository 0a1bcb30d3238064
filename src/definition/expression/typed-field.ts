import { unreachable } from "../../kernel/index.ts";
import type { ChoiceField, ChoicesField, DerivedField, Field } from "../field.ts";
import type { FieldReference } from "./node.ts";
import { CodesValue, CodeValue } from "./typed-code.ts";
import { DateValue } from "./typed-date.ts";
import { NumberValue } from "./typed-number.ts";
import { MarkValue, TextValue, TimeValue } from "./typed-text.ts";
import { BooleanValue } from "./typed-value.ts";

declare const codesOf: unique symbol;

/** A choice field whose codes the compiler knows. The mark exists in types only. */
export type ChoiceFieldOf<C extends string> = ChoiceField & { readonly [codesOf]: C };

/** A field of ticked codes that the compiler knows. The mark exists in types only. */
export type ChoicesFieldOf<C extends string> = ChoicesField & { readonly [codesOf]: C };

/** A derived code that the compiler knows. The mark exists in types only. */
export type DerivedCodeOf<C extends string> = DerivedField & {
  readonly type: "code";
  readonly [codesOf]: C;
};

type CodesIn<F> = F extends { readonly [codesOf]: infer C extends string } ? C : string;

interface ValueOfKind<F> {
  readonly integer: NumberValue;
  readonly decimal: NumberValue;
  readonly text: TextValue;
  readonly boolean: BooleanValue;
  readonly date: DateValue;
  readonly datetime: DateValue;
  readonly time: TimeValue;
  readonly choice: CodeValue<CodesIn<F>>;
  readonly choices: CodesValue<CodesIn<F>>;
  readonly file: MarkValue;
  readonly signature: MarkValue;
  readonly derived: F extends { readonly type: infer T extends keyof ValueOfDerived }
    ? ValueOfDerived<F>[T]
    : never;
}

interface ValueOfDerived<F = unknown> {
  readonly number: NumberValue;
  readonly boolean: BooleanValue;
  readonly date: DateValue;
  readonly text: TextValue;
  readonly code: CodeValue<CodesIn<F>>;
}

/** The typed expression that reads a field: an integer field gives a {@link NumberValue}, and so on. */
export type ValueOf<F extends Field> = F extends Field ? ValueOfKind<F>[F["kind"]] : never;

/** The typed expression that reads a field of a form. `fieldValue("DM", age).between(18, 65)` */
export function fieldValue<const F extends Field>(form: string, field: F): ValueOf<F> {
  return valueOfField({ kind: "field", form, field: field.id }, field) as ValueOf<F>;
}

function valueOfField(node: FieldReference, field: Field): ValueOf<Field> {
  switch (field.kind) {
    case "integer":
    case "decimal":
      return new NumberValue(node);
    case "text":
      return new TextValue(node);
    case "boolean":
      return new BooleanValue(node);
    case "date":
    case "datetime":
      return new DateValue(node);
    case "time":
      return new TimeValue(node);
    case "choice":
      return new CodeValue(node);
    case "choices":
      return new CodesValue(node);
    case "file":
    case "signature":
      return new MarkValue(node);
    case "derived":
      return new derivedClasses[field.type](node);
    default:
      return unreachable(field);
  }
}

const derivedClasses = {
  number: NumberValue,
  boolean: BooleanValue,
  date: DateValue,
  text: TextValue,
  code: CodeValue,
};
