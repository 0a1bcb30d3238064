import { type Text, text } from "../../kernel/index.ts";
import type { CourseAct } from "./acts.ts";

interface ActWords {
  /** In the menu and as the title of its dialog. */
  readonly title: Text;
  /** What follows from it. */
  readonly then: Text;
  /** What the button says. */
  readonly act: Text;
}

/** What each act on a participant's course is called, and what follows from it. */
export const actWords: Readonly<Record<CourseAct, ActWords>> = {
  consent: {
    title: text("Record a consent", "记录知情同意"),
    then: text(
      "Enter the version and the date that stand on the signed form. Visits can begin once a consent is recorded.",
      "请按签署的知情同意书填写版本和日期。记录知情同意后方可开始访视。",
    ),
    act: text("Record the consent", "记录知情同意"),
  },
  "assess-eligibility": {
    title: text("Assess eligibility", "评估入选资格"),
    then: text(
      "Every criterion is decided on what the record holds now. What was found is kept; it can be assessed again.",
      "系统按当前记录判定每项标准。结果将保留，可再次评估。",
    ),
    act: text("Assess", "评估"),
  },
  enrol: {
    title: text("Enrol", "入组"),
    then: text(
      "Enrolment needs every criterion met and the consent version in force signed. There is no override.",
      "入组要求全部标准符合，且已签署现行版本知情同意书，不可强制通过。",
    ),
    act: text("Enrol", "确认入组"),
  },
  assign: {
    title: text("Assign to an arm", "随机分组"),
    then: text(
      "The next entry of the allocation list is taken. A blinded role sees the number only.",
      "将取用随机化列表的下一条目。盲态角色仅可见随机号。",
    ),
    act: text("Assign", "确认分组"),
  },
  "fail-screening": {
    title: text("End screening without enrolment", "记录筛选失败"),
    then: text(
      "Visits that were not due by that day are no longer expected. What was entered stays.",
      "此日之后的访视不再要求进行，已录入内容全部保留。",
    ),
    act: text("End screening", "确认筛选失败"),
  },
  "stop-treatment": {
    title: text("Stop treatment", "终止治疗"),
    then: text(
      "No further dose is due. Visits go on, and the participant stays in the study.",
      "不再安排后续给药。访视照常进行，受试者仍在研究中。",
    ),
    act: text("Stop treatment", "确认终止治疗"),
  },
  withdraw: {
    title: text("Withdraw from the study", "退出研究"),
    then: text(
      "Visits after that day are no longer expected, except those the protocol counts from the withdrawal. Everything entered stays.",
      "此日之后的访视不再要求进行（方案规定自退出起算的除外），已录入内容全部保留。",
    ),
    act: text("Withdraw", "确认退出"),
  },
  complete: {
    title: text("Complete the study", "完成研究"),
    then: text(
      "The participant has done what the protocol asks.",
      "受试者已完成方案规定的全部内容。",
    ),
    act: text("Complete", "确认完成"),
  },
  "record-death": {
    title: text("Record a death", "记录死亡"),
    then: text(
      "Nothing is due after that day. What happened before can still be entered, also the adverse event.",
      "此日之后不再有待办事项。此前发生的内容（包括不良事件）仍可补录。",
    ),
    act: text("Record the death", "记录死亡"),
  },
  reinstate: {
    title: text("Undo the end", "撤回退出或完成"),
    then: text(
      "The participant takes part again as before. What was undone stays in the record, with your reason.",
      "受试者恢复原状态。被撤回的记录连同理由一并保留。",
    ),
    act: text("Undo it", "确认撤回"),
  },
  "void-participant": {
    title: text("Added by mistake", "误录入"),
    then: text(
      "Nothing more is recorded under {participant}, and the number is never given to another. What was entered stays to be read.",
      "{participant} 编号下不再记录任何内容，该编号永不重复使用。已录入内容仍可查阅。",
    ),
    act: text("Mark as added by mistake", "标记为误录入"),
  },
};

/** The words of the boxes in these dialogs. */
export const words = {
  acts: text("Change the status", "变更状态"),
  version: text("Consent version", "知情同意书版本"),
  signedOn: text("Date on the signed form", "签署日期"),
  dateUnknown: text("The form bears no readable date", "签署日期无法辨认"),
  date: text("Date", "日期"),
  enrolledOn: text("Date of enrolment", "入组日期"),
  assignedOn: text("Date of assignment", "分组日期"),
  diedOn: text("Date of death", "死亡日期"),
  cohort: text("Cohort", "队列"),
  chooseCohort: text("Choose a cohort", "请选择队列"),
  reason: text("Why?", "原因"),
  continues: text("What goes on, as the participant agreed", "经受试者同意继续进行的事项"),
} as const;
