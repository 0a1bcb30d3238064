import { type Text, text } from "../../kernel/index.ts";
import { cohortDecisionWords } from "../../engine/index.ts";
import type { DecisionTold } from "../../server/contract.ts";

const none = text("No cohort opens by this decision.", "本决定未开放任何队列。");

/**
 * What a site is told of a decision, in both languages: what was decided, what opens, what to do. It names no
 * participant, no toxicity and no reason.
 */
export function letterOf(
  { study, version, site, time }: Readonly<Record<"study" | "version" | "site" | "time", string>>,
  { number, cohort, act, opens, places }: DecisionTold,
): readonly Text[] {
  const decided = cohortDecisionWords[act];
  const opened = opens.map((id) => ({ id, places: places[id] ?? 0 }));
  return [
    text(`To site ${site}`, `致中心 ${site}`),
    text(
      `Study ${study}, protocol version ${version}: decision ${number} of the safety review committee`,
      `研究 ${study}，方案版本 ${version}：安全性审查委员会决定 ${number}`,
    ),
    text(
      `The safety review committee has decided about cohort ${cohort}: ${decided.en}. The decision is in force since ${time}.`,
      `安全性审查委员会就队列 ${cohort} 作出决定：${decided["zh-CN"]}。本决定自 ${time} 起生效。`,
    ),
    opened.length === 0
      ? none
      : text(
          `Open for enrolment and dosing: ${opened.map((one) => `${one.id} (${one.places} places in all sites together)`).join(", ")}.`,
          `开放入组与给药：${opened.map((one) => `${one.id}（各中心合计 ${one.places} 个名额）`).join("、")}。`,
        ),
    opens.includes(cohort)
      ? text(
          "Ask for a place in the application before you enrol. It shows from which day the next participant can be dosed.",
          "入组前请在系统中申请名额；系统显示下一例受试者最早可给药的日期。",
        )
      : text(
          `Do not enrol anybody else in cohort ${cohort}. Whoever was dosed there is followed as the protocol says.`,
          `请勿再将受试者入组队列 ${cohort}；已给药者按方案继续随访。`,
        ),
    text("Keep this letter in the investigator site file.", "请将本函归入研究者文件夹。"),
  ];
}
