import type { Text } from "../../kernel/index.ts";

/** What a principal investigator can delegate, as the log of a site lists it. @source ICH E6(R3) §2.3.3 */
export const delegationTasks = {
  "principal-investigator": { en: "principal investigator", "zh-CN": "主要研究者" },
  consent: { en: "obtain informed consent", "zh-CN": "获取知情同意" },
  eligibility: { en: "confirm eligibility", "zh-CN": "确认入选资格" },
  assess: { en: "examine and rate", "zh-CN": "检查与评估" },
  "adverse-events": { en: "judge adverse events", "zh-CN": "判定不良事件" },
  "enter-data": { en: "enter data and answer queries", "zh-CN": "录入数据与答复质疑" },
  sign: { en: "sign forms", "zh-CN": "签署表单" },
  randomise: { en: "randomise", "zh-CN": "随机" },
  unblind: { en: "unblind in an emergency", "zh-CN": "紧急揭盲" },
  prepare: { en: "prepare product", "zh-CN": "配制试验用药" },
  administer: { en: "administer product", "zh-CN": "给药" },
  genetics: { en: "judge genetic results", "zh-CN": "判读基因检测结果" },
  samples: { en: "take and handle samples", "zh-CN": "采集与处理样本" },
} as const satisfies Readonly<Record<string, Text>>;

export type DelegationTask = keyof typeof delegationTasks;

/** Whether a word is one of the tasks. */
export function isTask(word: string): word is DelegationTask {
  return Object.hasOwn(delegationTasks, word);
}
