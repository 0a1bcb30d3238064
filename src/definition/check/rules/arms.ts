import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { Rule } from "../rule.ts";

const ratio = defineIssue(
  "check.arm.ratio",
  "Arm {arm} takes {ratio} parts in the allocation ratio. Give it a whole number of at least 1.",
  "治疗组 {arm} 的分配比例为 {ratio}，应为不小于 1 的整数。",
);
const ratioMissing = defineIssue(
  "check.arm.ratio-missing",
  "Arm {arm} takes no part in the allocation ratio that the other arms have. Give all arms a ratio, or none.",
  "其他治疗组有分配比例，而治疗组 {arm} 没有。请全部设置或全部省略。",
  "warning",
);
const planned = defineIssue(
  "check.planned.number",
  "{owner} is planned for {planned} participants. That is a whole number, not below {least}.",
  "{owner}计划纳入 {planned} 人，应为不小于 {least} 的整数。",
);
const differs = defineIssue(
  "check.planned.differs",
  "{planned} participants are planned; the arms add up to {sum}. Correct one of the numbers.",
  "计划纳入 {planned} 人，而各治疗组合计为 {sum} 人。请更正其一。",
  "warning",
);
const ratioDiffers = defineIssue(
  "check.planned.ratio",
  "The arms are allocated {ratio}, but planned for {numbers} participants. Correct one of them.",
  "各治疗组的分配比例为 {ratio}，而计划人数为 {numbers}。请更正其一。",
  "warning",
);

/** Participants are shared out among the arms as planned. */
export const arms: Rule = (study) => {
  const issues: Issue[] = [];
  const hasRatio = study.arms.some((arm) => arm.ratio !== undefined);
  for (const [a, arm] of study.arms.entries()) {
    const at = ["arms", a];
    if (arm.ratio === undefined) {
      if (hasRatio) issues.push(ratioMissing(at, { arm: arm.id }));
    } else if (!(Number.isInteger(arm.ratio) && arm.ratio >= 1)) {
      issues.push(ratio([...at, "ratio"], { arm: arm.id, ratio: arm.ratio }));
    }
    if (arm.planned !== undefined && !(Number.isInteger(arm.planned) && arm.planned >= 0)) {
      const owner = { en: `Arm ${arm.id}`, "zh-CN": `治疗组 ${arm.id} ` };
      const params = { owner, planned: arm.planned, least: 0 };
      issues.push(planned([...at, "planned"], params));
    }
  }
  if (!(Number.isInteger(study.planned) && study.planned >= 1)) {
    const owner = { en: "The study", "zh-CN": "本研究" };
    issues.push(planned(["planned"], { owner, planned: study.planned, least: 1 }));
  }
  return issues.length > 0 ? issues : sums(study);
};

function sums(study: Parameters<Rule>[0]): Issue[] {
  const numbers = study.arms.flatMap((arm) => arm.planned ?? []);
  if (numbers.length === 0 || numbers.length < study.arms.length) return [];
  const sum = numbers.reduce((total, each) => total + each, 0);
  if (sum !== study.planned) return [differs(["planned"], { planned: study.planned, sum })];
  const ratios = study.arms.flatMap((arm) => arm.ratio ?? []);
  if (ratios.length < study.arms.length) return [];
  const parts = ratios.reduce((total, each) => total + each, 0);
  // A number of participants may be rounded, but not by more than one block.
  const off = numbers.some((each, a) => Math.abs(each - (sum * (ratios[a] ?? 0)) / parts) > parts);
  if (!off) return [];
  return [ratioDiffers(["arms"], { ratio: ratios.join(":"), numbers: numbers.join(", ") })];
}
