import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { fieldsOf } from "../../form.ts";
import { geneticFields, panelIds, panelOf } from "../../genetics/index.ts";
import type { Path, Rule } from "../rule.ts";

const noPanel = defineIssue(
  "check.genetics.panel",
  "There is no gene panel {panel}. Panels: {known}.",
  "没有基因组合 {panel}。可用：{known}。",
);
const noForm = defineIssue(
  "check.genetics.form",
  "The genetic result is to be signed on form {form}, which the study does not have.",
  "基因检测结果应在表单 {form} 上签署，但研究中没有该表单。",
);
const noField = defineIssue(
  "check.genetics.field",
  "Form {form} does not ask {field}, so a genetic result on it cannot be checked. Use the form «genetic result».",
  "表单 {form} 未采集 {field}，其上的基因检测结果无法核对。请使用“基因检测结果”表单。",
);
const badLimit = defineIssue(
  "check.genetics.threshold",
  "{what} is {value}; it must be {bound}.",
  "{what} 为 {value}，应为 {bound}。",
);

/** The panel is one there is, the form asks what a report says, and the thresholds are possible. */
export const genetics: Rule = ({ genetics: plan, forms }) => {
  if (plan === undefined) return [];
  const issues: Issue[] = [];
  const { panel, thresholds } = plan;
  if (panelOf(panel) === undefined) {
    issues.push(noPanel(["genetics", "panel"], { panel, known: panelIds.join(", ") }));
  }
  const form = forms.find(({ id }) => id === plan.form);
  if (form === undefined) issues.push(noForm(["genetics", "form"], { form: plan.form }));
  else {
    const asked = new Set(fieldsOf(form).map(({ id }) => id));
    for (const field of geneticFields) {
      if (!asked.has(field)) issues.push(noField(["genetics", "form"], { form: form.id, field }));
    }
  }
  const limit = (at: Path, what: string, value: number, isFine: boolean, bound: string): void => {
    if (!isFine) issues.push(badLimit(["genetics", "thresholds", ...at], { what, value, bound }));
  };
  const { minGq, minDp, homozygousBalance: whole } = thresholds;
  const [low, high] = thresholds.heterozygousBalance;
  limit(["minGq"], "minGq", minGq, minGq >= 0, "≥ 0");
  limit(["minDp"], "minDp", minDp, minDp >= 0, "≥ 0");
  limit(["heterozygousBalance", 0], "heterozygousBalance", low, low >= 0 && low < high, "0 … 1");
  limit(["heterozygousBalance", 1], "heterozygousBalance", high, high <= 1, "≤ 1");
  limit(["homozygousBalance"], "homozygousBalance", whole, whole >= 0 && whole <= 1, "0 … 1");
  return issues;
};
