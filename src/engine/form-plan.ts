import { Fault } from "../kernel/index.ts";
import {
  type CodeList,
  type Compiled,
  childrenOf,
  compile,
  compileFormula,
  type Datum,
  type DerivedField,
  derivationOrder,
  type EditCheck,
  type Expression,
  type Field,
  type Form,
  fieldsOf,
  type Origin,
  type Reads,
  readsOf,
  type Study,
  type Surroundings,
  type Vocabulary,
  walk,
} from "../definition/index.ts";

/** A form made ready to save: its fields by id and its rules compiled. */
export interface FormPlan {
  readonly form: Form;
  /** All that it holds tells who got what, where this must not be known: it stands behind the wall. */
  readonly walled: boolean;
  /** Ids of the visits at which it may be filled; none for a log. */
  readonly visits: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /** Where its entered values come from. */
  readonly origins: ReadonlySet<Origin>;
  /** In the order in which one may read another. */
  readonly derivations: readonly DerivationPlan[];
  /** Fields that are asked on a condition, in the form's order. */
  readonly conditional: readonly ConditionPlan[];
  readonly checks: readonly CheckPlan[];
  readonly required: readonly FieldPlan[];
}

export interface FieldPlan {
  readonly field: Field;
  readonly codes: CodeList | undefined;
  /** The repeating group that holds it, if one does. */
  readonly group: string | undefined;
  readonly origin: Origin;
  /** Tells who got what, in a study where this must not be known. */
  readonly unblinding: boolean;
}

export interface DerivationPlan {
  readonly field: DerivedField;
  readonly group: string | undefined;
  readonly compute: (surroundings: Surroundings) => Datum | undefined;
}

export interface ConditionPlan {
  readonly field: string;
  readonly group: string | undefined;
  /** Conditional fields of the form that the condition reads: not asked, they make it not asked. */
  readonly reads: readonly string[];
  readonly isAsked: Compiled;
}

export interface CheckPlan {
  readonly check: EditCheck;
  /** The repeating group whose every row is checked, if it reads one. */
  readonly group: string | undefined;
  /** Conditional fields of the form that it reads: not asked, they are out of the check. */
  readonly reads: readonly string[];
  /** Everything it reads, also in other forms: when any of it changes, a confirmation falls. */
  readonly inputs: CheckInputs;
  readonly evaluate: Compiled;
}

export interface CheckInputs extends Omit<Reads, "rows" | "today"> {
  readonly rows: readonly RowInputs[];
}

/** The rows or instances that a check goes through, and what it reads of each. */
export interface RowInputs {
  readonly form: string;
  readonly group: string | undefined;
  readonly fields: readonly string[];
}

export function planForm(study: Study, form: Form, vocabulary: Vocabulary): FormPlan {
  const fields = planFields(study, form);
  const conditional = new Set(
    fieldsOf(form).flatMap(({ id, when }) => (when === undefined ? [] : [id])),
  );
  const reads = (expression: Expression): string[] =>
    readsOf(expression)
      .fields.filter(
        ({ form: read, field, at }) =>
          read === form.id && at === undefined && conditional.has(field),
      )
      .map(({ field }) => field);
  const entered = [...fields.values()].filter(({ field }) => field.kind !== "derived");
  return {
    form,
    walled: isWalled([...fields.values()]),
    visits: new Set(
      study.visits
        .filter(({ forms, optional }) => forms.includes(form.id) || optional?.includes(form.id))
        .map(({ id }) => id),
    ),
    fields,
    origins: new Set(entered.map(({ origin }) => origin)),
    derivations: derivationOrder(form).map((id) => {
      const plan = fields.get(id);
      if (plan?.field.kind !== "derived") throw new Fault(`${form.id}.${id} is not derived`);
      const compute = compileFormula(plan.field, vocabulary, form.id);
      return { field: plan.field, group: plan.group, compute };
    }),
    conditional: [...fields.values()].flatMap(({ field: { id, when }, group }) =>
      when === undefined
        ? []
        : [{ field: id, group, reads: reads(when), isAsked: compile(when, vocabulary, form.id) }],
    ),
    checks: form.checks.map((check) => ({
      check,
      group: rowGroup(check.expect, form, fields),
      reads: reads(check.expect),
      inputs: inputsOf(check.expect),
      evaluate: compile(check.expect, vocabulary, form.id),
    })),
    required: entered.filter(({ field }) => field.required === true),
  };
}

function isWalled(fields: readonly FieldPlan[]): boolean {
  const isSecret = ({ unblinding, field }: FieldPlan): boolean =>
    unblinding || field.kind === "derived";
  return fields.some(({ unblinding }) => unblinding) && fields.every(isSecret);
}

function inputsOf(expression: Expression): CheckInputs {
  const { fields, visits, doses, events } = readsOf(expression);
  const rows: RowInputs[] = [];
  walk(expression, (node) => {
    if (node.kind !== "rows") return;
    const { form, group } = node;
    const within = fields.filter((each) => each.form === form).map(({ field }) => field);
    rows.push({ form, group, fields: within });
  });
  return { fields, visits, doses, events, rows };
}

function planFields(study: Study, form: Form): Map<string, FieldPlan> {
  const lists = new Map(study.codeLists.map((list) => [list.id, list]));
  const fields = new Map<string, FieldPlan>();
  for (const group of form.groups) {
    for (const field of group.fields) {
      fields.set(field.id, {
        field,
        codes: "codes" in field ? lists.get(field.codes) : undefined,
        group: group.repeats === true ? group.id : undefined,
        origin: field.origin ?? "investigator",
        unblinding: field.unblinding === true && study.blinding !== "open",
      });
    }
  }
  return fields;
}

/** The repeating group whose rows an expression is about: the one whose fields it names outside of `any(…)` and its like. */
function rowGroup(
  expression: Expression,
  form: Form,
  fields: ReadonlyMap<string, FieldPlan>,
): string | undefined {
  if (expression.kind === "rows") return undefined;
  if (expression.kind === "field") {
    return expression.form === form.id && expression.at === undefined
      ? fields.get(expression.field)?.group
      : undefined;
  }
  for (const { node } of childrenOf(expression)) {
    const group = rowGroup(node, form, fields);
    if (group !== undefined) return group;
  }
  return undefined;
}
