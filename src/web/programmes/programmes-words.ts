import { roleWords } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";

/** The words of the board of programmes and of a programme's page. */
export const words = {
  title: text("Programmes", "研究项目"),
  screen: text("Screen a person", "患者筛选"),
  below: text(
    "{count} programmes · {enrolled} of {planned} planned participants enrolled",
    "共 {count} 个项目 · 计划 {planned} 例，已入组 {enrolled} 例",
  ),
  none: text("No programme has been set up yet.", "尚未建立任何项目。"),
  noneHow: text(
    "A study manager releases a study; from then on it stands here.",
    "研究管理员发布研究后，项目会显示在这里。",
  ),
  phase: text("Phase {phase}", "{phase}期"),
  product: text("Product", "产品"),
  sponsor: text("Sponsor", "申办者"),
  registered: text("Registered as", "登记号"),
  notRegistered: text("no number known", "暂无登记号"),
  elsewhere: text("opens the public registry", "打开公开登记平台"),
  enrolment: text("Enrolment", "入组情况"),
  enrolledOf: text("enrolled of {planned} planned", "例已入组，计划 {planned} 例"),
  ownSites: text("at the sites you see", "仅统计您可见的中心"),
  free: text("not yet taken", "待入组"),
  unseen: text(
    "How many take part is seen by those with a role in the study.",
    "参与人数仅对在该研究中有角色的人员显示。",
  ),
  plannedOnly: text("{planned} participants planned", "计划 {planned} 例"),
  yourRole: text("What you may do here", "您可以做什么"),
  noRole: text(
    "You have no role in this study. Its protocol and milestones are open to you.",
    "您在本研究中没有角色，但可以查看方案和里程碑。",
  ),
  allSites: text("all sites", "全部中心"),
  site: text("site {site}", "中心 {site}"),
  open: text("Open the study", "进入研究"),
  read: text("Read the protocol", "查看方案"),
  milestones: text("Milestones", "里程碑"),
  latest: text("Latest milestone, as its source claims", "最近的里程碑（按来源所述）"),
  contested: text("{count} where sources differ", "{count} 处来源不一致"),
  sitesCount: text("{count} sites", "{count} 个中心"),
  oneSite: text("1 site", "1 个中心"),
  openLabel: text("open label", "开放"),
  single: text("single-blind", "单盲"),
  double: text("double-blind", "双盲"),
  toPicture: text("Milestones by year and place", "按年份与地区的里程碑"),
  claimed: text("Milestones as sources claim them", "来源所述的里程碑"),
  claimedHow: text(
    "Nothing here is stated by Neurite: every line is what one source says, with its words. Where sources differ they stand side by side, and none is preferred.",
    "此处并非本系统的结论：每一条都是某一来源的说法并附原文。来源不一致时并列显示，不作取舍。",
  ),
  differ: text("Sources differ", "来源不一致"),
  differHow: text(
    "{count} sources say different things about this. They are shown as they are.",
    "关于此事有 {count} 个来源说法不一，均按原样显示。",
  ),
  source: text("Source", "来源"),
  quote: text("In the words of the source", "来源原文"),
  noClaims: text("No milestone has been claimed for this programme.", "本项目尚无里程碑记录。"),
  noClaimsHow: text(
    "They are part of the study and come with its next version.",
    "里程碑属于研究内容，随下一版本更新。",
  ),
  assumptions: text("What is assumed", "假设与矛盾"),
  assumptionsHow: text(
    "What is not public was assumed, each with its reason. {count} in all.",
    "未公开的内容均为假设，并注明理由。共 {count} 条。",
  ),
  allAssumptions: text("All with filters", "全部（可筛选）"),
  legend: text("Signs", "图例"),
  span: text("date known only to the month or year", "日期仅知年或月"),
  facts: text("At a glance", "概况"),
  description: text("Description", "说明"),
  alias: text("also called {names}", "又称 {names}"),
  version: text("Version {version}", "版本 {version}"),
} as const;

/** What a role does, in a few words to the person who holds it. */
const acts: Readonly<Record<string, Text>> = {
  "study-manager": text("release versions and open sites", "发布版本、启动中心"),
  investigator: text("enter, judge eligibility, enrol and sign", "录入数据、判定入选、入组并签名"),
  coordinator: text("screen, hold visits and enter data", "筛选受试者、安排访视并录入数据"),
  participant: text("answer your own questionnaires", "填写您自己的问卷"),
  laboratory: text("enter laboratory results", "录入实验室结果"),
  "data-manager": text("review data and raise queries", "核查数据、提出质疑"),
  monitor: text("read the record and raise queries", "查阅记录、提出质疑"),
  pharmacist: text("record doses, unblinded", "记录给药（非盲）"),
  "allocation-keeper": text("keep the allocation list, unblinded", "保管随机化列表（非盲）"),
  inspector: text("read everything, change nothing", "查阅全部内容，不作修改"),
  administrator: text("keep accounts and access; no clinical rights", "管理账户与授权，无临床权限"),
};

/** What a role is called and what it may do. */
export function roleDoes(role: string): readonly [name: Text, acts: Text] {
  const known: Readonly<Record<string, Text>> = roleWords;
  const name =
    (Object.hasOwn(known, role) ? known[role] : undefined) ??
    (role === "administrator" ? text("administrator", "系统管理员") : text(role, role));
  return [name, (Object.hasOwn(acts, role) ? acts[role] : undefined) ?? text("", "")];
}

/** A phase as its language writes it: 中文 sets the Roman numeral before 期, and words of another kind stand alone. */
export function phaseWords(phase: string): Text {
  return /^[IVⅠⅡⅢⅣ/ ]+$/.test(phase)
    ? text(`Phase ${phase}`, `${phase}期`)
    : text(phase, otherPhases[phase] ?? phase);
}

const otherPhases: Readonly<Record<string, string>> = { "clinical use": "临床应用" };
