import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { EscalationPlan } from "../../escalation-plan.ts";
import { formsRead } from "../../expression/index.ts";
import type { Study } from "../../study.ts";
import { dosesOf } from "../doses.ts";
import type { Path, Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";

const unknownCohort = defineIssue(
  "check.escalation.cohort",
  "Ladder {ladder} names cohort {cohort}, which is not there. Correct the name, or add the cohort.",
  "递增序列 {ladder} 引用了队列 {cohort}，但它不存在。请更正名称，或添加该队列。",
);
const twice = defineIssue(
  "check.escalation.cohort-twice",
  "Cohort {cohort} is on the ladders twice: it would be open and closed at once. Name it once.",
  "队列 {cohort} 在递增序列中出现两次，将同时开放和关闭。请仅列出一次。",
);
const offLadder = defineIssue(
  "check.escalation.off-ladder",
  "Cohort {cohort} is on no ladder, so its dose level {level} can be given with no gate. Add it to a ladder.",
  "队列 {cohort} 不在任何递增序列中，其剂量水平 {level} 将不受控制。请加入序列。",
);
const after = defineIssue(
  "check.escalation.after",
  "Ladder {ladder} begins after cohort {cohort}, which is on no other ladder that begins before it: nobody would reach its doses. Correct it.",
  "递增序列 {ladder} 须在队列 {cohort} 之后开始，但该队列不在先于其开始的其他序列中，其剂量将无人可及。请更正。",
);
const size = defineIssue(
  "check.escalation.size",
  "Cohort {cohort} is planned for {least} to {most} participants; a 3+3 takes 3, then 6. Correct the size.",
  "队列 {cohort} 计划纳入 {least} 至 {most} 人；3+3 设计为 3 人，之后 6 人。请更正。",
);
const together = defineIssue(
  "check.escalation.together",
  "The rule looks at {cohort} participants together, and takes at most {most} at a dose. Both are whole numbers of at least 1, the most not below the first.",
  "规则每次评估 {cohort} 人，每剂量最多 {most} 人。两者应为不小于 1 的整数，且后者不小于前者。",
);
const target = defineIssue(
  "check.escalation.target",
  "The target is a probability of toxicity of {target}. It must lie between 0 and 1.",
  "目标毒性概率为 {target}，应介于 0 与 1 之间。",
);
const skeleton = defineIssue(
  "check.escalation.skeleton",
  "The skeleton has {count} probabilities, ladder {ladder} {doses} doses. It needs one for each dose, rising between 0 and 1.",
  "先验骨架有 {count} 个概率，递增序列 {ladder} 有 {doses} 个剂量。须逐剂量给出，介于 0 与 1 之间且递增。",
);
const days = defineIssue(
  "check.escalation.days",
  "{what} is {value}. It is a whole number of at least {least}.",
  "{what}为 {value}，应为不小于 {least} 的整数。",
);
const endless = defineIssue(
  "check.escalation.endless",
  "The window counts from the last dose, but regimen {regimen} of cohort {cohort} does not end: nobody there could ever be evaluated. Count from the first, or say how many doses there are.",
  "评价窗口自末次给药起算，但队列 {cohort} 的给药方案 {regimen} 没有结束，将永远无法评价。请改为自首次给药起算，或给出给药次数。",
);
const neverCollected = defineIssue(
  "check.escalation.never-collected",
  "The dose-limiting toxicity reads form {form}, which is never filled. Put it at a visit, or make it a log.",
  "剂量限制性毒性的定义读取表单 {form}，但该表单从不填写。请加入访视，或设为日志。",
);

const at = (...path: Path): Path => ["escalation", ...path];

/** Every dose can be reached, once, by an order that begins somewhere. */
export const escalationLadders: Rule = (study) => {
  const { escalation } = study;
  if (escalation === undefined) return [];
  const issues: Issue[] = [];
  const known = new Set(study.cohorts.map(({ id }) => id));
  const climbed = new Set<string>();
  for (const [l, ladder] of escalation.ladders.entries()) {
    const { id, after: waitsFor, cohorts } = ladder;
    if (waitsFor !== undefined && !climbed.has(waitsFor)) {
      issues.push(after(at("ladders", l, "after"), { ladder: id, cohort: waitsFor }));
    }
    for (const [c, cohort] of cohorts.entries()) {
      const path = at("ladders", l, "cohorts", c);
      if (!known.has(cohort)) issues.push(unknownCohort(path, { ladder: id, cohort }));
      else if (climbed.has(cohort)) issues.push(twice(path, { cohort }));
      climbed.add(cohort);
    }
  }
  for (const [c, { id, level }] of study.cohorts.entries()) {
    if (!climbed.has(id)) issues.push(offLadder(["cohorts", c], { cohort: id, level }));
  }
  return issues;
};

/** The rule has what it needs, and the numbers of the plan can be. */
export const escalationRule: Rule = (study) => {
  const { escalation } = study;
  if (escalation === undefined) return [];
  return [
    ...ruleIssues(study, escalation),
    ...numberIssues(escalation),
    ...windowIssues(study, escalation),
  ];
};

/** What limits the dose is collected somewhere. */
export const escalationToxicity: Rule = ({ escalation }, index) =>
  escalation === undefined
    ? []
    : formsRead([escalation.dlt], undefined)
        .filter((form) => isNeverFilled(form, index))
        .map((form) => neverCollected(at("dlt"), { form }));

function isNeverFilled(id: string, index: StudyIndex): boolean {
  const form = index.forms.get(id);
  return form !== undefined && form.log !== true && index.visitsOf(id).length === 0;
}

function ruleIssues({ cohorts }: Study, { rule, ladders }: EscalationPlan): Issue[] {
  if (rule.kind === "3+3") {
    const steps = new Set(ladders.flatMap((ladder) => ladder.cohorts));
    return cohorts.flatMap(({ id, size: [least, most] }, c) =>
      !steps.has(id) || (least === 3 && most === 6)
        ? []
        : [size(["cohorts", c, "size"], { cohort: id, least, most })],
    );
  }
  const issues: Issue[] = [];
  const { cohort, most } = rule;
  if (!(isCount(cohort, 1) && isCount(most, cohort))) {
    issues.push(together(at("rule", "cohort"), { cohort, most }));
  }
  if (!(rule.target > 0 && rule.target < 1)) {
    issues.push(target(at("rule", "target"), { target: rule.target }));
  }
  if (rule.kind !== "crm") return issues;
  const isRising = rule.skeleton.every((p, dose) => p > (rule.skeleton[dose - 1] ?? 0) && p < 1);
  const other = ladders.find((ladder) => ladder.cohorts.length !== rule.skeleton.length);
  const named = other ?? (isRising ? undefined : ladders[0]);
  if (named !== undefined) {
    const params = { count: rule.skeleton.length, ladder: named.id, doses: named.cohorts.length };
    issues.push(skeleton(at("rule", "skeleton"), params));
  }
  return issues;
}

const whats = {
  quorum: { en: "The quorum", "zh-CN": "法定签署人数" },
  window: { en: "The window in days", "zh-CN": "评价窗口天数" },
  stagger: { en: "The days between two participants", "zh-CN": "受试者间隔天数" },
  sentinels: { en: "The number of sentinels", "zh-CN": "哨兵受试者人数" },
  sentinelDays: { en: "The days that a sentinel is followed", "zh-CN": "哨兵观察天数" },
  hours: { en: "The hours that a place is kept", "zh-CN": "名额保留小时数" },
} as const;

function numberIssues(plan: EscalationPlan): Issue[] {
  const { window, quorum, staggerDays, sentinel, slotHours } = plan;
  const numbers = [
    [whats.quorum, ["quorum"], quorum, 1],
    [whats.window, ["window", "days"], window.days, 1],
    [whats.stagger, ["staggerDays"], staggerDays, 1],
    [whats.sentinels, ["sentinel", "participants"], sentinel?.participants, 1],
    [whats.sentinelDays, ["sentinel", "days"], sentinel?.days, 1],
    [whats.hours, ["slotHours"], slotHours, 1],
  ] as const;
  return numbers.flatMap(([what, path, value, least]) =>
    value === undefined || isCount(value, least) ? [] : [days(at(...path), { what, value, least })],
  );
}

function windowIssues(study: Study, { window, ladders }: EscalationPlan): Issue[] {
  if (window.from === "first") return [];
  const steps = new Set(ladders.flatMap((ladder) => ladder.cohorts));
  return study.cohorts.flatMap(({ id, regimen }, c) => {
    const found = study.regimens.find((one) => one.id === regimen);
    return steps.has(id) && found !== undefined && !Number.isFinite(dosesOf(found))
      ? [endless(["cohorts", c, "regimen"], { regimen, cohort: id })]
      : [];
  });
}

function isCount(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
