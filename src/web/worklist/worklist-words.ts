import { type Text, text } from "../../kernel/index.ts";
import type { LineKind } from "./worklist.ts";

/** The words of worklists. */
export const words = {
  title: text("To do", "待办事项"),
  none: text("Nothing is due today.", "今日无待办。"),
  next: text("Next: {what} of {participant}, {date}.", "下一项：{participant} {what}，{date}。"),
  reader: text(
    "You read this study; nothing waits for you.",
    "您在本研究中为只读角色，没有待办事项。",
  ),
  since: text("since {date}", "自 {date}"),
  until: text("until {date}", "截至 {date}"),
  more: text("{count} more", "另有 {count} 项"),
  fewer: text("Show fewer", "收起"),
  dose: text("dose {dose}", "第 {dose} 次给药"),
  consent: text("version {version}", "第 {version} 版"),
} as const;

/** What each kind of line is called, as the heading of its group. */
export const kindWords: Readonly<Record<LineKind, Text>> = {
  "visit-today": text("Visit today", "今日访视"),
  "window-closes": text("Window closes within 3 days", "窗口 3 天内关闭"),
  "dose-due": text("Dose due", "待给药"),
  "visit-overdue": text("Visit overdue", "访视已逾期"),
  "query-to-answer": text("Query to answer", "待答复质疑"),
  finding: text("To correct or confirm", "待更正或确认"),
  "form-overdue": text("Form overdue", "表单已逾期"),
  "form-due": text("Form to complete", "待填写表单"),
  "consent-due": text("Consent to be signed", "待签署知情同意"),
  "to-assess": text("Eligibility to assess", "待评估入选资格"),
  "to-enrol": text("Ready to enrol", "可入组"),
  "signature-fallen": text("Signature fallen: sign again", "签名失效，需重新签名"),
  "to-sign": text("Forms to sign", "待签名表单"),
  "query-to-close": text("Answered query to close", "待关闭的已答复质疑"),
};
