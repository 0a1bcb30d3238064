import { text } from "../../kernel/index.ts";
import type { MessageState, NoticePreference } from "../../server/contract.ts";

/** The words of one's notices, of how one is told, and of the log of messages. */
export const words = {
  notices: text("Notices", "通知"),
  unread: text("Notices: {count} unread", "通知：{count} 条未读"),
  noneUnread: text("Notices: none unread", "通知：无未读"),
  none: text("Nobody has told you anything yet.", "暂无通知。"),
  noneWhat: text(
    "A query to answer, a fallen signature, a serious adverse event: what concerns your role at your sites comes here, and by mail where it is set up.",
    "待答复质疑、签名失效、严重不良事件等与您在本中心角色相关的事项将显示于此；如已配置邮件，也会发送邮件。",
  ),
  readAll: text("Mark all as read", "全部标为已读"),
  read: text("Read", "已读"),
  new: text("New", "未读"),
  urgent: text("At once", "紧急"),
  settled: text("Settled", "已处理"),
  older: text("Older notices", "更早的通知"),
  log: text("Messages sent", "发送记录"),
  logWhat: text(
    "Every message that left or should have, to whom and what became of it. What it said is not kept: it holds no values, only links that ask to sign in.",
    "所有已发送或应发送的消息、收件人及其结果。消息内容不予保存：其中不含数据，仅含需登录的链接。",
  ),
  recipient: text("Recipient", "收件人"),
  study: text("Study", "研究"),
  kind: text("Kind", "类别"),
  state: text("State", "状态"),
  queued: text("Queued", "入队"),
  sent: text("Sent", "发送"),
  readInApp: text("Read in the application", "应用内已读"),
  all: text("All", "全部"),
  accounts: text("Accounts", "账户"),
  filters: text("Filters", "筛选"),
  count: text("{count} messages", "共 {count} 条"),
  noMatch: text("No message fits the filters.", "没有符合筛选条件的消息。"),
  noMessage: text("No message has left yet.", "尚未发送任何消息。"),
  clear: text("Clear the filters", "清除筛选"),
  export: text("Export as CSV", "导出 CSV"),
  only: text(
    "The log of messages is for study managers and administrators.",
    "发送记录仅供研究管理员和系统管理员查看。",
  ),
  onlyHow: text("Ask yours where a message went.", "如需了解某条消息的去向，请联系他们。"),
  attempts: text("{count} attempts", "已尝试 {count} 次"),
  byMail: text("Notices by mail", "邮件通知"),
  mailLanguage: text("Language of mails", "邮件语言"),
  both: text("Both", "两种语言"),
  digest: text("What is not urgent", "非紧急事项"),
  urgentAlways: text(
    "What is urgent, such as a serious adverse event, is always sent at once.",
    "严重不良事件等紧急事项始终立即发送。",
  ),
  kept: text("Kept.", "已保存。"),
} as const;

export const stateWords: Readonly<Record<MessageState, ReturnType<typeof text>>> = {
  "in-app": text("In the application only", "仅应用内"),
  queued: text("Queued", "待发送"),
  sent: text("Sent", "已发送"),
  failed: text("Failed", "发送失败"),
};

export const digestWords: Readonly<Record<NoticePreference["digest"], ReturnType<typeof text>>> = {
  "at-once": text("Soon, gathered", "尽快，合并发送"),
  daily: text("Once a day, at 07:00 of the site", "每日一次（中心时间 07:00）"),
  never: text("Never: only in the application", "不发送，仅在应用内显示"),
};

const reasons: Readonly<Record<string, ReturnType<typeof text>>> = {
  unreachable: text("The mail server cannot be reached", "无法连接邮件服务器"),
  "mail-sign-in": text("The mail server refuses the sign-in", "邮件服务器拒绝登录"),
  "account-ended": text("The account has ended", "账户已终止"),
};
const refusedWith = text("The mail server refused it ({code})", "邮件服务器拒收（{code}）");

/** Why a message was not delivered. */
export function reasonWords(reason: string): {
  readonly words: ReturnType<typeof text>;
  readonly code: string;
} {
  return { words: reasons[reason] ?? refusedWith, code: reason.replace(/^refused-/, "") };
}
