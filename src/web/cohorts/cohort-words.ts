import { text } from "../../kernel/index.ts";
import type { SiteGate, Standing } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { OwnPlace } from "../../server/contract.ts";

/** The words of dose escalation. */
export const words = {
  title: text("Cohorts", "队列"),
  below: text("Dose escalation and the safety review committee", "剂量递增与安全性审查委员会"),
  path: text("The way through the doses", "剂量递增路径"),
  open: text("Open", "开放"),
  since: text("since {time} ({zone})", "自 {time}（{zone}）起"),
  fromStart: text("since the study was released", "自研究发布起"),
  treated: text("{dosed} of {places} dosed", "已给药 {dosed}/{places} 例"),
  toxic: text("{count} DLT", "DLT {count} 例"),
  slots: text("Places", "名额"),
  freeSlot: text("free", "空缺"),
  daysLeft: text("{days} d left", "剩 {days} 天"),
  windowOf: text("Days after the dose in which a toxicity counts", "剂量限制性毒性评价窗口期"),
  windowBar: text(
    "{participant}: {part} % of the window passed",
    "{participant}：评价窗口期已过 {part}%",
  ),
  until: text("until {date}", "至 {date}"),
  notBegun: text("begins with the last dose", "自末次给药起算"),
  next: text("Next first dose: from {date} on ({zone})", "下一例首次给药：最早 {date}（{zone}）"),
  because: text("{days} days between first doses", "两例首次给药至少间隔 {days} 天"),
  becauseSentinel: text(
    "sentinel: followed alone for {days} days",
    "哨兵受试者：单独观察 {days} 天",
  ),
  inDays: text("in {days} days", "还有 {days} 天"),
  dueNow: text("that is now", "现已可给药"),
  waiting: text("Waiting, in this order", "等候名单（按申请先后）"),
  advice: text("The rule says", "规则建议"),
  adviceIs: text("The rule says: ", "规则建议："),
  mtd: text("Maximum tolerated dose: {cohort}", "最大耐受剂量：{cohort}"),
  noMtd: text("Even the lowest dose is too toxic.", "最低剂量毒性亦过高。"),
  whatIf: text("If the next ones show …", "若后续受试者出现……"),
  ofNext: text("{dlt} of the next {count} with a DLT", "后续 {count} 例中 {dlt} 例发生 DLT"),
  thenWhat: text("then the rule says", "规则将建议"),
  unjudged: text(
    "Waits for the medical monitor. Until then it counts as a dose-limiting toxicity.",
    "待医学监查员判定；判定前按剂量限制性毒性计。",
  ),
  toJudge: text("To judge", "待判定"),
  toJudgeIn: text("To judge: {participant} · {cohort}", "待判定：{participant} · {cohort}"),
  judge: text("Judge", "判定"),
  judgeTitle: text(
    "Is it a dose-limiting toxicity? {participant}",
    "是否为剂量限制性毒性？{participant}",
  ),
  judgeThen: text(
    "Either answer stays in the record. It opens nothing: that is for the committee.",
    "判定结果将保留在记录中。判定不会重新开放队列，须由委员会决定。",
  ),
  isDlt: text("It is a dose-limiting toxicity", "是剂量限制性毒性"),
  isNone: text("It is none", "不是剂量限制性毒性"),
  why: text("Why", "理由"),
  hold: text("Put on hold", "暂停队列"),
  holdThen: text(
    "Nobody is enrolled or dosed for the first time in {cohort} until the committee has decided. The sites are told at once that it is on hold, not why.",
    "在委员会作出决定之前，队列 {cohort} 不得入组或首次给药。各中心将立即收到暂停通知，不含原因。",
  ),
  replace: text("Replace", "替补"),
  replaceThen: text(
    "{participant} left before the end of the window without a toxicity. The place is given to another, once.",
    "{participant} 在评价窗口期结束前退出且未发生毒性。其名额将给予另一受试者，仅一次。",
  ),
  propose: text("Propose a decision", "提出决定"),
  proposeTitle: text("Decide about cohort {cohort}", "就队列 {cohort} 作出决定"),
  proposeThen: text(
    "It takes effect with the last of {quorum} signatures. Members sign what rests on this pack, and nothing else.",
    "获得 {quorum} 名委员签署后立即生效。委员签署的内容以本资料为准。",
  ),
  decision: text("Decision", "决定"),
  recommended: text("recommended by the rule", "规则建议"),
  otherReason: text("Why not what the rule recommends", "不采纳规则建议的理由"),
  note: text("Why (may be left empty)", "理由（可不填）"),
  attended: text("Who was present", "出席委员"),
  attendedMore: text("Others present, by name", "其他出席者姓名"),
  quorum: text("{count} named, {quorum} needed", "已填写 {count} 名，须 {quorum} 名"),
  put: text("Put to the members", "提交委员签署"),
  pack: text("Pack", "审查资料"),
  sign: text("Sign", "签署"),
  signTitle: text("Sign decision {number}", "签署决定 {number}"),
  signSentence: text(
    "I, {name}, member of the safety review committee, decide about cohort {cohort} of {study}: {act}. I have looked at the pack with the hash {hash}.",
    "本人{name}，安全性审查委员会委员，就研究 {study} 队列 {cohort} 决定：{act}。本人已审阅哈希值为 {hash} 的资料。",
  ),
  signThen: text(
    "With your signature {count} of {quorum} are there. The last one puts the decision into force at once.",
    "您签署后共 {count}/{quorum} 名。最后一名签署后决定立即生效。",
  ),
  signNow: text("Sign now", "确认签署"),
  signedBy: text("Signed by {name}, {time}", "{name} 于 {time} 签署"),
  signedSelf: text("You have signed.", "您已签署。"),
  decisions: text("Decisions", "决定"),
  noDecisions: text("No decision yet.", "尚无决定。"),
  number: text("Decision {number} · {cohort}", "决定 {number} · {cohort}"),
  decided: text("Decision {number} · {cohort}: {act}", "决定 {number} · {cohort}：{act}"),
  inForce: text("in force since {time}", "自 {time} 生效"),
  waitsFor: text("{count} of {quorum} signatures", "已签署 {count}/{quorum}"),
  outdated: text("outdated: something has changed, propose anew", "已失效：情况有变，请重新提出"),
  differs: text("The rule recommended: {act}.", "规则建议：{act}。"),
  reopened: text(
    "To be reviewed again: a toxicity of {participants} became known after it took effect.",
    "须重新审查：生效后获知 {participants} 发生毒性。",
  ),
  present: text("Present: {names}", "出席：{names}"),
  letters: text("Letters to the sites", "致各中心函件"),
  letter: text("Letter", "函件"),
  ask: text("Ask for a place", "申请名额"),
  askTitle: text("Ask for a place in cohort {cohort}", "申请队列 {cohort} 的名额"),
  askThen: text(
    "A free place is kept for {hours} hours. Where none is free the participant waits in turn: who asked first comes first.",
    "空缺名额保留 {hours} 小时。如无空缺，则按申请先后排队等候。",
  ),
  whom: text("Participant in screening", "筛选中的受试者"),
  choose: text("Choose", "请选择"),
  nobody: text(
    "Nobody at your sites is in screening without a place.",
    "贵中心没有待申请名额的筛选受试者。",
  ),
  giveUp: text("Give up", "放弃"),
  giveUpThen: text("The place, or the turn, goes to others.", "名额或排队次序将让给他人。"),
  keptUntil: text("kept until {time} ({zone})", "保留至 {time}（{zone}）"),
  expires: text("expires in {hours} h", "{hours} 小时后到期"),
  turn: text("number {turn} in turn", "排第 {turn} 位"),
  yours: text("Your participants", "贵中心受试者"),
  free: text("{count} free", "{count} 个空缺"),
  onHold: text(
    "Enrolment into cohort {cohort} is on hold since {time} ({zone}) for a safety review. Screening may go on.",
    "队列 {cohort} 自 {time}（{zone}）起因安全性评估暂停入组，筛选可继续。",
  ),
  closed: text(
    "Enrolment into cohort {cohort} is closed. Screening may go on.",
    "队列 {cohort} 已关闭入组，筛选可继续。",
  ),
  notOpen: text(
    "Cohort {cohort} has not been opened yet. Screening may go on.",
    "队列 {cohort} 尚未开放，筛选可继续。",
  ),
  lineJudge: text(
    "{participant}: possible dose-limiting toxicity to judge",
    "{participant}：疑似剂量限制性毒性待判定",
  ),
  lineSign: text(
    "Decision {number} about cohort {cohort} to sign",
    "关于队列 {cohort} 的决定 {number} 待签署",
  ),
  lineExpires: text(
    "Place of {participant} in {cohort} expires in {hours} h",
    "{participant} 在队列 {cohort} 的名额 {hours} 小时后到期",
  ),
  lineHold: text(
    "Cohort {cohort} is on hold. Screening may go on.",
    "队列 {cohort} 已暂停，筛选可继续。",
  ),
  print: text("Print", "打印"),
  back: text("Cohorts", "队列"),
} as const;

export const gateWords: Readonly<Record<SiteGate, Text>> = {
  open: text("Open", "开放"),
  "on-hold": text("On hold", "已暂停"),
  closed: text("Closed", "已关闭"),
  "not-open": text("Not opened yet", "尚未开放"),
};

export const standingWords: Readonly<Record<Standing, Text>> = {
  reserved: text("kept", "已保留"),
  lapsed: text("lapsed", "已过期"),
  enrolled: text("enrolled", "已入组"),
  "in-window": text("in window", "窗口期内"),
  evaluable: text("evaluable", "可评价"),
  dlt: text("DLT", "DLT"),
  "not-evaluable": text("left early", "提前退出"),
  replaced: text("replaced", "已替补"),
};

export const suspectedWord = text("possible DLT", "疑似 DLT");

export const placeWords: Readonly<Record<OwnPlace["state"], Text>> = {
  waiting: text("waits", "等候中"),
  reserved: text("place kept", "名额已保留"),
  lapsed: text("place lapsed", "名额已过期"),
  enrolled: text("enrolled", "已入组"),
  dosed: text("dosed", "已给药"),
  left: text("left", "已退出"),
};
