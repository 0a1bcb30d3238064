import { Fault } from "../kernel/index.ts";
import type { CodeList } from "./code-list.ts";
import { wording } from "./code-list.ts";
import {
  type BooleanValue,
  type ChoiceFieldOf,
  type ChoicesFieldOf,
  type DerivedCodeOf,
  fieldValue,
  type TypedValue,
  type ValueOf,
} from "./expression/index.ts";
import type { DerivedField, Field } from "./field.ts";
import { type Draft, unset } from "./field-builders.ts";
import type { EditCheck, Form, Group } from "./form.ts";

type Wording = Parameters<typeof wording>[0];

/** A group before its form has named it. */
export interface GroupDraft<F extends Fields = Fields> {
  readonly title?: Wording;
  readonly repeats?: boolean;
  readonly fields: F;
}

type AnyDraft = Draft<Field>;
type Fields = Readonly<Record<string, AnyDraft>>;
type Shape = Readonly<Record<string, AnyDraft | GroupDraft>>;

/** The typed value that reads a drafted field. */
type ValueOfDraft<D> = D extends { readonly codes?: infer C; readonly field: infer F }
  ? F extends { readonly kind: "choice" }
    ? ValueOf<ChoiceFieldOf<C & string>>
    : F extends { readonly kind: "choices" }
      ? ValueOf<ChoicesFieldOf<C & string>>
      : F extends { readonly kind: "derived"; readonly type: "code" }
        ? ValueOf<DerivedCodeOf<C & string>>
        : F extends {
              readonly kind: "derived";
              readonly type: infer T extends DerivedField["type"];
            }
          ? ValueOf<DerivedField & { readonly type: T }>
          : F extends { readonly kind: infer K extends Field["kind"] }
            ? ValueOf<Extract<Field, { kind: K }>>
            : never
  : never;

/** Every field of a form by its id, those of groups among them, as typed values to write rules with. */
export type ValuesOf<S> = {
  readonly [K in keyof S as S[K] extends GroupDraft ? never : K]: ValueOfDraft<S[K]>;
} & UnionToIntersection<
  {
    [K in keyof S]: S[K] extends GroupDraft<infer F>
      ? { readonly [J in keyof F]: ValueOfDraft<F[J]> }
      : never;
  }[keyof S]
>;

type UnionToIntersection<U> = [U] extends [never]
  ? unknown
  : (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
    ? I
    : never;

declare const shape: unique symbol;

/** A form as an author holds it: its id and fields are known to the compiler. */
export interface FormOf<Id extends string, S> extends Form {
  readonly id: Id;
  readonly [shape]?: S;
}

/** The rules of a form, written with its own fields. */
export interface Rules {
  /** Asked only while the condition is true. */
  readonly when?: Readonly<Record<string, BooleanValue>>;
  /** The formula of every derived field. */
  readonly derive?: Readonly<Record<string, TypedValue>>;
  readonly checks?: readonly EditCheck[];
}

/** What a form may be given besides its fields and rules. */
export type FormOptions = Partial<Omit<Form, "id" | "title" | "groups" | "checks">>;

const listsOf = new WeakMap<Form, readonly CodeList[]>();

/** The code lists that a form's fields were written with; a study collects them. */
export function codeListsOf(form: Form): readonly CodeList[] {
  return listsOf.get(form) ?? [];
}

/** A group of fields; with `repeats: true`, of any number of rows. */
export function group<const F extends Fields>(
  fields: F,
  options: { readonly title?: Wording; readonly repeats?: boolean } = {},
): GroupDraft<F> {
  return { fields, ...options };
}

/**
 * Writes a form: its fields in order, groups among them, and its rules.
 *
 * @example
 * const vitals = form("VS", ["Vital signs", "生命体征"], {
 *   weight: decimal(["Weight", "体重"], "kg", { decimals: 1, min: 0 }),
 *   height: decimal(["Height", "身高"], "cm", { decimals: 1, min: 0 }),
 *   bmi: derived("BMI", { unit: "kg/m2", decimals: 1 }),
 * }, {}, ({ weight, height }) => ({ derive: { bmi: weight.dividedBy(height.times(height)) } }));
 */
export function form<const Id extends string, const S extends Shape>(
  id: Id,
  title: Wording,
  fields: S,
  options: FormOptions = {},
  rules: (own: ValuesOf<S>) => Rules = () => ({}),
): FormOf<Id, S> {
  const drafts = draftsOf(fields);
  const own: Record<string, TypedValue> = {};
  for (const { id: field, draft } of drafts) own[field] = fieldValue(id, named(field, draft));
  const { when = {}, derive = {}, checks = [] } = rules(own as ValuesOf<S>);
  const groups: { id: string; group?: GroupDraft; fields: Field[] }[] = [];
  for (const { id: field, draft, group, groupId } of drafts) {
    const last = groups.at(-1);
    const target =
      last?.id === groupId ? last : { id: groupId, ...(group && { group }), fields: [] };
    if (target !== last) groups.push(target);
    target.fields.push(withRules(id, named(field, draft), when[field], derive[field]));
  }
  const made: FormOf<Id, S> = {
    id,
    title: wording(title),
    ...options,
    groups: groups.map(
      ({ id, group, fields }): Group => ({
        id,
        ...(group?.title === undefined ? {} : { title: wording(group.title) }),
        ...(group?.repeats === true ? { repeats: true } : {}),
        fields,
      }),
    ),
    checks,
  };
  listsOf.set(
    made,
    drafts.flatMap(({ draft }) => draft.list ?? []),
  );
  shapes.set(made, own);
  return made;
}

/** Writes the form of an instrument, so that what it asks is the same thing in every study, whatever the form's id. */
export function instrumentForm<const Id extends string, const S extends Shape>(
  instrument: string,
  id: Id,
  title: Wording,
  fields: S,
  options: FormOptions = {},
  rules: (own: ValuesOf<S>) => Rules = () => ({}),
): FormOf<Id, S> {
  return form(id, title, fields, { instrument, ...options }, rules);
}

const shapes = new WeakMap<Form, Record<string, TypedValue>>();

/** The typed values of a form's fields, to write rules with that lie outside the form. */
export function valuesOf<Id extends string, S>(form: FormOf<Id, S>): ValuesOf<S> {
  const values = shapes.get(form);
  if (values === undefined) throw new Fault(`${form.id} was not made by form()`);
  return values as ValuesOf<S>;
}

interface Named {
  readonly id: string;
  readonly draft: AnyDraft;
  readonly group: GroupDraft | undefined;
  readonly groupId: string;
}

function draftsOf(fields: Shape): Named[] {
  let section = 0;
  let open = false;
  return Object.entries(fields).flatMap(([id, draft]): Named[] => {
    if ("fields" in draft) {
      open = false;
      return Object.entries(draft.fields).map(([field, inner]) => ({
        id: field,
        draft: inner,
        group: draft,
        groupId: id,
      }));
    }
    if (!open) section += 1;
    open = true;
    return [{ id, draft, group: undefined, groupId: section === 1 ? "main" : `main${section}` }];
  });
}

function named(id: string, draft: AnyDraft): Field {
  return { id, ...draft.field } as Field;
}

function withRules(
  form: string,
  field: Field,
  when: BooleanValue | undefined,
  formula: TypedValue | undefined,
): Field {
  const asked = when === undefined ? field : { ...field, when: when.node };
  if (asked.kind !== "derived") return asked;
  if (formula === undefined && asked.formula === unset) {
    throw new Fault(`${form}.${field.id} is derived, but the form's rules give it no formula`);
  }
  return formula === undefined ? asked : { ...asked, formula: formula.node };
}

/** A check that must hold: only for what cannot be true. The message says what to do. */
export function hard(id: string, expect: BooleanValue, message: Wording): EditCheck {
  return { id, level: "hard", expect: expect.node, message: wording(message) };
}

/** A check whose failure is asked about: strange, but possible. */
export function soft(id: string, expect: BooleanValue, message: Wording): EditCheck {
  return { id, level: "soft", expect: expect.node, message: wording(message) };
}
