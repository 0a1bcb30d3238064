import { text } from "../../kernel/index.ts";

/** The keys of the form page, as the sheet under `?` lists them. */
export const keyWords = [
  ["Tab", text("Next field; what you leave is saved", "下一字段；离开即保存")],
  ["Alt S", text("Complete the form", "完成录入")],
  ["Alt N · Alt P", text("Next form, previous form", "下一表单、上一表单")],
  ["Alt J", text("Next unanswered field", "下一未填字段")],
  ["Alt M", text("Mark as missing, with the reason", "标记缺失及原因")],
  ["Alt H", text("History of the field", "字段历史")],
  ["Alt Q", text("Query at the field", "字段质疑")],
  ["Alt U", text("Unit of the field", "字段单位")],
  [
    "Alt K",
    text("Matches source: confirm the check at the field", "与原始记录一致：确认该字段的核查"),
  ],
  ["Alt C", text("In a new line of a log: copy the line before", "日志新行：复制上一行")],
  ["← → ↑ ↓", text("Move in a choice", "在选项中移动")],
  ["A–Z 0–9", text("Choose by code or first letter", "按代码或首字母选择")],
  ["Delete", text("Take the choice back", "清除选择")],
  ["Esc", text("Close what is open; nothing is lost", "关闭弹出内容，不丢失输入")],
  ["?", text("This sheet", "显示本表")],
] as const;
