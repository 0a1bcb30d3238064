import { text } from "../../kernel/index.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { Rule } from "./notice-rule.ts";
import { blinded, unblinded } from "./notice-template.ts";
import { participantNews, unblindingNews } from "./record-news.ts";

/** Who hears of randomisation, product and codes: each as a blinded rule and, where there is more to do, an unblinded one. */
export const productRules = {
  randomised: {
    name: text("Randomised or assigned", "随机或分配"),
    words: blinded(
      "Participant {participant} at site {site} was randomised or assigned ({time}).",
      "中心 {site} 受试者 {participant} 已完成随机或分配（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["coordinator", "investigator", "monitor", "study-manager"],
    from: { "participant-assigned": participantNews },
  },
  "randomised-unblinded": {
    name: text("Product to prepare", "需准备产品"),
    words: blinded(
      "There is a product to prepare in {study}, site {site} ({time}). Sign in to see which.",
      "研究 {study} 中心 {site} 有产品需准备（{time}），请登录查看。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist"],
    from: { "participant-assigned": participantNews },
  },
  "randomise-failed-unblinded": {
    name: text("Could not be randomised", "未能随机"),
    words: blinded(
      "Somebody at site {site} of {study} could not be randomised ({time}). Sign in and look at list, arms and stock.",
      "研究 {study} 中心 {site} 有受试者未能随机（{time}）。请登录核查列表、组别和库存。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["allocation-keeper", "pharmacist"],
    from: "told",
  },
  "product-order": {
    name: text("Product order", "产品订单"),
    words: blinded(
      "A product order for site {site} is ready or on its way ({time}).",
      "中心 {site} 的一份产品订单已备妥或在途（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator", "study-manager"],
    from: "told",
  },
  "product-order-unblinded": {
    name: text("Product order, details", "产品订单详情"),
    words: blinded(
      "A product order for site {site} asks for you ({time}). Sign in to see it.",
      "中心 {site} 的一份产品订单需您处理（{time}），请登录查看。",
    ),
    inApp: unblinded(
      "Order {reference} for site {site} asks for you ({time}).",
      "中心 {site} 的订单 {reference} 需您处理（{time}）。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist"],
    from: "told",
  },
  shipment: {
    name: text("Shipment", "运输"),
    words: blinded(
      "A shipment to site {site} has moved ({time}).",
      "发往中心 {site} 的一批运输有新进展（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator", "study-manager"],
    from: "told",
  },
  "shipment-unblinded": {
    name: text("Shipment, details", "运输详情"),
    words: blinded(
      "A shipment to site {site} asks for you ({time}). Sign in to see it.",
      "发往中心 {site} 的一批运输需您处理（{time}），请登录查看。",
    ),
    inApp: unblinded(
      "Shipment {reference} to site {site} asks for you ({time}).",
      "发往中心 {site} 的运输 {reference} 需您处理（{time}）。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist", "quality"],
    from: "told",
  },
  "stock-low": {
    name: text("Supply to be checked", "供应需核查"),
    words: blinded(
      "The supply of site {site} is being looked at ({time}).",
      "正在核查中心 {site} 的供应情况（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["study-manager"],
    from: "told",
  },
  "stock-low-unblinded": {
    name: text("Stock low", "库存不足"),
    words: blinded(
      "The stock at site {site} is low ({time}). Sign in to see of what.",
      "中心 {site} 库存不足（{time}），请登录查看。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist", "quality"],
    from: "told",
  },
  "code-opened": {
    name: text("Code opened", "已揭盲"),
    words: blinded(
      "The code of participant {participant} at site {site} was opened ({time}). Sign in to see by whom and why; what it showed is told to nobody.",
      "中心 {site} 受试者 {participant} 已揭盲（{time}）。请登录查看操作者及类别；揭盲结果不予告知。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["investigator", "monitor", "study-manager", "data-manager", "medical-monitor"],
    from: { "code-opened": unblindingNews, "paper-opened": unblindingNews },
  },
  "unblinding-failed": {
    name: text("Opening a code failed", "揭盲未成功"),
    words: blinded(
      "Opening the code of participant {participant} at site {site} failed, or the second way was used ({time}).",
      "中心 {site} 受试者 {participant} 揭盲未成功，或已启用备用途径（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["investigator", "study-manager", "administrator"],
    from: "told",
  },
  "unblinding-failed-unblinded": {
    name: text("Opening a code failed: stand by", "揭盲未成功：请待命"),
    words: blinded(
      "Opening a code in {study}, site {site}, failed, or the second way was used ({time}). You may be called.",
      "研究 {study} 中心 {site} 揭盲未成功，或已启用备用途径（{time}），可能需您协助。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist", "allocation-keeper"],
    from: "told",
  },
  "lot-recall": {
    name: text("Do not dose", "暂停给药"),
    words: blinded(
      "Do not dose at site {site} of {study} until you are told ({time}).",
      "研究 {study} 中心 {site} 请暂停给药，等待进一步通知（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["coordinator", "investigator", "study-manager"],
    from: "told",
  },
  "lot-recall-unblinded": {
    name: text("Recall", "召回"),
    words: blinded(
      "There is a recall in {study} that concerns site {site} ({time}). Sign in to see what and whom.",
      "研究 {study} 有一项召回涉及中心 {site}（{time}），请登录查看范围。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist", "quality"],
    from: "told",
  },
} as const satisfies Partial<Record<NoticeKind, Rule>>;
