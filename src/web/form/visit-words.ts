import { text } from "../../kernel/index.ts";

/** The words of beginning a visit. */
export const visitWords = {
  title: text("When was this visit?", "该访视于何时进行？"),
  lead: text("A visit has its date before its forms.", "请先记录访视日期，再填写表单。"),
  date: text("Date of the visit", "访视日期"),
  contact: text("How it was held", "访视方式"),
  window: text(
    "Window: {earliest} to {latest}, planned for {due}.",
    "访视窗口：{earliest} 至 {latest}，计划日期 {due}。",
  ),
  noWindow: text("Held when needed; it has no window.", "按需进行，无访视窗口。"),
  waits: text(
    "Its window is counted from something that has not happened yet.",
    "窗口起算事件尚未发生。",
  ),
  late: text(
    "{visit} was planned for {earliest}–{latest}; this is {date}, {days} days late. You can go on; a deviation will be drafted.",
    "{visit}访视窗口为 {earliest} 至 {latest}，本次晚 {days} 天。可继续录入，系统将生成方案偏离草稿。",
  ),
  early: text(
    "{visit} was planned for {earliest}–{latest}; this is {date}, {days} days early. You can go on; a deviation will be drafted.",
    "{visit}访视窗口为 {earliest} 至 {latest}，本次早 {days} 天。可继续录入，系统将生成方案偏离草稿。",
  ),
  inWindow: text("In the window.", "在窗口内。"),
  begin: text("Begin the visit", "开始访视"),
  beginForms: text("Begin, and fill in {form}", "开始访视并填写“{form}”"),
  notDone: text(
    "Not done; its forms are not expected. {reason}",
    "未进行；其表单不再需要填写。{reason}",
  ),
  readOnly: text(
    "This visit has not begun, so there is nothing to read yet.",
    "该访视尚未开始，暂无内容。",
  ),
} as const;
