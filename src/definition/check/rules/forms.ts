import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { Form } from "../../form.ts";
import type { Path, Rule } from "../rule.ts";

const neverScheduled = defineIssue(
  "check.form.never-scheduled",
  "Form {form} is filled at no visit and is no log, so it is never filled. Add it to a visit, make it a log, or remove it.",
  "表单 {form} 不属于任何访视，也不是日志表单，因此永远不会被填写。请将其加入访视、设为日志表单或删除。",
);
const logAtVisit = defineIssue(
  "check.form.log-at-visit",
  "Form {form} is a log, kept outside of the visits, but visit {visit} expects it. Take it out of the visit, or make it no log.",
  "表单 {form} 是独立于访视的日志表单，但访视 {visit} 要求填写。请将其移出访视，或取消日志设置。",
);
const formTwice = defineIssue(
  "check.visit.form-twice",
  "Visit {visit} names form {form} twice, and can hold it once. Remove one.",
  "访视 {visit} 两次列出表单 {form}，而每次访视只能填写一次。请删除其一。",
);
const purposeTwice = defineIssue(
  "check.form.purpose-twice",
  "Forms {first} and {form} are both for {purpose}; only the first would ever be used. Keep one.",
  "表单 {first} 与 {form} 的用途均为 {purpose}，只有前者会被使用。请只保留一个。",
);
const purposeLog = defineIssue(
  "check.form.purpose-log",
  "Form {form} is for {purpose}, of which there can be many, so it must be a log. Add log: true.",
  "表单 {form} 的用途为 {purpose}，可有多条记录，须为日志表单。请添加 log: true。",
);
const doseDate = defineIssue(
  "check.form.dose-date",
  "Dose form {form} does not say which field holds the date of the dose. Name it as dateField.",
  "给药表单 {form} 未说明哪个字段是给药日期，请在 dateField 中指定。",
);
const dateField = defineIssue(
  "check.form.date-field",
  "Form {form} is dated by {field}, which is {found}. Name a field that is a date, entered once in each instance.",
  "表单 {form} 以 {field} 为日期，但它是{found}。请指定每份表单仅填写一次的日期字段。",
);
const doseForm = defineIssue(
  "check.form.dose-missing",
  "The study has a regimen, but no form for doses: none can be recorded. Add a form with the purpose “dose”.",
  "本研究有给药方案，但没有给药表单，无法记录给药。请添加用途为“dose”的表单。",
);

const askedBy = defineIssue(
  "check.form.asked-by",
  "Form {form} says that {asking}.{field} asks for it, which cannot be answered with {none}: name a log, and a yes-or-no or coded field, outside of rows, of a form that is filled at visits.",
  "表单 {form} 称由 {asking}.{field} 询问，但该字段无法以 {none} 作答：须为日志表单，且指向访视表单中不在重复组内的是否或单选字段。",
);

/** Every form is filled somewhere. */
export const scheduledForms: Rule = (study, index) =>
  study.forms.flatMap((form, f) =>
    form.log === true || index.visitsOf(form.id).length > 0
      ? []
      : [neverScheduled(["forms", f], { form: form.id })],
  );

/** A visit names forms that are filled at visits, each once. */
export const formsAtVisits: Rule = (study, index) => {
  const issues: Issue[] = [];
  for (const [v, visit] of study.visits.entries()) {
    const seen = new Set<string>();
    const look = (forms: readonly string[], path: Path): void => {
      for (const [f, form] of forms.entries()) {
        if (index.forms.get(form)?.log === true) {
          issues.push(logAtVisit([...path, f], { form, visit: visit.id }));
        } else if (seen.has(form)) issues.push(formTwice([...path, f], { form, visit: visit.id }));
        seen.add(form);
      }
    };
    look(visit.forms, ["visits", v, "forms"]);
    look(visit.optional ?? [], ["visits", v, "optional"]);
  }
  return issues;
};

/** The engine finds the forms that doses and adverse events are recorded on. */
export const formPurposes: Rule = (study) => {
  const issues: Issue[] = [];
  const first = new Map<string, Form>();
  for (const [f, form] of study.forms.entries()) {
    const { purpose } = form;
    if (purpose !== "dose" && purpose !== "adverse-event") continue;
    const known = first.get(purpose);
    const at = ["forms", f, "purpose"];
    if (known !== undefined && known.id !== form.id) {
      issues.push(purposeTwice(at, { first: known.id, form: form.id, purpose }));
    }
    if (form.log !== true) issues.push(purposeLog(at, { form: form.id, purpose }));
    if (known === undefined) first.set(purpose, form);
  }
  if (study.regimens.length > 0 && !first.has("dose")) issues.push(doseForm(["regimens"]));
  return issues;
};

/** The field that dates an instance is a date. */
export const dateFields: Rule = (study) =>
  study.forms.flatMap((form, f): Issue[] => {
    if (form.dateField === undefined) {
      return form.purpose === "dose" ? [doseDate(["forms", f], { form: form.id })] : [];
    }
    for (const group of form.groups) {
      const field = group.fields.find(({ id }) => id === form.dateField);
      if (field === undefined) continue;
      const found =
        group.repeats === true
          ? { en: "in a repeating group", "zh-CN": "重复组中的字段" }
          : field.kind === "derived" && (field.type !== "date" || form.purpose === "dose")
            ? { en: "computed", "zh-CN": "计算得出的值" }
            : field.kind !== "date" && field.kind !== "datetime" && field.kind !== "derived"
              ? { en: `of the kind ${field.kind}`, "zh-CN": ` ${field.kind} 类型的字段` }
              : undefined;
      if (found === undefined) return [];
      return [dateField(["forms", f, "dateField"], { form: form.id, field: field.id, found })];
    }
    return [];
  });

/** What says that a log has nothing to enter is asked at visits, and can be answered so. */
export const askedLogs: Rule = (study, index) =>
  study.forms.flatMap((form, f): Issue[] => {
    if (form.askedBy === undefined) return [];
    const { form: asking, field: id, none } = form.askedBy;
    const asked = index.forms.get(asking);
    const group = asked?.groups.find(({ fields }) => fields.some((field) => field.id === id));
    const field = group?.fields.find((one) => one.id === id);
    const codes = field?.kind === "choice" ? index.codeLists.get(field.codes)?.codes : undefined;
    const isAnswer =
      field?.kind === "boolean"
        ? typeof none === "boolean"
        : codes?.some(({ code }) => code === none) === true;
    const isAsked = asked !== undefined && asked.log !== true && group?.repeats !== true;
    if (form.log === true && isAsked && isAnswer) return [];
    const said = { form: form.id, asking, field: id, none: String(none) };
    return [askedBy(["forms", f, "askedBy"], said)];
  });
