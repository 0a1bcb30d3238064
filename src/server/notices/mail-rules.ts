import { text } from "../../kernel/index.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { Rule } from "./notice-rule.ts";
import { blinded } from "./notice-template.ts";

/** Who hears that a message could not be delivered. */
export const mailRules = {
  "mail-failed": {
    name: text("Message not delivered", "邮件未送达"),
    words: blinded(
      "A message of {study} to somebody at site {site} could not be delivered ({time}). Tell them yourself; the log of messages says who.",
      "研究 {study} 发给中心 {site} 人员的一封邮件未能送达（{time}）。请您转告；收件人见发送记录。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["coordinator"],
    from: "told",
  },
  "mail-failed-still": {
    name: text("Message not delivered for an hour", "邮件一小时未送达"),
    words: blinded(
      "A message of {study} could not be delivered and has not been sent since ({time}).",
      "研究 {study} 有一封邮件未能送达，至今未成功发送（{time}）。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["study-manager"],
    from: "told",
  },
  "mail-failed-account": {
    name: text("Message about an account not delivered", "账户邮件未送达"),
    words: blinded(
      "A message about somebody's account could not be delivered ({time}). Check the e-mail address.",
      "一封账户相关邮件未能送达（{time}），请核对邮箱地址。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["administrator"],
    from: "told",
  },
  "mail-failed-unblinded": {
    name: text("Message on the product not delivered", "产品相关邮件未送达"),
    words: blinded(
      "A message of {study} to unblinded staff could not be delivered ({time}).",
      "研究 {study} 发给非盲人员的一封邮件未能送达（{time}）。",
    ),
    urgency: "at-once",
    sees: "unblinded",
    roles: ["pharmacist"],
    from: "told",
  },
} as const satisfies Partial<Record<NoticeKind, Rule>>;
