import { text } from "../../kernel/index.ts";

/** The words of the committee's pack. */
export const packWords = {
  title: text("Pack for the committee: cohort {cohort}", "委员会审查资料：队列 {cohort}"),
  confidential: text(
    "Confidential: for the safety review committee",
    "机密：仅供安全性审查委员会使用",
  ),
  study: text("Study, version", "研究，版本"),
  asOf: text("Data as of", "数据截至"),
  cut: text("Journal position", "记录位置"),
  basis: text("Hash of the facts (what a decision rests on)", "事实哈希值（决定的依据）"),
  hash: text("Hash of the whole pack", "全部资料哈希值"),
  readBy: text("Read by", "阅读者"),
  moved: text(
    "Something is being recorded at this moment. Load the page again.",
    "此刻正有新记录写入，请重新加载页面。",
  ),
  old: text(
    "This is what decision {number} rested on. Since then something has changed; it stands apart below.",
    "此为决定 {number} 所依据的资料。此后情况有变，变化另列如下。",
  ),
  late: text("Recorded after the cut", "截止后记录"),
  whyRule: text(
    "By the rule {rule}, from the counts below. Whoever is in the window does not count yet; a toxicity that nobody has judged counts.",
    "依据规则 {rule} 及下列计数。窗口期内者尚不计入；尚未判定的毒性计入。",
  ),
  counts: text("Counts by cohort", "各队列计数"),
  cohort: text("Cohort", "队列"),
  dlt: text("DLT", "DLT"),
  evaluable: text("Evaluable", "可评价"),
  pending: text("In the window", "窗口期内"),
  before: text("Decisions before: {list}", "此前的决定：{list}"),
  exposure: text("Doses given", "给药情况"),
  events: text("Adverse events and laboratory", "不良事件与实验室检查"),
  noEvents: text("None recorded.", "无记录。"),
} as const;
