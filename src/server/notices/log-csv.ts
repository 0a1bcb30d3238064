import { type Language, text } from "../../kernel/index.ts";
import { byteOrderMark, csvLine } from "../export/csv-line.ts";
import type { LogRow } from "./message-log.ts";

const header = [
  text("Recipient", "收件人"),
  text("Study", "研究"),
  text("Kind", "类别"),
  text("Notices", "通知数"),
  text("State", "状态"),
  text("Reason", "原因"),
  text("Attempts", "尝试次数"),
  text("Queued (UTC)", "入队时间（UTC）"),
  text("Sent (UTC)", "发送时间（UTC）"),
  text("Failed (UTC)", "失败时间（UTC）"),
  text("Read in the application (UTC)", "应用内已读时间（UTC）"),
];

/** The log of messages as CSV. */
export async function* writeLogCsv(
  rows: AsyncIterable<LogRow>,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header.map((word) => word[language]));
  for await (const row of rows) {
    yield csvLine([
      row.name,
      row.study,
      row.kinds.map(({ name }) => name[language]).join("; "),
      row.notices,
      row.state,
      row.reason,
      row.attempts,
      row.queuedAt,
      row.sentAt,
      row.failedAt,
      row.readAt,
    ]);
  }
}
