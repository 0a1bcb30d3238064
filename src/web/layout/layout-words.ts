import { text } from "../../kernel/index.ts";

/** The words around every page. */
export const words = {
  find: text("Find", "查找"),
  light: text("Light colours", "浅色显示"),
  dark: text("Dark colours", "深色显示"),
  lock: text("Lock the screen", "锁定屏幕"),
  switchUser: text("Switch user", "切换用户"),
  account: text("My account", "我的账户"),
  leave: text("Sign out", "退出登录"),
  skip: text("To the content", "跳到内容"),
  home: text("Overview", "概览"),
  participants: text("Participants", "受试者"),
  protocol: text("Study", "研究方案"),
  audit: text("Audit trail", "稽查轨迹"),
  people: text("People", "人员与授权"),
  closeout: text("Closeout", "研究关闭"),
  inspection: text("Inspection", "检查"),
  administration: text("Administration", "系统管理"),
  programmes: text("Programmes", "研究项目"),
  sections: text("Sections of the study", "研究栏目"),
  rehearsal: text(
    "Rehearsal: generated participants. Nothing here concerns a real person.",
    "演练环境：受试者均为生成数据，不涉及任何真实人员。",
  ),
  training: text("Training: for practice only.", "培训环境：仅供练习。"),
  failed: text("This page could not be shown.", "无法显示此页面。"),
  again: text("Try again", "重试"),
} as const;
