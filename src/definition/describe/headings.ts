import { type Language, type Text, text } from "../../kernel/index.ts";

/** The words of a synopsis, in every language. */
export const headings = {
  synopsis: text("Synopsis", "方案摘要"),
  study: text("Study", "研究"),
  version: text("Version", "版本"),
  identity: text("Identity (SHA-256)", "版本标识(SHA-256)"),
  registry: text("Registered as", "登记号"),
  phase: text("Phase", "研究阶段"),
  sponsor: text("Sponsor", "申办方"),
  indication: text("Indication", "适应症"),
  blinding: text("Blinding", "设盲"),
  planned: text("Planned participants", "计划例数"),
  products: text("Products", "试验用药"),
  arms: text("Arms", "组别"),
  cohorts: text("Cohorts", "队列"),
  escalation: text("Dose escalation", "剂量递增"),
  allocation: text("Allocation", "随机化"),
  genetics: text("Genetic result", "基因检测结果"),
  regimens: text("Dosing", "给药方案"),
  epochs: text("Epochs", "研究时期"),
  eligibility: text("Eligibility", "入选与排除标准"),
  inclusion: text("Inclusion: every one must hold", "入选标准（须全部符合）"),
  exclusion: text("Exclusion: none may hold", "排除标准（须均不符合）"),
  endpoints: text("Endpoints", "研究终点"),
  estimands: text("Estimands", "估计目标"),
  postHoc: text("post hoc", "事后"),
  prespecified: text("prespecified", "预先规定"),
  sites: text("Sites", "研究中心"),
  consents: text("Consent versions", "知情同意书版本"),
  milestones: text("Milestones as claimed", "里程碑（按来源所述）"),
  contradictory: text("contradictory claims", "来源相互矛盾"),
  assumptions: text("Assumptions and contradictions", "假设与矛盾"),
  noAssumptions: text("None.", "无。"),
  schedule: text("Schedule of activities", "研究流程表"),
  form: text("Form", "表单"),
  visit: text("Visit", "访视"),
  due: text("Due", "计划时间"),
  window: text("Window", "时间窗"),
  logs: text("Kept as logs, any time", "随时记录（日志）"),
  rule: text("as computed", "系统判定"),
  unscheduled: text("when needed", "按需"),
} as const satisfies Record<string, Text>;

export const blindings: Readonly<Record<"open" | "single" | "double", Text>> = {
  open: text("open label", "开放"),
  single: text("single-blind", "单盲"),
  double: text("double-blind", "双盲"),
};

export const levels: Readonly<Record<"primary" | "secondary" | "exploratory", Text>> = {
  primary: text("primary", "主要"),
  secondary: text("secondary", "次要"),
  exploratory: text("exploratory", "探索性"),
};

const events: Readonly<Record<string, Text>> = {
  screened: text("screening", "筛选"),
  consented: text("consent", "知情同意"),
  enrolled: text("enrolment", "入组"),
  assigned: text("assignment", "分组"),
  withdrawn: text("withdrawal", "退出"),
  completed: text("completion", "完成"),
  died: text("death", "死亡"),
};

/** The words of an event in a participant's course. */
export function eventWords(event: string, language: Language): string {
  return events[event]?.[language] ?? event;
}
