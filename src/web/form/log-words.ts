import { text } from "../../kernel/index.ts";

/** The words of logs. */
export const logWords = {
  newLine: text("New line", "新增行"),
  line: text("Line", "行号"),
  state: text("State", "状态"),
  withdraw: text("Withdraw this line", "撤销该行"),
  restore: text("Put this line back", "恢复该行"),
  withdrawWhy: text(
    "Why is this line withdrawn? It stays to be read, struck through.",
    "请填写撤销理由。该行将以删除线保留，仍可查看。",
  ),
  restoreWhy: text("Why is this line put back?", "请填写恢复理由。"),
  withdrawnBy: text("Withdrawn by {who}, {when}: {why}", "{who}于 {when} 撤销：{why}"),
  open: text("Open line {line}", "打开第 {line} 行"),
  copy: text("Copy to a new line", "复制为新行"),
  noAdverseEvent: text("No adverse event recorded.", "未记录不良事件。"),
  noDose: text("No dose recorded.", "未记录给药。"),
  nothing: text("Nothing recorded in “{form}”.", "“{form}”暂无记录。"),
  notNone: text(
    "An empty list does not mean that there was none: it means that nothing was entered.",
    "列表为空仅表示尚未录入，并不代表没有发生。",
  ),
  first: text("Open the first line", "录入第一行"),
  unsent: text("A new line is kept here and not sent.", "有一条新行保存在本机，尚未提交。"),
  goOn: text("Go on with it", "继续填写"),
  lines: text("{count} lines, {withdrawn} withdrawn", "共 {count} 行，其中 {withdrawn} 行已撤销"),
  waits: text("{count} to look at", "{count} 项待处理"),
} as const;
