import { type Text, text } from "../../kernel/index.ts";
import type { CriterionResult, Eligibility } from "../eligibility.ts";

/** The words of a screening report. */
export const words = {
  title: text("Screening of {patient}, as of {on}", "{patient} 的筛选报告（截至 {on}）"),
  lead: text(
    "What the known facts say about every programme. It decides nothing: the investigator does. Unknown is never met. A screening visit that was not held is taken to be held on this day.",
    "依据已知信息对各项目逐条判定，仅供参考，由研究者决定。“未知”绝不视为符合。尚未进行的筛选访视按当日进行计算。",
  ),
  programme: text("programme", "项目"),
  verdict: text("verdict", "判定"),
  against: text("stands against", "不符合"),
  open: text("unknown", "未知"),
  window: text("window", "时间窗"),
  approved: text("approved therapy", "已获批疗法"),
  trial: text("trial", "临床试验"),
  named: text("{title} ({kind})", "{title}（{kind}）"),
  and: text(", ", "、"),
  comma: text(", ", "，"),
  semicolon: text("; ", "；"),
  colon: text(": ", "："),
  stop: text(".", "。"),
  none: text("–", "–"),
  opens: text("from {date}", "{date} 起"),
  closes: text("closes {date}", "{date} 截止"),
  closed: text("closed on {date}", "已于 {date} 截止"),
  holdsFrom: text("Will hold from {date}.", "自 {date} 起符合。"),
  holdsUntil: text("Holds until {date}.", "符合至 {date}。"),
  heldUntil: text("Held until {date}.", "曾符合至 {date}。"),
  toAsk: text("Still to be asked at screening – {title}", "筛选时待询问——{title}"),
  nextHolds: text("Will hold from {from} until {until}.", "将于 {from} 至 {until} 期间符合。"),
  nextAll: text("Most useful next, over all programmes", "对全部项目而言，下一步最有价值的信息"),
  next: text("Most useful next", "下一步最有价值的信息"),
  settles: text("settles {count} by itself ({criteria})", "单独即可判定 {count} 条（{criteria}）"),
  helps: text("helps with {count} more", "另有助于判定 {count} 条"),
  known: text("What was known", "已知信息"),
  unused: text("What could not be used", "未能采用的信息"),
  hash: text("Facts: SHA-256 {hash}", "信息摘要：SHA-256 {hash}"),
  supposed: text("taken to be this day", "按当日计算"),
  fact: text("fact", "信息"),
  value: text("value", "值"),
  date: text("date", "日期"),
  source: text("source", "来源"),
  assumption: text("Assumed: {text}", "假设：{text}"),
} as const;

export const verdictWords: Readonly<Record<Eligibility["eligible"], Text>> = {
  yes: text("every criterion met", "全部标准符合"),
  no: text("not eligible", "不符合"),
  unknown: text("open", "待定"),
};

export const resultWords: Readonly<Record<CriterionResult, Text>> = {
  met: text("met", "符合"),
  "not met": text("NOT MET", "不符合"),
  unknown: text("unknown", "未知"),
};

/** An exclusion that is met does not apply: said so that nobody reads it the wrong way round. */
export const exclusionWords: Readonly<Record<CriterionResult, Text>> = {
  met: text("does not apply", "不存在该情况"),
  "not met": text("APPLIES, EXCLUDED", "存在该情况，予以排除"),
  unknown: text("unknown", "未知"),
};
