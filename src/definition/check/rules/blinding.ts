import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import { readsOf } from "../../expression/index.ts";
import { fieldsOf } from "../../form.ts";
import type { PlacedExpression } from "../placed.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";

const mixedForm = defineIssue(
  "check.blinding.mixed-form",
  "Form {form} is filled by blinded staff, but {field} reveals who got what. Put such fields on a form of the unblinded team.",
  "表单 {form} 由盲态人员填写，但字段 {field} 会泄露分组。请将此类字段放在非盲人员的表单中。",
);
const unfitWalled = defineIssue(
  "check.blinding.walled-form",
  "All of form {form} reveals who got what, so only the unblinded team has it; but it holds {what}, which others need or see. Take that out.",
  "表单 {form} 的全部内容均会揭示分组，仅供非盲人员使用，但其中含有{what}，须由其他人员填写或可被其查看。请将其移出。",
);
const leak = defineIssue(
  "check.blinding.leak",
  "{owner} is seen by blinded staff, but reads {read}, which reveals who got what. Take it out, or mark the rule's own field as unblinding.",
  "{owner}对盲态人员可见，但读取了会泄露分组的 {read}。请去除该引用，或将该规则所属字段标为揭盲字段。",
);
const oneArm = defineIssue(
  "check.blinding.one-arm",
  "The study is {blinding}, but has {count} arm(s): there is nothing to conceal. Add the other arm, or make it open.",
  "本研究为{blinding}设计，但治疗组数为 {count}，无需设盲。请添加其他治疗组，或改为开放设计。",
  "warning",
);
const visitArms = defineIssue(
  "check.blinding.visit-arms",
  "Visit {visit} is for the arms {arms} only: whoever sees that it is due knows the arm. Give every arm the visit.",
  "访视 {visit} 仅适用于治疗组 {arms}，看到该访视即可知分组。请让所有治疗组均有该访视。",
  "warning",
);
const regimenArms = defineIssue(
  "check.blinding.regimen-arms",
  "Regimens {regimen} and {other} dose different arms on different days: whoever sees a dose due knows the arm. Give every arm the same days, with placebo where nothing is due.",
  "给药方案 {regimen} 与 {other} 使不同治疗组在不同日期给药，看到给药日期即可知分组。请统一给药日期，必要时使用安慰剂。",
  "warning",
);

/** In a blinded study, what reveals the arm is kept apart from what blinded staff see. */
export const blindedForms: Rule = (study, index) => {
  if (study.blinding === "open") return [];
  const blinded = new Set(
    index.fields.filter(({ field }) => field.unblinding !== true).map(({ form }) => form.id),
  );
  return index.fields.flatMap(({ field, form, path, name }) =>
    field.unblinding === true && blinded.has(form.id)
      ? [mixedForm([...path, "unblinding"], { form: form.id, field: name })]
      : [],
  );
};

/**
 * A form of the unblinded team holds nothing that others have to see or fill in: no file (files are the participant's),
 * no purpose by which the engine itself follows the course, no question or answer of a log that others keep.
 */
export const walledForms: Rule = (study, index) => {
  if (study.blinding === "open") return [];
  const revealing = revealingForms(index);
  return study.forms.flatMap((form, f) => {
    const asks = form.askedBy?.form;
    const unfit = (what: keyof typeof unfitWords): Issue =>
      unfitWalled(["forms", f], { form: form.id, what: unfitWords[what] });
    const isWalled = revealing.has(form.id);
    if (asks !== undefined && isWalled !== revealing.has(asks)) return [unfit("asked")];
    if (!isWalled) return [];
    const fields = fieldsOf(form);
    return [
      ...(form.purpose === undefined ? [] : [unfit("purpose")]),
      ...(fields.some(({ kind }) => kind === "file") ? [unfit("file")] : []),
      ...(fields.some(({ origin }) => origin === "participant") ? [unfit("participant")] : []),
    ];
  });
};

const unfitWords = {
  asked: text("a question about a log on the other side of the wall", "针对墙另一侧日志的询问"),
  purpose: text("a purpose that the course follows", "驱动试验流程的用途"),
  file: text("a file", "附件"),
  participant: text("a question to the participant", "由受试者回答的问题"),
} as const;

/** What blinded staff see is not computed from what reveals the arm. */
export const blindedRules: Rule = (study, index) => {
  if (study.blinding === "open") return [];
  const revealing = revealingForms(index);
  return index.expressions.flatMap((placed) => {
    if (!isSeenBlinded(placed, revealing)) return [];
    const { fields, rows } = readsOf(placed.expression);
    const field = fields
      .map((read) => `${read.form}.${read.field}`)
      .find((name) => index.fieldsByName.get(name)?.field.unblinding === true);
    const read = field ?? rows.find((form) => revealing.has(form));
    return read === undefined ? [] : [leak(placed.path, { owner: placed.owner, read })];
  });
};

/** Forms of the unblinded team alone. */
function revealingForms(index: StudyIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { form, field } of index.fields) if (field.unblinding === true) found.add(form.id);
  for (const { form, field } of index.fields) if (field.unblinding !== true) found.delete(form.id);
  return found;
}

/** Whether the result of an expression shows where blinded staff look. Endpoints and datasets are read after unblinding. */
function isSeenBlinded(placed: PlacedExpression, revealing: ReadonlySet<string>): boolean {
  switch (placed.use) {
    case "criterion":
    case "toxicity": // It closes gates, which everybody sees.
    case "level": // Everybody sees a participant's stratum.
      return true;
    case "check":
      return !revealing.has(placed.form.id);
    case "when":
    case "formula":
      return placed.place.field.unblinding !== true;
    default:
      return false;
  }
}

/** A blinded study has something to conceal, and conceals it. */
export const blindedArms: Rule = (study) => {
  if (study.blinding === "open") return [];
  const count = study.arms.length;
  if (count < 2) {
    return [oneArm(["blinding"], { blinding: blindings[study.blinding], count })];
  }
  const issues: Issue[] = [];
  for (const [v, visit] of study.visits.entries()) {
    const named = visit.arms?.filter((arm) => study.arms.some(({ id }) => id === arm)) ?? [];
    if (visit.arms === undefined || named.length === 0 || named.length === count) continue;
    issues.push(visitArms(["visits", v, "arms"], { visit: visit.id, arms: named.join(", ") }));
  }
  for (const [r, regimen] of study.regimens.entries()) {
    const other = study.regimens
      .slice(0, r)
      .find((each) => rhythm(each) !== rhythm(regimen) && !sharesArm(each.arms, regimen.arms));
    if (other === undefined) continue;
    issues.push(regimenArms(["regimens", r], { regimen: regimen.id, other: other.id }));
  }
  return issues;
};

const blindings = {
  single: text("single-blind", "单盲"),
  double: text("double-blind", "双盲"),
} as const;

type Regimen = Parameters<Rule>[0]["regimens"][number];

function rhythm({ intervalsDays, thenEveryDays, doses, windowDays }: Regimen): string {
  return JSON.stringify([intervalsDays, thenEveryDays, doses, windowDays]);
}

function sharesArm(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((arm) => b.includes(arm));
}
