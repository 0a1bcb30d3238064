import { type Text, text } from "../../kernel/index.ts";

/** The words of the API reference. What an endpoint does is said by the server, in English. */
export const words = {
  title: text("API reference", "接口文档"),
  below: text(
    "Everything the application does goes through this interface; so may your own programs.",
    "本应用的全部功能都通过此接口实现，您自己的程序也可以使用。",
  ),
  version: text("Version {version}", "版本 {version}"),
  document: text("OpenAPI 3.1 document", "OpenAPI 3.1 文档"),
  areas: text("Areas", "分类"),
  find: text("Find an endpoint", "查找接口"),
  count: text("{shown} of {all} endpoints", "{all} 个接口中的 {shown} 个"),
  none: text("No endpoint fits.", "没有符合的接口。"),
  who: text("Who may call it", "谁可以调用"),
  parameters: text("Parameters", "参数"),
  body: text("Request body", "请求内容"),
  answer: text("Answer", "答复"),
  noAnswer: text("No content; the status says that it was done.", "无内容，状态码表示已完成。"),
  nothing: text("none", "无"),
  inPath: text("in the path", "路径参数"),
  inQuery: text("in the query", "查询参数"),
  required: text("required", "必填"),
  member: text("Member", "成员"),
  type: text("Type", "类型"),
  tryIt: text("Try it", "试用"),
  tryHow: text("Sent as you, with your present session.", "以您的身份、使用当前会话发送。"),
  changes: text(
    "This is carried out on the record, exactly as from a page: under your name, and into the audit trail.",
    "此操作会真实执行，与页面操作完全相同：以您的名义，并写入稽查轨迹。",
  ),
  send: text("Send", "发送"),
  status: text("Status {status}", "状态 {status}"),
  took: text("in {ms} ms", "用时 {ms} 毫秒"),
  cut: text("Only the first {count} characters are shown.", "仅显示前 {count} 个字符。"),
  stream: text("An endless stream cannot be shown here.", "持续的数据流无法在此显示。"),
  badJson: text(
    "The request body is not JSON yet: {problem}",
    "请求内容还不是有效的 JSON：{problem}",
  ),
  unreached: text(
    "The server could not be reached. Nothing is known of what it did.",
    "无法连接服务器，尚不清楚是否已执行。",
  ),
  english: text("in English", "原文为英文"),
} as const;

const callers: Readonly<Record<string, Text>> = {
  anyone: text("anyone", "任何人"),
  "signed-in": text(
    "whoever is signed in; what they see depends on their roles",
    "已登录人员；可见内容取决于其角色",
  ),
  administrator: text("the administrator", "系统管理员"),
};

/** Who may call an endpoint, in words. */
export function callerWords(who: string): Text {
  return (Object.hasOwn(callers, who) ? callers[who] : undefined) ?? text(who, who);
}

const areas: Readonly<Record<string, Text>> = {
  session: text("Session", "会话"),
  oidc: text("Sign-in through an institution", "机构登录"),
  programmes: text("Programmes", "研究项目"),
  studies: text("Studies", "研究"),
  people: text("People", "人员"),
  grants: text("Grants", "授权"),
  inspectors: text("Inspectors", "检查员"),
  access: text("Access", "访问权限"),
  policy: text("Policy", "登录策略"),
  audit: text("Audit of accounts", "账户稽查轨迹"),
  live: text("Live changes", "实时更新"),
  "openapi.json": text("This document", "本文档"),
};

/** What an area is called. */
export function areaWords(area: string): Text {
  return (Object.hasOwn(areas, area) ? areas[area] : undefined) ?? text(area, area);
}
