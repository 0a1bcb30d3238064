import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import { bedsideFieldKinds } from "../../bedside-plan.ts";
import type { Rule } from "../rule.ts";
import { reference } from "./references.ts";

const noForm = defineIssue(
  "check.bedside.no-dose-form",
  "The bedside fills in fields of the dose form, but the study has none. Add a form with the purpose dose.",
  "床旁记录须填入给药表单，但研究没有该表单。请添加用途为给药的表单。",
);
const otherKind = defineIssue(
  "check.bedside.field-kind",
  "The bedside fills {what} into field {field}, which is not of the kind {kind}. Name another field.",
  "床旁记录将{what}填入字段 {field}，但其类型不是 {kind}，请另选字段。",
);
const badMinutes = defineIssue(
  "check.bedside.minutes",
  "Observations every {every} minutes for {whole} minutes cannot be kept. Both are above 0, and the first is not the longer.",
  "每 {every} 分钟、共 {whole} 分钟的观察无法执行。两者均应大于 0，且间隔不得长于总时长。",
);
const words = {
  started: text("the start", "开始时间"),
  minutes: text("the minutes", "时长"),
  thawed: text("the time of the thaw", "解冻时间"),
  unit: text("the unit's number", "单元编号"),
} as const;

/** What the bedside fills in has a place, and observations can be kept. */
export const bedside: Rule = ({ supply, forms }) => {
  const plan = supply?.bedside;
  if (plan === undefined) return [];
  const path = ["supply", "bedside"];
  const issues: Issue[] = [];
  const { everyMinutes: every, forMinutes: whole } = plan.observations ?? {};
  if (every !== undefined && whole !== undefined && !(every > 0 && every <= whole)) {
    issues.push(badMinutes([...path, "observations"], { every, whole }));
  }
  if (plan.doseFields === undefined) return issues;
  const form = forms.find(({ purpose }) => purpose === "dose");
  if (form === undefined) return [...issues, noForm([...path, "doseFields"])];
  const fields = form.groups.flatMap((group) => (group.repeats === true ? [] : group.fields));
  for (const key of Object.keys(bedsideFieldKinds) as (keyof typeof bedsideFieldKinds)[]) {
    const name = plan.doseFields[key];
    if (name === undefined) continue;
    const at = [...path, "doseFields", key];
    const owner = text("The bedside plan", "床旁计划");
    issues.push(
      ...reference(
        "field",
        at,
        owner,
        name,
        fields.map(({ id }) => id),
      ),
    );
    const found = fields.find(({ id }) => id === name)?.kind;
    const kind = bedsideFieldKinds[key];
    const isNumber = kind === "number" && (found === "decimal" || found === "integer");
    if (found === undefined || found === kind || isNumber) continue;
    issues.push(otherKind(at, { what: words[key], field: name, kind }));
  }
  return issues;
};
