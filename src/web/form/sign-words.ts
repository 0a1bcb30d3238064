import { text } from "../../kernel/index.ts";

/** The words of signing. */
export const signWords = {
  sign: text("Sign", "签名"),
  signForms: text("Sign {count} forms", "签署 {count} 份表单"),
  meaning: text("Meaning", "签名含义"),
  reviewed: text("Reviewed", "审阅"),
  approved: text("Approved", "批准"),
  sentence: text(
    "I, {name}, {role}, site {site}, sign {forms} form(s) of participant {participant} ({values} values, study version {version}, list below). {meaning} {time}.",
    "本人{name}，{site} 中心{role}，签署受试者 {participant} 的 {forms} 份表单（{values} 个数据，研究版本 {version}，清单如下）。{meaning} {time}。",
  ),
  exceptions: text("Exceptions: {list}.", "例外：{list}。"),
  openQuery: text("open query {number} ({form})", "未关闭质疑 {number}（{form}）"),
  form: text("Form", "表单"),
  where: text("Where", "位置"),
  version: text("Version", "版本"),
  date: text("Saved", "保存时间"),
  count: text("Values", "数据数"),
  act: text("Sign now", "确认签名"),
  fallen: text(
    "This signature no longer holds: {count} value(s) changed since.",
    "该签名已失效：此后有 {count} 个值被修改。",
  ),
  fallenLine: text(
    "This signature no longer holds: the line was withdrawn.",
    "该签名已失效：该行已被撤销。",
  ),
  by: text(
    "Signed by {name} ({role}), {time}: {meaning}",
    "{name}（{role}）于 {time} 签名：{meaning}",
  ),
  offline: text("Signing needs the network.", "签名需要网络连接。"),
  unsent: text(
    "Something here is not saved yet; it cannot be signed.",
    "尚有内容未保存，不能签名。",
  ),
} as const;
