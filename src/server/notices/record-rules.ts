import { text } from "../../kernel/index.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { Rule } from "./notice-rule.ts";
import { blinded } from "./notice-template.ts";
import {
  consentNews,
  fallenNews,
  participantNews,
  personNews,
  queryIs,
  queryNews,
  seriousNews,
  signatureIsFallen,
} from "./record-news.ts";

/** Who hears of what happens to the record and to accounts. */
export const recordRules = {
  "query-raised": {
    name: text("Query to answer", "待答复质疑"),
    words: blinded(
      "A query about participant {participant} at site {site} waits for an answer ({time}).",
      "中心 {site} 受试者 {participant} 有一条质疑待答复（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator", "investigator"],
    from: { "query-raised": queryNews, "query-reopened": queryNews },
    holds: queryIs("open"),
  },
  "query-answered": {
    name: text("Query answered", "质疑已答复"),
    words: blinded(
      "A query about participant {participant} at site {site} was answered ({time}).",
      "中心 {site} 受试者 {participant} 的一条质疑已答复（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["data-manager"],
    from: {
      "query-answered": (event, around) =>
        queryNews(event, around).map(({ query, ...news }) => ({ ...news, named: query.raisedBy })),
    },
    holds: queryIs("answered"),
  },
  "participant-screened": {
    name: text("Participant screened", "受试者筛选"),
    words: blinded(
      "Participant {participant} was screened at site {site} ({time}).",
      "受试者 {participant} 已在中心 {site} 进入筛选（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["investigator", "monitor", "study-manager"],
    from: { "participant-screened": participantNews },
  },
  "participant-enrolled": {
    name: text("Participant enrolled", "受试者入组"),
    words: blinded(
      "Participant {participant} was enrolled at site {site} ({time}).",
      "受试者 {participant} 已在中心 {site} 入组（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator", "monitor", "study-manager"],
    from: { "participant-enrolled": participantNews },
  },
  // ICH E2A III.B and Chinese GCP 2020 art. 26: the sponsor hears of it immediately.
  "serious-adverse-event": {
    name: text("Serious adverse event", "严重不良事件"),
    words: blinded(
      "A serious adverse event of participant {participant} at site {site} was recorded ({time}).",
      "中心 {site} 受试者 {participant} 记录了一例严重不良事件（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["investigator", "study-manager", "data-manager"],
    from: { "adverse-event-recorded": seriousNews, "form-saved": seriousNews },
  },
  "signature-fallen": {
    name: text("Signature fallen", "签名失效"),
    words: blinded(
      "A signature no longer stands: a form of participant {participant} at site {site} changed ({time}).",
      "中心 {site} 受试者 {participant} 的一份表单已变更，原签名失效（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator"],
    from: {
      "form-saved": fallenNews,
      "dose-recorded": fallenNews,
      "adverse-event-recorded": fallenNews,
      "line-withdrawn": ({ place }, around) => fallenNews(place, around),
    },
    holds: signatureIsFallen,
  },
  "consent-due": {
    name: text("New consent version due", "需签署新版知情同意书"),
    words: blinded(
      "A new version of the consent is in force in {study}: whoever signed an earlier one has to sign it ({time}).",
      "研究 {study} 的新版知情同意书已生效，曾签署旧版者需重新签署（{time}）。",
    ),
    urgency: "digest",
    sees: "blinded",
    roles: ["coordinator", "investigator"],
    from: { "study-released": consentNews },
  },
  "account-invited": {
    name: text("Account opened", "账户已开通"),
    words: blinded(
      "An account was opened for you ({time}). Your administrator gives you the first password.",
      "已为您开通账户（{time}），初始密码由系统管理员告知。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: [],
    from: { "account-created": personNews },
    mailOnly: true,
  },
  "password-reset": {
    name: text("Password reset", "密码已重置"),
    words: blinded(
      "An administrator reset your password ({time}). If you did not ask for it, tell them.",
      "系统管理员已重置您的密码（{time}）。如非您本人要求，请告知管理员。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: [],
    from: { "password-reset": personNews },
  },
  "export-ready": {
    name: text("Export ready", "导出完成"),
    words: blinded(
      "The export of {study} that you asked for is ready ({time}).",
      "您申请的研究 {study} 导出文件已生成（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: [],
    from: "told",
  },
} as const satisfies Partial<Record<NoticeKind, Rule>>;
