import { text } from "../../kernel/index.ts";

/** The words of opening a code in an emergency. */
export const words = {
  title: text("Emergency unblinding", "紧急揭盲"),
  sentence: text(
    "You are about to see what {participant} received. It is recorded with your name. Others hear that the code was opened, not what it was. If care does not depend on it, you can stop here.",
    "您将查看受试者 {participant} 所接受的治疗。系统将记录您的姓名与时间；他人仅会收到“已揭盲”的通知，不含分组。若救治不依赖该信息，可在此停止。",
  ),
  notAssigned: text(
    "{participant} has no randomisation number: there is nothing to open.",
    "受试者 {participant} 尚无随机编号，无可揭盲内容。",
  ),
  notYou: text(
    "Investigators of the site and the medical monitor can open a code. Call one of them now.",
    "仅本中心研究者和医学监查员可揭盲，请立即联系。",
  ),
  openStudy: text("This study is not blinded.", "本研究为开放设计。"),
  confirm: text("Type the participant's number again", "再次输入受试者编号"),
  category: text("Why", "原因类别"),
  reason: text("Reason. Do not write the treatment here.", "理由（请勿写明治疗分组）"),
  depends: text("Does care depend on knowing?", "救治是否依赖该信息？"),
  yes: text("Yes", "是"),
  no: text("No", "否"),
  show: text("Show what {participant} received", "显示 {participant} 所接受的治疗"),
  stop: text("Stop here", "在此停止"),
  received: text("{participant} received", "{participant} 所接受的治疗"),
  hides: text("Hidden in {seconds} s, or when you leave.", "{seconds} 秒后或离开页面时隐藏。"),
  hide: text("Hide now", "立即隐藏"),
  hidden: text(
    "Hidden. To see it again, open it again: that is a new entry in the record.",
    "已隐藏。如需再次查看，请重新揭盲，系统将另行记录。",
  ),
  again: text("Open it again", "重新揭盲"),
  broke: text(
    "The connection broke. Whether the code was opened is not known here; you can open it again at once, which is a further entry in the record.",
    "连接中断，尚不确定是否已揭盲。可立即重新揭盲，系统将另行记录。",
  ),
  backup: text(
    "If this does not work: the sealed list lies at the pharmacy; the study's binder has its number. Enter it here afterwards, with its real time.",
    "如系统无法使用：药房备有密封应急信封，联系电话见研究者文件夹。事后请按实际时间在系统中补登。",
  ),
  after: text("What follows", "后续事项"),
  event: text("Record the adverse event", "记录不良事件"),
  stays: text(
    "{participant} stays in the study; visits and data entry go on. Ask the principal investigator about further doses.",
    "{participant} 继续参加研究，访视和数据录入照常进行。是否继续给药请咨询主要研究者。",
  ),
  told: text(
    "The medical monitor and those who oversee safety are told that the code was opened, not what it showed.",
    "医学监查员及安全性负责人员将收到“已揭盲”通知，不含分组。",
  ),
  impact: text("Impact of this unblinding", "本次揭盲的影响"),
  knows: text("Who knows now", "目前知情人员"),
  means: text(
    "What it means for the data: which were entered after, who rates from now on. Do not write the treatment.",
    "对数据的影响：此后录入的数据及后续评估人员。请勿写明治疗分组。",
  ),
  keep: text("Keep the impact record", "保存影响记录"),
  kept: text("The impact record is kept.", "影响记录已保存。"),
} as const;

/** The words of the log of codes opened. */
export const logWords = {
  title: text("Unblinding", "揭盲记录"),
  find: text("Emergency unblinding", "紧急揭盲"),
  findLead: text(
    "Find the participant whose treatment must be known now. You can do this alone, at any hour.",
    "查找需立即获知治疗分组的受试者。您可随时单独操作。",
  ),
  number: text("Participant's number", "受试者编号"),
  open: text("Open the code of {participant}", "为 {participant} 揭盲"),
  noneFound: text(
    "No randomised participant has this in their number.",
    "没有编号匹配的已随机受试者。",
  ),
  log: text("Codes opened and treatments learnt", "揭盲与获知情况"),
  none: text("No code was opened.", "尚无揭盲记录。"),
  when: text("When", "时间"),
  who: text("Participant", "受试者"),
  by: text("By", "操作人"),
  what: text("What", "内容"),
  report: text("Report that somebody learnt a treatment", "报告意外获知分组"),
  reportLead: text(
    "Without the system: a letter, a label, a side effect that tells. Do not write the treatment.",
    "非经系统获知：信函、标签或可提示分组的不良反应等。请勿写明治疗分组。",
  ),
  date: text("When it happened", "发生日期"),
  how: text("How it was learnt", "获知途径"),
  knows: text("Who knows now", "知情人员"),
  send: text("Report it", "提交报告"),
  sent: text("Reported.", "已报告。"),
  mis: text("Allocated by another factor than the record says now", "分层因素与现有记录不一致"),
  misNone: text(
    "The record says what everybody was allocated by.",
    "所有受试者的分层因素均与记录一致。",
  ),
  misLine: text(
    "{factor}: allocated as “{allocated}”, now “{now}”",
    "{factor}：分配时为“{allocated}”，现为“{now}”",
  ),
  unknown: text("not known", "未知"),
} as const;
