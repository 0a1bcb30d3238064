import { text } from "../../kernel/index.ts";

/** The words of the first page of a study. */
export const words = {
  enrolment: text("Enrolment", "入组进度"),
  picture: text(
    "{enrolled} of {planned} enrolled by {date}.",
    "截至 {date}，已入组 {enrolled} / {planned} 例。",
  ),
  planned: text("planned", "计划"),
  sites: text("Sites", "研究中心"),
  site: text("Site", "研究中心"),
  screened: text("Screened", "筛选"),
  enrolled: text("Enrolled", "入组"),
  overdue: text("Overdue", "逾期"),
  queries: text("Open queries", "有质疑"),
  course: text("Where everybody stands", "受试者状态"),
  cohorts: text("Cohorts", "队列"),
  cohort: text("{count} of {least} to {most}", "{count} 例（计划 {least}–{most} 例）"),
  exactly: text("{count} of {most}", "{count} / {most} 例"),
  complete: text(
    "{complete} of {expected} forms of held visits are complete",
    "已进行访视的 {expected} 份表单中，{complete} 份已完成",
  ),
  open: text(
    "{count} participants with something to correct or confirm",
    "{count} 例有待更正或确认的内容",
  ),
  late: text("{count} participants with something overdue", "{count} 例有逾期事项"),
  data: text("Data", "数据"),
  recent: text("Recent changes", "近期更改"),
  nothing: text("No one screened yet.", "尚无筛选受试者。"),
  nothingNext: text(
    "The first participant is screened from the page of participants.",
    "请在“受试者”页面筛选首例受试者。",
  ),
  toParticipants: text("To the participants", "前往受试者页面"),
  noRole: text("You hold no role in this study.", "您在本研究中没有角色。"),
  noRoleThen: text(
    "An administrator can give you one. The protocol is open to you.",
    "系统管理员可以授予角色。您可查看研究方案。",
  ),
  hello: text("Hello", "您好"),
  yourNext: text("Your next visit", "您的下一次访视"),
  noNext: text(
    "No visit is planned at the moment. The study team will call you.",
    "目前没有安排访视，研究团队会与您联系。",
  ),
  between: text("between {from} and {to}", "{from} 至 {to} 之间"),
  yourForms: text("To fill in now", "现在请填写"),
  yourDiaries: text("Whenever there is something to enter", "随时可填写"),
  questions: text("{count} questions", "{count} 个问题"),
  begun: text("begun, you can go on", "已开始，可继续填写"),
  nothingNow: text("Nothing to fill in now. Thank you.", "现在没有需要填写的内容，谢谢您。"),
  done: text("Done", "已完成"),
  emergency: text(
    "This page is not watched around the clock. If you feel unwell, call your study doctor or the emergency number.",
    "本页面并非全天候有人值守。如感不适，请联系您的研究医生或拨打急救电话。",
  ),
} as const;
