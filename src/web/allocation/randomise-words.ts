import { text } from "../../kernel/index.ts";

/** The words of randomising somebody. */
export const words = {
  title: text("Randomisation {participant}", "随机 {participant}"),
  gates: text("Before a number is given", "随机前核对"),
  consent: text("Consent is current ({version})", "知情同意有效（{version}）"),
  consentMissing: text("Consent version {owed} is missing", "缺少第 {owed} 版知情同意"),
  consentNone: text("No consent is on record", "尚无知情同意记录"),
  enrolled: text("Eligible and enrolled on {date}", "符合入选资格，已于 {date} 入组"),
  notEnrolled: text(
    "Not enrolled: eligibility is not confirmed by an investigator",
    "尚未入组：研究者未确认入选资格",
  ),
  ended: text("Treatment ended on {date}", "已于 {date} 终止治疗"),
  factorMissing: text("{factor} is not on record", "{factor}尚无记录"),
  factorTrail: text("read from the record", "取自研究记录"),
  open: text("Allocation is open", "随机化已开放"),
  notOpen: text(
    "Allocation has not been opened. Ask the allocation keeper.",
    "随机化尚未开放，请联系随机化管理员。",
  ),
  available: text("Product can be given here", "本中心可提供试验用药"),
  unavailable: text(
    "Product cannot be assigned here now. Pharmacy and supply have been told. Do not dose yet.",
    "目前无法分配试验用药，药房与供应团队已收到通知。请暂勿给药。",
  ),
  later: text("Product: asked once all else is there", "试验用药：其他条件满足后核对"),
  duty: text("You may randomise here today", "您今日有权在本中心进行随机"),
  notYet: text("Not yet: something above is missing.", "暂不能随机：以上仍有缺项。"),
  noRole: text(
    "Your role does not randomise. The site's investigators and coordinators do.",
    "您的角色不能进行随机，请联系本中心研究者或协调员。",
  ),
  go: text("Look at it", "前往查看"),
  sentence: text(
    "Randomise {participant} in {study}. {factors}. Site {site}. This cannot be undone or repeated.",
    "将为 {study} 研究受试者 {participant} 进行随机。{factors}；中心：{site}。此操作不可撤销，也不可重复。",
  ),
  noFactors: text("No stratification", "无分层因素"),
  randomise: text("Randomise {participant}", "确认随机 {participant}"),
  notNow: text("Not now", "暂不"),
  unknown: text(
    "The connection broke after you pressed Randomise. We are finding out whether a number was given. Do not repeat it; the answer will appear here.",
    "点击“随机”后连接中断，正在确认是否已分配。请勿重复操作，结果将显示在此处。",
  ),
  under: text("Asking for the number…", "正在获取编号……"),
  none: text("No number was given.", "未分配编号。"),
  given: text("Number {number}", "编号 {number}"),
  by: text("Given on {time} by {name}", "{name} 于 {time} 分配"),
  next: text(
    "Next: plan the first dose with the pharmacy, who work from this number.",
    "下一步：药房将依据该编号备药，请与药房约定首次给药时间。",
  ),
  visits: text("To the visits", "前往访视"),
  print: text("Print the certificate", "打印随机证明"),
  certificate: text("Certificate of randomisation", "随机证明"),
  study: text("Study", "研究"),
  participant: text("Participant", "受试者"),
  site: text("Site", "研究中心"),
  number: text("Randomisation number", "随机编号"),
  time: text("Time", "时间"),
  person: text("Given by", "操作人"),
  factors: text("Factors at that moment", "当时的分层因素"),
  commitment: text("Commitment (SHA-256)", "承诺值（SHA-256）"),
  blind: text("This paper says nothing of the treatment.", "本证明不含任何治疗分组信息。"),
  mis: text(
    "{factor} was “{allocated}” when the number was given; the record says “{now}” now. The number stays; the difference is reported.",
    "分配编号时“{factor}”为“{allocated}”，现记录为“{now}”。编号不变，差异将予报告。",
  ),
  open2: text("not known", "未知"),
  wrong: text("Something is wrong with this number", "该编号有误"),
  wrongLead: text(
    "Say what was wrong. The number stays used and nobody else gets it; nothing is taken back.",
    "请说明错误。编号保持已用状态，不会再分配给他人，也不会撤回。",
  ),
  kind: text("What was wrong", "错误类型"),
  reason: text("Why", "理由"),
  mark: text("Mark the number", "标记编号"),
  marked: text("Marked: {error}. {reason}", "已标记：{error}。{reason}"),
} as const;

/** What can be wrong with a number. */
export const errorWords = {
  "wrong-person": text("It was meant for somebody else", "应分配给其他受试者"),
  "in-error": text("Nobody should have been randomised", "不应进行随机"),
  "wrong-factor": text("A factor was wrong on record", "分层因素记录有误"),
} as const;
