import { type Text, text } from "../../kernel/index.ts";
import type { PaletteKind } from "./palette-search.ts";

/** The words of the command palette. */
export const words = {
  title: text("Find", "查找"),
  label: text(
    "Find a participant, a form, a page, or something to do",
    "查找受试者、表单、页面或操作",
  ),
  hint: text("Number, word, or pinyin initials", "编号、文字或拼音首字母"),
  none: text(
    "Nothing is called “{typed}”. Try a number, another word, or its pinyin initials.",
    "没有找到“{typed}”。请尝试编号、其他文字或拼音首字母。",
  ),
  found: text("{count} found", "找到 {count} 项"),
  keys: text("↑ ↓ to choose, Enter to go, Esc to close", "↑ ↓ 选择，Enter 打开，Esc 关闭"),
  language: text("Switch to Chinese", "切换为中文"),
  toEnglish: text("Switch to English", "切换为英文"),
  programmes: text("Programmes", "研究项目"),
  milestones: text("Milestones of the programme", "项目里程碑"),
  administration: text("Administration", "系统管理"),
  screening: text("Screen a person against every programme", "患者筛选：与全部项目比对"),
  api: text("API reference", "接口文档"),
} as const;

export const kindWords: Readonly<Record<PaletteKind, Text>> = {
  participant: text("participant", "受试者"),
  form: text("form", "表单"),
  page: text("page", "页面"),
  study: text("study", "研究"),
  action: text("action", "操作"),
};

/** The sections of a study and of its protocol, as they are looked for. */
export const pageWords = {
  home: text("Overview", "概览"),
  participants: text("Participants", "受试者"),
  protocol: text("Study: synopsis", "研究方案：方案摘要"),
  schedule: text("Study: schedule of activities", "研究方案：研究流程"),
  eligibility: text("Study: eligibility", "研究方案：入选与排除标准"),
  assumptions: text("Study: assumptions", "研究方案：假设"),
  forms: text("Study: forms", "研究方案：表单"),
  versions: text("Study: versions and what changed", "研究方案：版本与变更"),
  audit: text("Audit trail", "稽查轨迹"),
  people: text("People", "人员与授权"),
  inspection: text("Inspection", "检查"),
} as const;
