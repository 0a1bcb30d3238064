import { type Text, text } from "../../kernel/index.ts";

/** The parts of a study, as they are called in lists of assumptions and changes. */
export const partWords: Readonly<Record<string, Text>> = {
  study: text("The study as a whole", "研究总体"),
  products: text("Products", "试验用药品"),
  doseLevels: text("Dose levels", "剂量水平"),
  regimens: text("Dosing", "给药方案"),
  cohorts: text("Cohorts", "队列"),
  escalation: text("Dose escalation", "剂量递增"),
  arms: text("Arms", "组别"),
  allocation: text("Randomisation", "随机化"),
  supply: text("Product supply", "药品供应"),
  genetics: text("Genetic results", "基因检测结果"),
  epochs: text("Epochs", "研究时期"),
  visits: text("Visits", "访视"),
  forms: text("Forms", "表单"),
  fields: text("Fields", "字段"),
  checks: text("Edit checks", "逻辑核查"),
  codeLists: text("Answers to choose from", "选项列表"),
  eligibility: text("Eligibility", "入选资格"),
  endpoints: text("Endpoints", "终点指标"),
  consents: text("Informed consent", "知情同意书"),
  sites: text("Sites", "研究中心"),
  milestones: text("Milestones", "里程碑"),
  datasets: text("Datasets", "数据集"),
  notes: text("The protocol as a whole", "方案总体"),
};

/** The words of a part; what has no name stands as it is written. */
export function partNamed(part: string): Text {
  return (Object.hasOwn(partWords, part) ? partWords[part] : undefined) ?? text(part, part);
}
