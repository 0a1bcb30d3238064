import { text } from "../../kernel/index.ts";

/** The words of a participant's orders of product: none says what it is. */
export const words = {
  title: text("Product orders", "用药申请"),
  none: text("No product ordered yet.", "尚未申请用药。"),
  order: text("Order product", "申请用药"),
  orderNext: text(
    "The pharmacy is asked for the dose of this day. You are told when it is ready, not what it is.",
    "将向药房申请当日用药。备好后会通知您，但不显示具体内容。",
  ),
  date: text("Day of the dose", "给药日期"),
  visit: text("Visit", "访视"),
  noVisit: text("No visit", "不关联访视"),
  act: text("Order", "申请"),
  ordered: text("Order {order} for {date} is on its way", "第 {order} 号申请（{date}）正在准备"),
  ready: text("Order {order} for {date} is ready", "第 {order} 号申请（{date}）已备好"),
  administered: text("Order {order} for {date} was given", "第 {order} 号申请（{date}）已给药"),
  closed: text(
    "Order {order} for {date} was closed without a dose",
    "第 {order} 号申请（{date}）已关闭，未给药",
  ),
  replaces: text("in place of {unit}", "补发，替代 {unit}"),
  bedside: text("To the bedside", "前往床旁给药"),
  lost: text("Lost or damaged", "丢失或损坏"),
  lostTitle: text("{unit} is lost or damaged", "{unit} 丢失或损坏"),
  lostNext: text(
    "First a replacement is ordered, then {unit} is marked: it is not given any more.",
    "先申请补发，再标记 {unit}，标记后不再给药。",
  ),
  lostAct: text("Order a replacement and mark it", "申请补发并标记"),
  why: text("What happened", "发生了什么"),
  wrong: text("Another unit was given", "误用了其他单元"),
  wrongTitle: text("Record what was given, as it was", "如实记录已给药情况"),
  wrongNext: text(
    "It cannot be undone, so the truth is recorded, as a deviation with your reason. Talk to the monitor about what follows.",
    "已发生的给药不可撤销，将如实记录为方案偏离并附理由。后续处理请与监查员商定。",
  ),
  wrongUnit: text("Number on the label that was given", "实际使用的标签编号"),
  began: text("Began at", "开始时间"),
  ended: text("Ended at", "结束时间"),
  wrongAct: text("Record it", "如实记录"),
  outside: text("Dose given outside an order", "补记申请之外的给药"),
  outsideNext: text(
    "Doses from an order record themselves at the bedside. This one is kept as a deviation, with your reason.",
    "按申请给药时床旁会自动记录。本次将作为方案偏离记录，并附理由。",
  ),
  openUnit: text("not given", "未给药"),
  given: text("given", "已给药"),
  discarded: text("discarded", "已弃用"),
  returned: text("returned", "已退回"),
} as const;
