import { type Text, text } from "../../kernel/index.ts";
import type { CriterionResult, Eligibility } from "../../engine/index.ts";

/** The words of the screening board. */
export const words = {
  title: text("Screen a person", "患者筛选"),
  below: text(
    "One person against every programme you screen for. What you give is compared and not kept.",
    "将一名患者与您可筛选的全部项目逐条比对。所提供的信息仅用于比对，不予保存。",
  ),
  facts: text("What is known of the person", "患者的已知信息"),
  file: text("File", "文件"),
  fileHelp: text(
    "A FHIR R4 bundle, a GA4GH phenopacket (version 2) or a list of patient facts, as JSON. It can also be dropped here.",
    "FHIR R4 Bundle、GA4GH phenopacket（第2版）或患者信息列表，JSON 格式。也可拖放到此处。",
  ),
  paste: text("Or paste it", "或粘贴内容"),
  screen: text("Screen", "筛选"),
  clear: text("Clear", "清除"),
  on: text("On the day", "筛选日期"),
  tooLarge: text(
    "{name} has more than 3 MB. Send only what concerns the person.",
    "{name} 超过 3 MB。请只提供与该患者有关的内容。",
  ),
  unreadable: text("{name} cannot be read. Choose it again.", "无法读取 {name}，请重新选择。"),
  yet: text("Nobody is held against the programmes yet", "尚未筛选患者"),
  yetHow: text(
    "Choose a file above. Each programme then shows its verdict, what decided it, and until when the person can enter.",
    "请在上方选择文件。随后将显示各项目的判定、依据以及可入组的时间窗。",
  ),
  notYou: text("Screening is not part of your roles", "您的角色不包含筛选"),
  notYouWho: text(
    "People are screened by investigators, coordinators and study managers.",
    "筛选由研究者、研究协调员和研究管理者进行。",
  ),
  report: text("{patient}, as of {on}", "{patient}（截至 {on}）"),
  lead: text(
    "This decides nothing: the investigator does. Unknown is never met. A screening visit that was not held is taken to be held on this day.",
    "仅供参考，由研究者决定。“未知”绝不视为符合。尚未进行的筛选访视按当日进行计算。",
  ),
  counts: text(
    "{met} met · {not} not met · {unknown} unknown",
    "{met} 项符合 · {not} 项不符合 · {unknown} 项未知",
  ),
  print: text("Print", "打印"),
  keep: text("Save report (JSON)", "保存报告（JSON）"),
  nextAll: text("What would settle most, over all programmes", "对全部项目最有价值的下一步信息"),
  next: text("What would settle most", "最有价值的下一步信息"),
  window: text("Window to enter", "可入组时间窗"),
  noWindow: text("No closing date follows from what is known.", "据现有信息，尚不能得出截止日期。"),
  noWindowNow: text("A criterion stands against it, not time.", "不符合的原因并非时间。"),
  today: text("day asked about", "筛选日期"),
  daysLeft: text("{days} days left", "剩余 {days} 天"),
  lastDay: text("last day", "最后一天"),
  unused: text("Not used, with the reason: {count}", "未采用的信息及原因：{count} 项"),
  criteria: text("Criteria", "标准"),
  because: text("Decided by", "依据"),
  needed: text("Still needed", "仍需"),
  known: text("Facts: SHA-256 {hash}", "信息摘要：SHA-256 {hash}"),
  list: text("Participants in screening now", "当前筛选中的受试者"),
  listWhat: text(
    "Everybody in screening at your sites, against the version in use. After an amendment, what reads otherwise is marked.",
    "您所在中心处于筛选期的全部受试者，按现行方案版本重新判定。方案修订后结果有变化的标准会予以标出。",
  ),
  study: text("Study", "研究"),
  choose: text("Choose a study", "请选择研究"),
  nobody: text("Nobody is in screening", "目前无人处于筛选期"),
  nobodyHow: text(
    "Who is screened in this study appears here.",
    "在该研究中筛选的受试者将显示在此。",
  ),
  participant: text("Participant", "受试者"),
  verdict: text("Verdict", "判定"),
  against: text("Stands against", "不符合"),
  open: text("Unknown", "未知"),
  changed: text("Changed by the amendment", "因修订而变化"),
  was: text("{criterion} (was {before})", "{criterion}（原为{before}）"),
  isNew: text("{criterion} (new)", "{criterion}（新增）"),
  none: text("–", "–"),
  comma: text(", ", "、"),
} as const;

/** How a criterion reads on its chip; `ask`: only a conversation at screening is still to be had. */
export const chipWords: Readonly<
  Record<"inclusion" | "exclusion", Readonly<Record<CriterionResult | "ask", Text>>>
> = {
  inclusion: {
    met: text("met", "符合"),
    "not met": text("not met", "不符合"),
    unknown: text("unknown", "未知"),
    ask: text("to be asked", "待询问"),
  },
  exclusion: {
    met: text("does not apply", "不存在"),
    "not met": text("excluded", "予以排除"),
    unknown: text("unknown", "未知"),
    ask: text("to be asked", "待询问"),
  },
};

export const verdictWords: Readonly<Record<Eligibility["eligible"], Text>> = {
  yes: text("every criterion met", "全部标准符合"),
  no: text("not eligible", "不符合"),
  unknown: text("open", "待定"),
};
