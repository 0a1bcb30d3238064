import { text } from "../../kernel/index.ts";

/** The words of queries beside a field. */
export const queryWords = {
  title: text("Query {number}", "质疑 {number}"),
  raise: text("Raise a query", "提出质疑"),
  about: text("Query about {field}", "就“{field}”提出质疑"),
  hint: text(
    "Say what you see and what you ask. Do not propose a value.",
    "请说明所见与所问，不要提示填写何值。",
  ),
  text: text("Query", "质疑内容"),
  send: text("Send", "提交"),
  draft: text("Keep as a draft", "存为草稿"),
  answer: text("Answer", "答复"),
  answerText: text("Your answer", "您的答复"),
  close: text("Close", "关闭质疑"),
  again: text("Ask again", "再次质疑"),
  againText: text("What is still open", "仍未解决之处"),
  cancel: text("Raised in error", "误提"),
  raised: text("asked", "提出"),
  opened: text(
    "The software asked by itself, after what {name} ({role}) entered",
    "系统依据 {name}（{role}）录入的内容自动提出",
  ),
  answered: text("answered", "答复"),
  changed: text("changed the value to {value}", "将值改为 {value}"),
  reopened: text("asked again", "再次提出"),
  closed: text("closed", "关闭"),
  cancelled: text("took it back", "取消"),
  wasThen: text("was {then} when asked, {now} now", "提出时为 {then}，现为 {now}"),
  count: text("{count} closed", "{count} 条已关闭"),
} as const;
