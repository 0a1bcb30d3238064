import { type Text, text } from "../../kernel/index.ts";

/** The words of the doses of a participant. */
export const words = {
  title: text("Dosing calendar", "给药日历"),
  none: text("No dose given yet.", "尚未给药。"),
  noneNext: text(
    "The first dose can be recorded once the participant is enrolled.",
    "受试者入组后方可记录首次给药。",
  ),
  record: text("Record a dose", "记录给药"),
  dose: text("Dose", "次序"),
  given: text("Given on", "给药日期"),
  level: text("Dose level", "剂量水平"),
  since: text("Days since the one before", "距上次天数"),
  kept: text("As planned", "符合方案"),
  details: text("Details", "详情"),
  open: text("Open", "查看"),
  ofDose: text("Details of dose {dose}", "第 {dose} 次给药详情"),
  next: text("Next: dose {dose}, due {due}", "下一次：第 {dose} 次给药，应于 {due}"),
  window: text(
    "Window {from} to {to}, counted from the day the last dose was given.",
    "窗口 {from} 至 {to}，自上次实际给药日起算。",
  ),
  ended: text(
    "Treatment was stopped on {date}; no dose is due.",
    "已于 {date} 终止治疗，不再安排给药。",
  ),
  all: text("All doses of the regimen are given.", "该方案的全部给药已完成。"),
  regimen: text("Regimen: {title}", "给药方案：{title}"),
} as const;

/** What a dose did not keep of its regimen. */
export const deviationWords: Readonly<Record<string, Text>> = {
  "minimum-interval": text("sooner than the least interval", "短于最小间隔"),
  "no-dose-due": text("no further dose was due", "方案未安排该次给药"),
  early: text("before its window", "早于窗口"),
  late: text("after its window", "晚于窗口"),
  "after-treatment": text("after treatment was stopped", "在终止治疗之后"),
  "outside-order": text("given outside an order", "未经用药申请给药"),
  "before-enrolment": text("before enrolment", "在入组之前"),
};
