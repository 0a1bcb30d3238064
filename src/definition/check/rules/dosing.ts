import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { DoseRegimen } from "../../plan.ts";
import type { Path, Rule } from "../rule.ts";

const levelUnreachable = defineIssue(
  "check.dose-level.unreachable",
  "Dose level {level} is in no regimen and no cohort, so nobody can get it. Add it to one, or remove it.",
  "剂量水平 {level} 不属于任何给药方案或队列，无人会接受该剂量。请加入方案或队列，或将其删除。",
);
const amount = defineIssue(
  "check.dose-level.amount",
  "Dose level {level} is of {amount} {unit}; an amount is 0 (placebo) or more. Correct it.",
  "剂量水平 {level} 为 {amount} {unit}；剂量应为 0（安慰剂）或正数，请更正。",
);
const levels = defineIssue(
  "check.regimen.levels",
  "Regimen {regimen} gives no dose level. Add what it gives.",
  "给药方案 {regimen} 没有剂量水平，请添加。",
);
const interval = defineIssue(
  "check.regimen.interval",
  "Regimen {regimen} has {doses} doses, but says only when {timed} of them are given. Add the days between the others, or thenEveryDays.",
  "给药方案 {regimen} 共 {doses} 次给药，但只说明了 {timed} 次的时间。请补充间隔天数，或设置 thenEveryDays。",
);
const surplus = defineIssue(
  "check.regimen.surplus-interval",
  "Regimen {regimen} ends after {doses} doses, but gives the days to dose {timed}. Correct the number of doses or the intervals.",
  "给药方案 {regimen} 共 {doses} 次给药，但间隔天数已列至第 {timed} 次。请更正给药次数或间隔。",
);
const negative = defineIssue(
  "check.regimen.negative-interval",
  "Regimen {regimen} gives a dose {days} days after the one before. Days between doses are whole numbers, not below 0, and thenEveryDays is at least 1.",
  "给药方案 {regimen} 的给药间隔为 {days} 天。间隔天数应为不小于 0 的整数，thenEveryDays 至少为 1。",
);
const doses = defineIssue(
  "check.regimen.doses",
  "Regimen {regimen} has {doses} doses. That is a whole number of at least 1; leave it out where there is no end.",
  "给药方案 {regimen} 共 {doses} 次给药，应为不小于 1 的整数；若不限次数，请省略。",
);
const windowDays = defineIssue(
  "check.regimen.window",
  "In regimen {regimen} a dose may be {early} days early and {late} days late. Neither is below 0, and an early dose must come after the one before ({days} days).",
  "给药方案 {regimen} 允许提前 {early} 天、推迟 {late} 天给药。两者均不应小于 0，且提前给药不得早于上一次给药（间隔 {days} 天）。",
);
const minimum = defineIssue(
  "check.regimen.minimum-interval",
  "Regimen {regimen} keeps doses at least {least} days apart, but they are due after {days} days (at most {latest}). Correct one of them.",
  "给药方案 {regimen} 要求两次给药至少间隔 {least} 天，但应在 {days} 天后（最迟 {latest} 天）给药。请更正其一。",
);
const cohortLevel = defineIssue(
  "check.cohort.level",
  "Cohort {cohort} gets level {level}, which its regimen {regimen} does not give ({levels}). Correct the level, or add it to the regimen.",
  "队列 {cohort} 的剂量水平为 {level}，但其给药方案 {regimen} 不含该水平（{levels}）。请更正剂量水平，或将其加入方案。",
);
const cohortSize = defineIssue(
  "check.cohort.size",
  "Cohort {cohort} is planned for {least} to {most} participants. Both are whole numbers of at least 1, the least first.",
  "队列 {cohort} 计划纳入 {least} 至 {most} 人。两者应为不小于 1 的整数，且前者不大于后者。",
);

/** Every dose level is given to somebody. Where doses are raised, cohorts alone say who gets which. */
export const doseLevels: Rule = (study) => {
  const given = new Set([
    ...(study.escalation === undefined ? study.regimens : []).flatMap((regimen) => regimen.levels),
    ...study.cohorts.map((cohort) => cohort.level),
  ]);
  return study.doseLevels.flatMap((level, l) => {
    const issues: Issue[] = [];
    const { id, unit } = level;
    if (!given.has(id)) issues.push(levelUnreachable(["doseLevels", l], { level: id }));
    if (level.amount < 0) {
      issues.push(amount(["doseLevels", l, "amount"], { level: id, amount: level.amount, unit }));
    }
    return issues;
  });
};

/** Every regimen says what is given, how often and when. */
export const regimens: Rule = (study) =>
  study.regimens.flatMap((regimen, r) => regimenIssues(regimen, ["regimens", r]));

function regimenIssues(regimen: DoseRegimen, path: Path): Issue[] {
  const { id, intervalsDays, thenEveryDays } = regimen;
  const issues: Issue[] = [];
  if (regimen.levels.length === 0) issues.push(levels([...path, "levels"], { regimen: id }));
  const wrong = intervalsDays.findIndex((days) => !(Number.isInteger(days) && days >= 0));
  if (wrong >= 0) {
    const days = intervalsDays[wrong] ?? 0;
    issues.push(negative([...path, "intervalsDays", wrong], { regimen: id, days }));
  }
  if (thenEveryDays !== undefined && !(Number.isInteger(thenEveryDays) && thenEveryDays >= 1)) {
    issues.push(negative([...path, "thenEveryDays"], { regimen: id, days: thenEveryDays }));
  }
  if (issues.some(({ code }) => code === negative.code)) return issues;
  return [...issues, ...numberIssues(regimen, path), ...intervalIssues(regimen, path)];
}

function numberIssues(regimen: DoseRegimen, path: Path): Issue[] {
  const { id, intervalsDays, thenEveryDays, doses: count } = regimen;
  if (count === undefined) return [];
  const at = [...path, "doses"];
  if (!(Number.isInteger(count) && count >= 1)) return [doses(at, { regimen: id, doses: count })];
  const timed = intervalsDays.length + 1;
  if (count < timed) return [surplus(at, { regimen: id, doses: count, timed })];
  if (count === timed || thenEveryDays !== undefined) return [];
  return [interval(at, { regimen: id, doses: count, timed })];
}

function intervalIssues(regimen: DoseRegimen, path: Path): Issue[] {
  const { id, intervalsDays, thenEveryDays, minimumIntervalDays: least } = regimen;
  const all = [...intervalsDays, ...(thenEveryDays === undefined ? [] : [thenEveryDays])];
  const [early, late] = regimen.windowDays ?? [0, 0];
  const issues: Issue[] = [];
  const shortest = Math.min(...all);
  if (early < 0 || late < 0 || (early > 0 && early >= shortest)) {
    const days = Number.isFinite(shortest) ? shortest : "–";
    issues.push(windowDays([...path, "windowDays"], { regimen: id, early, late, days }));
  }
  const violated = all.find((days) => least !== undefined && days < least);
  if (least !== undefined && violated !== undefined) {
    const latest = violated + Math.max(0, late);
    const params = { regimen: id, least, days: violated, latest };
    const issue = minimum([...path, "minimumIntervalDays"], params);
    issues.push(latest < least ? issue : { ...issue, severity: "warning" });
  }
  return issues;
}

/** Every cohort gets what its regimen gives. */
export const cohorts: Rule = (study) =>
  study.cohorts.flatMap((cohort, c) => {
    const issues: Issue[] = [];
    const { id, level, regimen } = cohort;
    const found = study.regimens.find((each) => each.id === regimen);
    const exists = study.doseLevels.some((each) => each.id === level);
    if (found !== undefined && exists && !found.levels.includes(level)) {
      const params = { cohort: id, level, regimen, levels: found.levels.join(", ") };
      issues.push(cohortLevel(["cohorts", c, "level"], params));
    }
    const [least, most] = cohort.size;
    if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 1 && most >= least)) {
      issues.push(cohortSize(["cohorts", c, "size"], { cohort: id, least, most }));
    }
    return issues;
  });
