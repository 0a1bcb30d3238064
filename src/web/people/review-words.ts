import { type Text, text } from "../../kernel/index.ts";
import type { ReviewLine } from "../../server/contract.ts";

/** The words of the periodic review of access. */
export const words = {
  title: text("Access review", "权限复核"),
  what: text(
    "Look at everybody's access as it stands now, decide whether it is still needed, and sign. What you end ends at once; the list as you saw it is kept.",
    "请逐条核对当前的访问权限，决定是否仍需要，并签名确认。选择终止的权限即刻失效，所见清单将予保留。",
  ),
  open: text("Open a review as of now", "按当前状态发起复核"),
  again: text("Open anew", "重新发起"),
  person: text("Person", "人员"),
  role: text("Role", "角色"),
  site: text("Site", "中心"),
  allSites: text("all sites", "全部中心"),
  since: text("From – to", "起止时间"),
  lastSignIn: text("Last sign-in", "最近登录"),
  never: text("never", "从未"),
  training: text("Training", "培训"),
  delegation: text("Delegated", "授权职责"),
  decision: text("Decision", "决定"),
  keep: text("Keep", "保留"),
  end: text("End", "终止"),
  decisionOf: text("Decision about {name}, {role}", "对{name}（{role}）的决定"),
  reason: text("Why it ends", "终止原因"),
  own: text("your own access", "本人权限"),
  ownWhat: text(
    "{count} lines are your own access. The record says so; have somebody else look at them too.",
    "其中 {count} 条为您本人的权限，记录中将注明。请另请他人核对。",
  ),
  keepRest: text("Keep all that are undecided", "其余全部保留"),
  decided: text("{done} of {count} lines decided", "已决定 {done} / {count} 条"),
  meaning: text(
    "By signing I confirm that I have looked at each line and that the access I keep is needed.",
    "本人签名确认：已逐条核对，保留的权限确有必要。",
  ),
  sign: text("Sign the review", "签署复核"),
  signed: text("Signed. What you ended has ended.", "已签署，终止的权限已失效。"),
  history: text("Signed reviews", "已签署的复核"),
  noHistory: text("No review has been signed yet.", "尚无已签署的复核。"),
  signedBy: text(
    "Signed on {at} by {name}: {keep} kept, {end} ended",
    "{name}于 {at} 签署：保留 {keep} 条，终止 {end} 条",
  ),
  signedOwn: text("{own} of them their own", "其中 {own} 条为本人权限"),
  overdue: text("Access review due since {day}", "权限复核自 {day} 起到期"),
  dueLine: text("Access review due: {study}, since {day}", "待复核访问权限：{study}，自 {day}"),
  last: text("Last review", "上次复核"),
  next: text("Due", "到期日"),
  study: text("Study", "研究"),
  administrators: text("administrators", "系统管理员"),
  review: text("Review", "复核"),
  back: text("All studies", "全部研究"),
  signedColumn: text("Signed", "签署时间"),
  signer: text("Signed by", "签署人"),
} as const;

export const trainingWords: Readonly<Record<ReviewLine["training"], Text>> = {
  none: text("none recorded", "无记录"),
  current: text("current", "有效"),
  expired: text("expired", "已过期"),
  missing: text("missing", "缺失"),
};
