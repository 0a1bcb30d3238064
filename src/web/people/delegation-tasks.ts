import { type Text, text } from "../../kernel/index.ts";

/** What a principal investigator can delegate: the codes of the delegation log, in words. @source ICH E6(R3) §2.3.3 */
export const delegationTasks: Readonly<Record<string, Text>> = {
  "principal-investigator": text("principal investigator", "主要研究者"),
  consent: text("obtain informed consent", "获取知情同意"),
  eligibility: text("confirm eligibility", "确认入选资格"),
  assess: text("examine and rate", "检查与评估"),
  "adverse-events": text("judge adverse events", "判定不良事件"),
  "enter-data": text("enter data and answer queries", "录入数据与答复质疑"),
  sign: text("sign forms", "签署表单"),
  randomise: text("randomise", "随机"),
  unblind: text("unblind in an emergency", "紧急揭盲"),
  prepare: text("prepare product", "配制试验用药"),
  administer: text("administer product", "给药"),
  genetics: text("judge genetic results", "判读基因检测结果"),
  samples: text("take and handle samples", "采集与处理样本"),
};

/** A task in words; one that is not known by its code. */
export function taskName(task: string): Text {
  return (
    (Object.hasOwn(delegationTasks, task) ? delegationTasks[task] : undefined) ?? {
      en: task,
      "zh-CN": task,
    }
  );
}
