import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { evaluationOrder, readsOf, relativePlaces } from "../../expression/index.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";
import { earlierOrAt } from "../visit-order.ts";

const cycle = defineIssue(
  "check.derivation.cycle",
  "These values are each computed from the next, in a circle, so that none can be: {fields}. Take one of them out of the others' formulas.",
  "以下字段的计算相互依赖，形成循环，均无法计算：{fields}。请打破循环。",
);
const skipCycle = defineIssue(
  "check.skip.cycle",
  "Whether these are asked depends on each other's answers, in a circle, so that none is ever asked: {fields}. Take one of them out of the others' conditions.",
  "以下字段是否填写取决于彼此的回答，形成循环，均不会被填写：{fields}。请打破循环。",
);
const tooEarly = defineIssue(
  "check.derivation.too-early",
  "{owner} reads {read}, which is collected only after every visit with form {form}: the value stays open until then. Collect it earlier, or derive the value later.",
  "{owner}读取 {read}，但其填写均晚于含表单 {form} 的所有访视，在此之前无法计算。请提前采集，或推迟计算。",
  "warning",
);
const moves = defineIssue(
  "check.derivation.moves",
  "{owner} reads {read} as it was answered last, and form {form} is filled at several visits: a later answer changes values derived at earlier visits. Read it {here} (at the same visit, or else the last one before it), or at a named visit.",
  "{owner}读取末次填写的 {read}，而表单 {form} 在多次访视中填写：之后的填写会改变此前访视已计算的值。请改读 {here}（同一访视，否则为此前最近一次），或指明访视。",
  "warning",
);
const neverCollected = defineIssue(
  "check.read.never-collected",
  "{owner} reads {read} at visit {visit}, which does not collect form {form}: it has no value. Add the form to the visit, or read another visit.",
  "{owner}读取访视 {visit} 的 {read}，但该访视不填写表单 {form}，因而没有值。请将该表单加入访视，或改读其他访视。",
);

/** Nothing is computed, by however many steps, from itself. */
export const derivationCycles: Rule = (study, index) =>
  evaluationOrder(study.forms).cycles.map((fields) => {
    const place = index.fieldsByName.get(fields[0] ?? "");
    return cycle(place === undefined ? ["forms"] : [...place.path, "formula"], {
      fields: fields.join(" → "),
    });
  });

/** Whether something is asked does not depend, by however many steps, on its own answer. */
export const skipCycles: Rule = (_study, index) => {
  const reads = new Map<string, readonly string[]>();
  for (const placed of index.expressions) {
    if (placed.use !== "when") continue;
    const names = readsOf(placed.expression).fields.flatMap(({ form, field, at }) =>
      form === placed.ownForm && at === undefined ? [`${form}.${field}`] : [],
    );
    reads.set(placed.place.name, names);
  }
  const issues: Issue[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const enter = (name: string): void => {
    const place = index.fieldsByName.get(name);
    if (place === undefined || done.has(name)) return;
    const start = path.indexOf(name);
    if (start >= 0) {
      const fields = path.slice(start);
      if (fields.some((field) => reads.has(field))) issues.push(skipIssue(fields, index));
      return;
    }
    path.push(name);
    const formula = place.field.kind === "derived" ? readsOf(place.field.formula).fields : [];
    const computed = formula.flatMap(({ form, field, at }) =>
      form === place.form.id && at === undefined ? [`${form}.${field}`] : [],
    );
    for (const next of [...(reads.get(name) ?? []), ...computed]) enter(next);
    path.pop();
    done.add(name);
  };
  for (const name of reads.keys()) enter(name);
  return issues;
};

function skipIssue(fields: readonly string[], index: StudyIndex): Issue {
  const asked = fields.find((name) => index.fieldsByName.get(name)?.field.when !== undefined);
  const place = index.fieldsByName.get(asked ?? fields[0] ?? "");
  return skipCycle([...(place?.path ?? []), "when"], { fields: fields.join(" → ") });
}

/** What is read at a visit is collected there. */
export const readsAtVisits: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use === "measure" || index.issuesOf(placed).length > 0) return [];
    const lacking = readsOf(placed.expression).fields.find(
      ({ form, at }) =>
        at !== undefined &&
        !(relativePlaces as readonly string[]).includes(at) &&
        !index.visitsOf(form).some(({ id }) => id === at),
    );
    if (lacking?.at === undefined) return [];
    const { form, field, at } = lacking;
    const params = { owner: placed.owner, read: `${form}.${field}`, visit: at, form };
    return [neverCollected(placed.path, params)];
  });

/** What is derived can be derived at the visit that it belongs to. */
export const derivationTiming: Rule = (study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use !== "formula" || index.issuesOf(placed).length > 0) return [];
    const { form } = placed.place;
    const visits = index.visitsOf(form.id);
    if (form.log === true || visits.length === 0) return [];
    const late = readsOf(placed.expression).fields.find((read) => {
      const source = index.forms.get(read.form);
      const places = index.visitsOf(read.form);
      if (read.form === form.id || source?.log === true || places.length === 0) return false;
      return !visits.some((visit) =>
        places.some((place) => earlierOrAt(study, index, place, visit)),
      );
    });
    if (late === undefined) return [];
    const read = `${late.form}.${late.field}`;
    return [tooEarly(placed.path, { owner: placed.owner, read, form: form.id })];
  });

/** What was derived at one visit does not change by an answer that is given at a later one. */
export const derivationMoves: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use !== "formula" || index.issuesOf(placed).length > 0) return [];
    const { form } = placed.place;
    if (form.log === true || index.visitsOf(form.id).length === 0) return [];
    const moving = readsOf(placed.expression).fields.find((read) => {
      if (read.form === form.id || read.at !== undefined) return false;
      const places = index.visitsOf(read.form);
      return places.length > 1 || places.some(({ repeats }) => repeats !== undefined);
    });
    if (moving === undefined) return [];
    const read = `${moving.form}.${moving.field}`;
    const params = { owner: placed.owner, read, form: moving.form, here: `${read}@here` };
    return [moves(placed.path, params)];
  });
