import { type Text, text, unreachable } from "../../kernel/index.ts";
import type { UnblindingCategory } from "./command.ts";
import type { BlindEvent, WalledAllocationEvent } from "./event.ts";

export const unblindingCategoryWords: Readonly<Record<UnblindingCategory, Text>> = {
  emergency: text("medical emergency", "医疗紧急情况"),
  pregnancy: text("exposure in pregnancy", "妊娠暴露"),
  "safety-report": text("safety report to an authority", "向监管部门的安全性报告"),
  "end-of-study": text("end of the study", "研究结束"),
  other: text("other", "其他"),
};

const errorWords = {
  "wrong-person": text("given to the wrong person", "分配给了错误的受试者"),
  "in-error": text("given in error", "误分配"),
  "wrong-factor": text("given on a wrong factor", "分层因素有误"),
};

/** What an event of the allocation or of the blind says: never an arm. */
export function describeAllocation(event: WalledAllocationEvent | BlindEvent): Text {
  switch (event.type) {
    case "allocation-opened":
      return text("Allocation opened", "随机化已开放");
    case "list-activated":
      return text(
        `Allocation list of ${event.entries} entries put into use`,
        `共 ${event.entries} 条的随机化列表已启用`,
      );
    // Which arm it is would tell those who know who came after.
    case "arm-closed":
      return text("An arm closed to further participants", "一个组别停止分配");
    case "arm-reopened":
      return text("An arm opened again", "一个组别恢复分配");
    case "arm-disclosed":
      return text(
        `Code of participant ${event.participant} opened`,
        `受试者 ${event.participant} 已揭盲`,
      );
    case "allocation-marked":
      return text(
        `Randomisation number marked: ${errorWords[event.error].en}`,
        `随机编号已标记：${errorWords[event.error]["zh-CN"]}`,
      );
    case "code-opened": {
      const why = unblindingCategoryWords[event.category];
      return text(`Code opened: ${why.en}`, `已揭盲：${why["zh-CN"]}`);
    }
    case "unblinding-practised": {
      const why = unblindingCategoryWords[event.category];
      return text(
        `Drill of opening a code (${why.en}): nothing was opened`,
        `揭盲演练（${why["zh-CN"]}）：未揭盲`,
      );
    }
    case "paper-opened": {
      const why = unblindingCategoryWords[event.category];
      return text(
        `Code opened on paper by ${event.who}: ${why.en}`,
        `${event.who} 以纸质信封揭盲：${why["zh-CN"]}`,
      );
    }
    case "unblinding-reported":
      return text(
        `Reported that ${event.who} learnt the treatment: ${event.how}`,
        `报告 ${event.who} 获知治疗分组：${event.how}`,
      );
    case "unblinding-assessed":
      return text(
        `Impact of unblinding ${event.unblinding}: ${event.impact}`,
        `第 ${event.unblinding} 次揭盲的影响评估：${event.impact}`,
      );
    default:
      return unreachable(event);
  }
}
