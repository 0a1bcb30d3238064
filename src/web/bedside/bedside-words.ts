import { type Text, text } from "../../kernel/index.ts";
import type { SupplyItem } from "../../definition/index.ts";
import type { BedsideProblem } from "../../engine/index.ts";

/** The words of the bedside. None says what the product is. */
export const words = {
  title: text("Bedside", "床旁给药"),
  pick: text("Whose dose is it?", "为哪位受试者给药？"),
  wristband: text("Scan the wristband", "扫描腕带"),
  label: text("Scan the label of the {unit}", "扫描{unit}标签"),
  thawLabel: text("Scan the {unit} that you thaw now", "扫描即将解冻的{unit}"),
  readerHelp: text(
    "A reader types for you. Type the printed code, with its last character, only where nothing reads it.",
    "扫码器会自动录入。仅在无法扫描时，手工输入所印编码（含末位校验字符）。",
  ),
  misread: text(
    "That is no such code, or it was misread. Scan it again.",
    "该编码无效或读取有误，请重新扫描。",
  ),
  camera: text("Camera", "摄像头"),
  cameraBroken: text(
    "The camera cannot be used here: it is not allowed, in use, or not there. Use a reader, or type the printed code.",
    "无法使用摄像头：未获授权、正被占用或不存在。请使用扫码器，或手工输入所印编码。",
  ),
  cameraOff: text("Camera off", "关闭摄像头"),
  take: text("Take it", "确定"),
  enrolled: text("Enrolled at your sites", "您所在中心的在组受试者"),
  nobody: text("Nobody is enrolled at your sites.", "您所在中心暂无在组受试者。"),
  other: text("Bedside: another participant", "床旁给药：更换受试者"),
  order: text("Order {order} for {date}", "第 {order} 号申请，{date}"),
  none: text(
    "No product is ordered for {participant}. The coordinator orders it from the visit.",
    "尚未为受试者 {participant} 申请用药，请由协调员在访视中申请。",
  ),
  ordered: text(
    "Order {order} is on its way: the pharmacy has it. Nothing can be given yet.",
    "第 {order} 号申请正在准备中，暂不能给药。",
  ),
  thawHere: text(
    "The clock starts when you scan it. Thaw one {unit} only: the next opens when it is finished.",
    "扫描即开始计时。一次只解冻一件：当前{unit}结束后方可解冻下一件。",
  ),
  thawThere: text(
    "The cell laboratory thaws the {unit} and scans it. The clock then appears here.",
    "由细胞实验室解冻{unit}并扫描，随后此处显示计时。",
  ),
  thawOnline: text(
    "A thaw is not recorded without the network: the clock would be wrong. Call the cell laboratory.",
    "无网络时不能记录解冻，否则计时有误。请联系细胞实验室。",
  ),
  twoPeople: text("Who checks with you?", "由谁与您共同核对？"),
  alone: text("Nobody: I scanned both with a reader", "无：本人已用扫码器扫描两者"),
  match: text("Wristband and {unit} match. It may begin.", "腕带与{unit}相符，可以开始。"),
  undecided: text(
    "Without the network only part can be checked. By what was opened here the two belong together; whether the {unit} is blocked or expired is not known. Do not start. Call {call}.",
    "无网络时只能部分核对。据本机已打开的资料，两者相符；但该{unit}是否冻结或过期尚不可知。请勿开始，并联系{call}。",
  ),
  permitHeld: text(
    "If the network goes: the scans can be checked here until {time}.",
    "如网络中断：{time} 前可在本机核对扫描。",
  ),
  permitNone: text(
    "Without the network nothing can be checked here now: no permit holds.",
    "目前无有效许可：断网时无法在本机核对。",
  ),
  permitOver: text(
    "The permit to work without the network is over, and the server has not seen the scans. Do not start. Call {call}; with the network, scan the {unit} again.",
    "断网核对许可已到期，且服务器尚未收到扫描。请勿开始，并联系{call}；网络恢复后请重新扫描{unit}。",
  ),
  matchHere: text(
    "Wristband and {unit} match, checked on this device under the permit. It may begin; the record is sent when the network returns.",
    "腕带与{unit}相符（依据许可在本机核对），可以开始。网络恢复后自动提交记录。",
  ),
  conflict: text(
    "The server did not take the dose that you recorded here: {unit} {code}, {from} to {to}. It is kept on this device. Tell how it was.",
    "服务器未接受您在本机记录的给药：{unit} {code}，{from} 至 {to}。记录仍保存在本设备，请说明实际情况。",
  ),
  notGiven: text("It was not given: take it off this device", "实际未给药：从本设备删除"),
  start: text("Start", "开始给药"),
  pause: text("Pause", "暂停"),
  resume: text("Go on", "继续"),
  finish: text("Given to the end", "给药完毕"),
  running: text("Running since {time}", "{time} 开始给药"),
  paused: text("Paused", "已暂停"),
  rate: text("Rate, mL/h", "速度，mL/h"),
  setRate: text("Note the rate", "记录速度"),
  sinceThaw: text("Time left since thaw", "解冻后剩余时间"),
  thawWords: text(
    "{minutes} of {limit} minutes since thaw",
    "解冻已 {minutes} 分钟，上限 {limit} 分钟",
  ),
  soon: text("Hurry: less than five minutes are left.", "请尽快：剩余不足 5 分钟。"),
  over: text(
    "{minutes} minutes since thaw, limit {limit}. Do not infuse. Record what happens to this {unit}.",
    "解冻已 {minutes} 分钟，超过 {limit} 分钟上限。请勿输注，并记录该{unit}去向。",
  ),
  sound: text("Sound", "声音"),
  fate: text("Record what happens to the {unit}", "记录该{unit}去向"),
  fateOf: text("What happens to {code}?", "{code} 如何处理？"),
  fateNext: text(
    "It is discarded and never given. A replacement can be ordered on the page of the participant.",
    "该件将被弃用，不再给药。可在受试者页面申请补发。",
  ),
  why: text("Why", "理由"),
  discard: text("Discard it", "弃用"),
  truth: text("It was given all the same", "实际已给药"),
  truthTitle: text("Record what was given, as it was", "如实记录已给药情况"),
  truthNext: text(
    "It cannot be undone, so it is recorded as it was, as a deviation with your reason.",
    "已发生的给药不可撤销，将如实记录为方案偏离，并附您的理由。",
  ),
  truthAct: text("Record it", "如实记录"),
  look: text("Observation", "观察"),
  lookDue: text("Next at {time}, until {until}", "下次 {time}，持续至 {until}"),
  lookLate: text("Due since {time}", "应于 {time} 观察，已逾时"),
  lookAct: text("Note the observation", "记录观察"),
  said: text("What you see", "所见"),
  pulse: text("Pulse /min", "脉搏（次/分）"),
  systolic: text("Systolic mmHg", "收缩压（mmHg）"),
  diastolic: text("Diastolic mmHg", "舒张压（mmHg）"),
  temperature: text("Temperature °C", "体温（°C）"),
  saturation: text("Oxygen saturation %", "血氧饱和度（%）"),
  kept: text(
    "Kept on this device, not sent yet. It goes when the network returns.",
    "已保存在本设备，尚未提交，网络恢复后自动提交。",
  ),
  offline: text(
    "No network: what is done here is kept on this device.",
    "无网络：操作将保存在本设备。",
  ),
  done: text("Order {order} is finished.", "第 {order} 号申请已完成。"),
  doseDone: text(
    "The dose is recorded. What the procedure leaves to say is on its form.",
    "给药已自动记录，其余操作细节请在给药表单中补充。",
  ),
  doseForm: text("Complete the procedure's details", "补充操作细节"),
  unitDone: text("{code}: {ending}", "{code}：{ending}"),
  waits: text("waits", "待处理"),
  atWork: text("at work", "进行中"),
  given: text("given", "已给药"),
  discarded: text("discarded", "已弃用"),
  returned: text("returned", "已退回"),
  wristbandPrint: text("Print the wristband", "打印腕带"),
  understood: text("I have read this", "已知悉"),
  stop: text("Stop", "停止"),
  logged: text("This is on record.", "已记录在案。"),
  askLab: text("the cell laboratory or pharmacy", "细胞实验室或药房"),
} as const;

/** What is handled, by the kind of container: it is the same in every arm. */
export const unitWords: Readonly<Record<SupplyItem["unit"], Text>> = {
  bag: text("bag", "细胞袋"),
  vial: text("vial", "药瓶"),
  kit: text("kit", "药盒"),
  syringe: text("syringe", "注射器"),
};

/** The sentence of each full stop. */
export const stopWords: Readonly<Record<BedsideProblem, Text>> = {
  participant: text(
    "Stop. This wristband is not that of participant {participant}. Give nothing. Call {call}.",
    "停止！该腕带不属于受试者 {participant}。请勿给药，并联系{call}。",
  ),
  unit: text(
    "Stop. This {unit} is not for this participant. Put it back and call {call}.",
    "停止！此{unit}不属于该受试者。请放回并联系{call}。",
  ),
  expired: text(
    "Stop. This {unit} is expired. Do not give it. Call {call}.",
    "停止！此{unit}已过期。请勿给药，并联系{call}。",
  ),
  blocked: text(
    "Stop. This {unit} is blocked. Do not give it. Call {call}.",
    "停止！此{unit}已被冻结使用。请勿给药，并联系{call}。",
  ),
  "not-thawed": text(
    "Stop. No thaw of this {unit} is on record. Do not give it. Call {call}.",
    "停止！此{unit}没有解冻记录。请勿给药，并联系{call}。",
  ),
  "thawed-too-long": text(
    "Stop. {minutes} minutes since thaw, limit {limit}. Do not infuse. Record what happens to this {unit}.",
    "停止！解冻已 {minutes} 分钟，超过 {limit} 分钟上限。请勿输注，并记录该{unit}去向。",
  ),
  occasion: text(
    "Stop. This {unit} was made ready for another dose. Put it back and call {call}.",
    "停止！此{unit}是为另一次给药准备的。请放回并联系{call}。",
  ),
  dose: text(
    "Stop. This {unit} is not the dose that was planned. Do not give it. Call {call}.",
    "停止！此{unit}不是计划的剂量。请勿给药，并联系{call}。",
  ),
};
