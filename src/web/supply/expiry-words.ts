import { text } from "../../kernel/index.ts";

/** The words of expiry, labels, custody, home medication and a site's own view of lots. */
export const words = {
  // Expiry.
  useUntil: text("Last month of use on the labels", "标签所示使用期限"),
  useUntilHelp: text(
    "Not after the lot expires, and the same for the units of every arm that are packed together. It is printed instead of the lot's own expiry.",
    "不晚于批次有效期，且同一次包装的各组单元应一致。标签印此日期，而非批次有效期。",
  ),
  byHand: text("written by hand", "手写"),
  changeExpiry: text("Change the expiry", "变更有效期"),
  newExpiry: text("New expiry", "新有效期"),
  basis: text("What it rests on", "变更依据"),
  changeSentence: text(
    "I, {name}, change the expiry of lot {lot}, now {expires}. Units whose label then shows another month are listed for a new label, those that participants hold too.",
    "本人 {name} 变更批次 {lot} 的有效期（现为 {expires}）。标签所示年月因此不符的单元将列入换标清单，包括受试者持有的单元。",
  ),
  changes: text("Changes of the expiry", "有效期变更记录"),
  changeLine: text(
    "{before} → {expires}, {name}: {reason}",
    "{before} → {expires}，{name}：{reason}",
  ),
  relabel: text("Labels to change", "待换标签"),
  relabelLine: text(
    "{units} units of {lot} at {place}: {printed} → {until}",
    "{place}：批次 {lot}，{units} 件，{printed} → {until}",
  ),
  heldBy: text("with {participants}", "由 {participants} 持有"),
  relabelled: text("New labels are on", "已换标签"),
  relabelTitle: text("New labels for units of {lot}", "批次 {lot} 换标"),
  relabelWhat: text(
    "Mark the units that bear the new date. Print their labels first; the old batch number or code stays legible.",
    "请勾选已标注新日期的单元。请先打印标签；原批号或编号须保持可读。",
  ),
  // Custody.
  custody: text("Chain of identity and custody", "身份链与监管链"),
  custodyOf: text("Chain of custody of {which}", "{which} 的监管链"),
  custodyReport: text("Custody report", "监管链报告"),
  asOf: text("As of", "截至"),
  when: text("When", "时间"),
  what: text("What", "事项"),
  who: text("Who", "经手人"),
  place: text("Where", "地点"),
  temperature: text("Temperature", "温度"),
  heldYes: text("held", "符合"),
  heldNo: text("did not hold", "偏离"),
  heldUnknown: text("not known: no logger", "未知：无记录仪"),
  heat: text("{celsius} °C for {minutes} min", "{celsius} °C，{minutes} 分钟"),
  loggerIs: text("logger {logger}", "记录仪 {logger}"),
  comesFrom: text("Comes from", "来源"),
  made: text("Made {made}, expires {expires}", "生产日期 {made}，有效期至 {expires}"),
  // A site of an open study.
  siteBelow: text(
    "What your sites have and had, and whom it went to. In this study nobody is blinded.",
    "您所在中心现有及曾有的产品及其去向。本研究为开放研究。",
  ),
  noneHere: text("No product came to your sites yet", "您所在中心尚未收到产品"),
  // Home medication.
  forHome: text("To take home", "居家用药"),
  homeTold: text(
    "{days} days × {perDay} a day = {needed}; {perUnit} in each: {units} units",
    "{days} 天 × 每日 {perDay} = {needed}；每件 {perUnit}：{units} 件",
  ),
  returnTitle: text("{unit} came back", "{unit} 已退回"),
  left: text("Left in it, counted", "清点剩余数量"),
  leftHelp: text("From 0 to {most}", "0 至 {most}"),
  complianceTold: text(
    "{taken} of {asked} taken ({percent} %): {handedOut} handed out, {left} came back",
    "应服 {asked}，实服 {taken}（{percent}%）：发放 {handedOut}，退回 {left}",
  ),
  countTold: text(
    "{taken} taken: {handedOut} handed out, {left} came back",
    "实服 {taken}：发放 {handedOut}，退回 {left}",
  ),
  doseNumber: text("dose {dose}", "第 {dose} 次给药"),
} as const;
