import { type Text, text, unreachable } from "../../kernel/index.ts";
import type { CohortDecision } from "./command.ts";
import type { CohortEvent, GateCause } from "./event.ts";

export const cohortDecisionWords: Readonly<Record<CohortDecision, Text>> = {
  escalate: text("go up to the next dose", "递增至下一剂量"),
  expand: text("add participants at this dose", "本剂量扩展入组"),
  stay: text("stay at this dose", "维持本剂量"),
  "de-escalate": text("go down a dose", "降低剂量"),
  stop: text("stop", "终止"),
};

export const gateCauseWords: Readonly<Record<GateCause, Text>> = {
  "not-open": text("not opened yet", "尚未开放"),
  full: text("full", "名额已满"),
  "possible-dlt": text("on hold for a safety review", "因安全性评估暂停"),
  held: text("on hold", "暂停"),
  "late-dlt": text("on hold for a safety review", "因安全性评估暂停"),
  decision: text("closed by decision", "依决定关闭"),
};

/** What an event of the cohorts says. */
export function describeCohort(event: CohortEvent): Text {
  switch (event.type) {
    case "slot-reserved":
      return text(
        `Place in cohort ${event.cohort} kept for ${event.participant}`,
        `为 ${event.participant} 保留队列 ${event.cohort} 的名额`,
      );
    case "slot-waiting":
      return text(
        `${event.participant} waits for a place in cohort ${event.cohort}`,
        `${event.participant} 等候队列 ${event.cohort} 的名额`,
      );
    case "slot-given-up":
      return text(`Place of ${event.participant} given up`, `${event.participant} 的名额已放弃`);
    case "slot-taken":
      return text(
        `${event.participant} enrolled in cohort ${event.cohort}`,
        `${event.participant} 入组队列 ${event.cohort}`,
      );
    case "cohort-dosed":
      return text(
        `${event.participant}: ${event.doses.length} doses given`,
        `${event.participant}：已给药 ${event.doses.length} 次`,
      );
    case "participant-left":
      return text(`${event.participant} left`, `${event.participant} 已退出`);
    case "participant-returned":
      return text(`${event.participant} takes part again`, `${event.participant} 恢复参加研究`);
    case "dlt-suspected":
      return text(
        `Possible dose-limiting toxicity in ${event.participant}`,
        `${event.participant} 疑似剂量限制性毒性`,
      );
    case "dlt-no-longer-suspected":
      return text(
        `No dose-limiting toxicity on record any more in ${event.participant}`,
        `${event.participant} 的记录不再提示剂量限制性毒性`,
      );
    case "dlt-judged":
      return event.verdict === "dlt"
        ? text(
            `Dose-limiting toxicity confirmed in ${event.participant}`,
            `确认 ${event.participant} 发生剂量限制性毒性`,
          )
        : text(
            `Judged not dose-limiting in ${event.participant}`,
            `判定 ${event.participant} 未发生剂量限制性毒性`,
          );
    case "participant-replaced":
      return text(`${event.participant} is replaced`, `${event.participant} 将被替补`);
    case "gate-closed": {
      const why = gateCauseWords[event.cause];
      return text(`Cohort ${event.cohort}: ${why.en}`, `队列 ${event.cohort}：${why["zh-CN"]}`);
    }
    case "decision-proposed": {
      const act = cohortDecisionWords[event.act];
      return text(
        `Decision ${event.decision} proposed for cohort ${event.cohort}: ${act.en}`,
        `就队列 ${event.cohort} 提出决定 ${event.decision}：${act["zh-CN"]}`,
      );
    }
    case "decision-signed":
      return text(`Decision ${event.decision} signed`, `决定 ${event.decision} 已签署`);
    case "decision-effective":
      return event.opens.length === 0
        ? text(`Decision ${event.decision} in force`, `决定 ${event.decision} 生效`)
        : text(
            `Decision ${event.decision} in force; open: ${event.opens.join(", ")}`,
            `决定 ${event.decision} 生效；开放：${event.opens.join("、")}`,
          );
    case "decision-reopened":
      return text(
        `Decision ${event.decision} to be reviewed again because of ${event.participant}`,
        `因 ${event.participant}，决定 ${event.decision} 须重新审查`,
      );
    default:
      return unreachable(event);
  }
}
