/** Who is told of what, how they are told, and what became of each message. */
export { type LogFilter, type LogRow, readLog, streamLog } from "./message-log.ts";
export { countUnread, listNotices, markRead } from "./inbox.ts";
export { writeLogCsv } from "./log-csv.ts";
export { kindWords } from "./notice-words.ts";
export { noticeKinds, type NoticeKind } from "./notice-kind.ts";
export { noticeRules } from "./notice-rules.ts";
export { type NoticeOptions, type Notices, openNotices } from "./notices.ts";
export { placePath } from "./place-path.ts";
export { digests, keepPreference, readPreference } from "./preference.ts";
export type { MailOptions } from "./smtp.ts";
