import { type Text, text } from "../../kernel/index.ts";
import type { LadderStep } from "./ladder.ts";

/** The words of a participant's page. */
export const words = {
  participants: text("Participants", "受试者"),
  tabs: text("Parts of the record", "记录栏目"),
  overview: text("Overview", "概览"),
  visits: text("Visits and forms", "访视与表单"),
  doses: text("Doses", "给药"),
  genetics: text("Genetics", "基因"),
  eligibility: text("Eligibility", "入选资格"),
  events: text("Events", "日志"),
  scores: text("Scores", "评分趋势"),
  history: text("History", "历史"),
  signatures: text("Signatures", "签名"),
  ladder: text("How far the participant has come", "受试者进程"),
  site: text("Site", "研究中心"),
  cohort: text("Cohort", "队列"),
  consent: text("Consent", "知情同意"),
  consentNone: text("none recorded", "尚未记录"),
  consentCurrent: text("version {version}, current", "第 {version} 版，为现行版本"),
  consentOwed: text(
    "version {owed} is to be signed (in force from {from})",
    "应签署第 {owed} 版（自 {from} 起生效）",
  ),
  version: text("Study version", "方案版本"),
  person: text("Age and sex", "年龄与性别"),
  unblind: text("Emergency unblinding", "紧急揭盲"),
  number: text("Randomisation number", "随机号"),
  print: text("Casebook (PDF)", "病例手册（PDF）"),
  printEnglish: text("In English", "英文版"),
  printChinese: text("In Chinese", "中文版"),
  today: text("today", "今天"),
  reason: text("Reason: {reason}", "原因：{reason}"),
  goesOn: text("Goes on: {list}", "继续进行：{list}"),
} as const;

/** What the rungs of the status ladder are called. */
export const stepWords: Readonly<Record<LadderStep, Text>> = {
  screened: text("Screened", "筛选"),
  consented: text("Consented", "知情同意"),
  eligible: text("Eligible", "符合入选"),
  enrolled: text("Enrolled", "入组"),
  treated: text("Treated", "给药"),
  "follow-up": text("Follow-up", "随访"),
  completed: text("Completed", "完成"),
  "screen-failed": text("Screen failure", "筛选失败"),
  withdrawn: text("Withdrawn", "退出"),
  died: text("Died", "死亡"),
  voided: text("Added by mistake", "误录入"),
};
