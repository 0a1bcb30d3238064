import { text } from "../../kernel/index.ts";

/** The words of the visits of a participant. */
export const words = {
  held: text("Held {date}", "已于 {date} 进行"),
  to: text("to {date}", "至 {date}"),
  early: text("{days} d before its window", "早于窗口 {days} 天"),
  late: text("{days} d after its window", "晚于窗口 {days} 天"),
  window: text("Planned {due}, window {from} to {to}", "计划 {due}，窗口 {from} 至 {to}"),
  day: text("Planned {due}", "计划 {due}"),
  waiting: text(
    "Its date follows from a visit, dose or event that has not happened yet.",
    "日期取决于尚未发生的访视、给药或事件。",
  ),
  notDone: text("Not done", "未做"),
  because: text("Not done: {reason}", "未做：{reason}"),
  start: text("Start the visit", "开始访视"),
  skip: text("Not done…", "未做…"),
  correct: text("Correct its date…", "更正日期…"),
  more: text("What can be done with {visit}", "{visit}可用操作"),
  forms: text("{done} of {all} forms complete", "已完成 {done} / {all} 份表单"),
  unscheduled: text("Unscheduled visit", "计划外访视"),
  optional: text("Optional forms", "可选表单"),
  noConsent: text(
    "No consent is recorded. Record it first; then visits can begin.",
    "尚未记录知情同意。请先记录，之后方可开始访视。",
  ),
  number: text("No. {number}", "编号 {number}"),
} as const;
