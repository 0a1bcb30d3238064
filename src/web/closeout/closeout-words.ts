import { text } from "../../kernel/index.ts";

/** The words of a site's package at the end of a study. */
export const words = {
  title: text("Closeout", "研究关闭"),
  below: text(
    "Each site makes a package of its own records, its principal investigator checks and accepts it, and the site keeps it. It does not pass through the sponsor.",
    "各中心自行生成本中心记录的数据包，由主要研究者核对并接受，由中心自行保管，不经过申办方。",
  ),
  none: text("not begun", "未开始"),
  making: text("being made", "生成中"),
  stopped: text("not finished", "未完成"),
  "to-check": text("to be checked", "待核对"),
  overtaken: text("overtaken by changes", "数据已变更"),
  accepted: text("accepted", "已接受"),
  void: text("acceptance no longer stands", "接受已失效"),
  rejected: text("sent back", "已退回"),
  begin: text("Make the package", "生成数据包"),
  again: text("Make a new package", "重新生成数据包"),
  download: text("Download", "下载"),
  accept: text("Accept and sign", "接受并签署"),
  reject: text("Send back", "退回"),
  progress: text("{done} of {total} participants", "已完成 {done} / {total} 名受试者"),
  stoppedWhy: text(
    "The package was not finished. Make it again; nothing of the record is affected.",
    "数据包未能完成。请重新生成，研究记录不受影响。",
  ),
  since: text(
    "{count} events in this site's records since the package was made.",
    "数据包生成后，本中心记录新增 {count} 个事件。",
  ),
  nothingYet: text(
    "It holds every participant's complete casebook, attached files, audit trail, signatures and the delegation log.",
    "数据包含每位受试者的完整病例报告表、附件、稽查轨迹、签名和授权分工表。",
  ),
  asked: text("Asked for", "申请"),
  by: text("by {name}", "申请人：{name}"),
  decided: text("Decided", "决定"),
  decidedBy: text("by {name}", "决定人：{name}"),
  reason: text("Reason", "理由"),
  size: text("Contents", "内容"),
  files: text("{files} files, {size}", "{files} 个文件，{size}"),
  manifest: text("Manifest (SHA-256)", "清单 (SHA-256)"),
  position: text("Up to journal position", "截至日志位置"),
  earlier: text("Earlier packages", "此前的数据包"),
  faults: text(
    "{count} attached files could not be put in. The manifest names them too.",
    "{count} 个附件未能放入，清单中亦已列明。",
  ),
  sponsor: text(
    "You see how it stands. The package itself is the site's own.",
    "您可查看状态，数据包本身归研究中心所有。",
  ),
  investigatorDecides: text(
    "The principal investigator checks it and decides.",
    "由主要研究者核对并决定。",
  ),
  checkFirst: text(
    "Download the package and look through it before you sign.",
    "签署前请先下载并核对数据包。",
  ),
  sentence: text(
    "I, {name}, principal investigator at site {site}, have checked this package: it holds the complete records of my site, and I keep it under my own control.",
    "本人 {name}，中心 {site} 的主要研究者，已核对本数据包：其中包含本中心的全部记录，并由本人自行保管。",
  ),
  sign: text("Sign", "签署"),
  rejectTitle: text("Send the package back", "退回数据包"),
  why: text("What is missing or wrong", "缺失或有误之处"),
  cancel: text("Cancel", "取消"),
  noSites: text("No site is active yet", "尚无已启动的中心"),
  noSitesHow: text(
    "A site's package can be made once the site is active.",
    "中心启动后方可生成数据包。",
  ),
  toCheck: text("Closeout to check: {site}", "待核对的关闭数据包：{site}"),
  voided: text(
    "Closeout of {site} no longer stands: {count} events since",
    "{site} 的关闭数据包已失效：其后新增 {count} 个事件",
  ),
} as const;
