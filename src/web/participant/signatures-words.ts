import { text } from "../../kernel/index.ts";

/** The words of the signatures of a participant. */
export const words = {
  ready: text("Ready to sign", "待签名"),
  none: text("Nothing waits for a signature.", "没有待签名的表单。"),
  open: text(
    "{count} forms are not complete yet and cannot be signed.",
    "{count} 份表单尚未完成，暂不能签名。",
  ),
  form: text("Form", "表单"),
  saved: text("Last saved", "最近保存"),
  state: text("State", "状态"),
  questions: text(
    "{count} open questions; they will stand as exceptions",
    "{count} 项未决问题，将作为例外列出",
  ),
  complete: text("complete", "已完成"),
  again: text("sign again: {count} values changed", "需重新签名：{count} 个值已更改"),
  choose: text("Choose {form}", "选择{form}"),
  all: text("Choose all", "全选"),
  sign: text("Sign {count} forms…", "签署 {count} 份表单…"),
  given: text("Signatures", "签名记录"),
  nothing: text("No signature yet.", "尚无签名。"),
  by: text("{name}, {date}", "{name}，{date}"),
  forms: text("{count} forms", "{count} 份表单"),
  fallen: text("fallen", "已失效"),
  changed: text("Changed since: {fields}", "签名后更改：{fields}"),
  stands: text("stands", "有效"),
} as const;
