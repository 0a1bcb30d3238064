import { text } from "../../kernel/index.ts";
import type { CohortEvent } from "../../engine/index.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { Around, News, Rule } from "./notice-rule.ts";
import { blinded } from "./notice-template.ts";
import { cohortsPath } from "./place-path.ts";

type Closed = Extract<CohortEvent, { readonly type: "gate-closed" }>;

/** Several gates that close at once are told once; one that a decision closes is told with the decision. */
function gateNews(
  { cause, at }: Closed & { readonly at?: string },
  { study }: Around,
): readonly News[] {
  if (cause === "decision" || cause === "full" || cause === "not-open") return [];
  return [{ link: cohortsPath(study), ...(at === undefined ? {} : { once: `gates/${at}` }) }];
}

/** The cohorts of the study. */
function cohortNews(_event: unknown, { study }: Around): readonly News[] {
  return [{ link: cohortsPath(study) }];
}

/** Who hears of what happens to cohorts. A mail says neither who nor what: to know, one signs in. */
export const cohortRules = {
  "gate-closed": {
    name: text("Cohort on hold", "队列暂停"),
    words: blinded(
      "A cohort of {study} is on hold ({time}). Do not enrol and do not give a first dose; screening may go on.",
      "研究 {study} 有队列已暂停（{time}）。请勿入组或首次给药，筛选可继续。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: [
      "coordinator",
      "investigator",
      "monitor",
      "study-manager",
      "data-manager",
      "medical-monitor",
      "committee",
    ],
    from: { "gate-closed": gateNews },
  },
  "dlt-to-judge": {
    name: text("To judge", "待判定"),
    words: blinded(
      "Something recorded in {study} waits for your judgement ({time}). Sign in to see it.",
      "研究 {study} 有一条记录待您判定（{time}），请登录查看。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["medical-monitor"],
    from: { "dlt-suspected": cohortNews },
  },
  "decision-to-sign": {
    name: text("Decision to sign", "决定待签署"),
    words: blinded(
      "A decision about a cohort of {study} waits for your signature ({time}). Sign in to see it.",
      "研究 {study} 有一项队列决定待您签署（{time}），请登录查看。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["committee"],
    from: { "decision-proposed": cohortNews },
  },
  "decision-in-force": {
    name: text("Decision in force", "决定生效"),
    words: blinded(
      "A decision of the safety review committee of {study} is in force ({time}). The letter to your site is ready.",
      "研究 {study} 安全性审查委员会的一项决定已生效（{time}），致贵中心的函件已生成。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: [
      "coordinator",
      "investigator",
      "monitor",
      "study-manager",
      "data-manager",
      "medical-monitor",
      "committee",
    ],
    from: { "decision-effective": cohortNews },
  },
  "decision-reopened": {
    name: text("Decision to review again", "决定需重新审查"),
    words: blinded(
      "A decision of the safety review committee of {study} has to be reviewed again ({time}). Sign in to see why.",
      "研究 {study} 安全性审查委员会的一项决定需重新审查（{time}），请登录查看原因。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["medical-monitor", "committee"],
    from: { "decision-reopened": cohortNews },
  },
  "slot-expiring": {
    name: text("Place expires soon", "名额即将到期"),
    words: blinded(
      "The place in a cohort that is kept for participant {participant} at site {site} expires within a day ({time}). Enrol, or give it up.",
      "为中心 {site} 受试者 {participant} 保留的队列名额将于一日内到期（{time}），请入组或放弃。",
    ),
    urgency: "at-once",
    sees: "blinded",
    roles: ["coordinator", "investigator"],
    from: "told",
  },
} as const satisfies Partial<Record<NoticeKind, Rule>>;
