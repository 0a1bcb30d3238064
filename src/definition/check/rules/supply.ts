import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import type { Study } from "../../study.ts";
import type { ExcursionBudget, LotTest, SupplyItem } from "../../supply-plan.ts";
import type { Path, Rule } from "../rule.ts";
import { reference } from "./references.ts";

const twice = defineIssue(
  "check.supply.duplicate",
  "Two {what} of the supply plan are called {id}. Give one another name.",
  "供应计划中有两个{what}均名为 {id}，请为其一改名。",
);
const otherProduct = defineIssue(
  "check.supply.product",
  "Item {item} is of product {product}, but serves dose level {level}, which is of {other}. Correct one of them.",
  "品项 {item} 的产品为 {product}，但所供剂量水平 {level} 属于产品 {other}，请更正其一。",
);
const unserved = defineIssue(
  "check.supply.level-unserved",
  "No item of the supply plan serves dose level {level}, which {owner} gets. Add it to an item.",
  "供应计划中没有品项用于{owner}的剂量水平 {level}，请添加。",
);
const armUnserved = defineIssue(
  "check.supply.arm-unserved",
  "No item of the supply plan is for arm {arm}, so nothing could be dispensed there. Add one; a placebo is an item too.",
  "供应计划中没有用于治疗组 {arm} 的品项，将无法发放。请添加；安慰剂也是品项。",
);
const noTests = defineIssue(
  "check.supply.no-tests",
  "Item {item} has no specification: its lots could be released untested. Add the tests of its certificate.",
  "品项 {item} 没有质量标准，其批次可不经检验放行。请添加检验项。",
  "warning",
);
const badLimit = defineIssue(
  "check.supply.limit",
  "{what} of item {item} is {value}. It must be {bound}.",
  "品项 {item} 的{what}为 {value}，应为{bound}。",
);
const noLimit = defineIssue(
  "check.supply.no-limit",
  "Test {test} of item {item} has no limit, so that every result passes. Give a least or a greatest value.",
  "品项 {item} 的检验项 {test} 没有限度，任何结果均会合格。请设置下限或上限。",
);
const badDays = defineIssue(
  "check.supply.days",
  "{what} is {value}. It is a whole number of days, at least {least}.",
  "{what}为 {value}，应为不小于 {least} 的整数天数。",
);
const blind = defineIssue(
  "check.supply.blind",
  "In this blinded study items {item} and {other} are for different arms, but differ in {what}: that would tell the arm.",
  "本研究为盲态，品项 {item} 与 {other} 用于不同治疗组，但{what}不同，会揭示分组。",
);

const idsOf = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);

/** Every item is of something and for somebody, and everybody who is dosed is served. */
export const supply: Rule = (study) => {
  if (study.supply === undefined) return [];
  const { items } = study.supply;
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    const path = ["supply", "items", i];
    const { id } = item;
    if (seen.has(id)) issues.push(twice(path, { what: text("items", "品项"), id }));
    seen.add(id);
    const owner = text(`Item ${id}`, `品项 ${id} `);
    issues.push(
      ...reference("product", [...path, "product"], owner, item.product, idsOf(study.products)),
    );
    for (const [l, level] of item.levels.entries()) {
      const at = [...path, "levels", l];
      issues.push(...reference("dose-level", at, owner, level, idsOf(study.doseLevels)));
      const other = study.doseLevels.find((one) => one.id === level)?.product ?? item.product;
      if (other !== item.product) {
        issues.push(otherProduct(at, { item: id, product: item.product, level, other }));
      }
    }
    for (const [a, arm] of (item.arms ?? []).entries()) {
      issues.push(...reference("arm", [...path, "arms", a], owner, arm, idsOf(study.arms)));
    }
    if (item.specification.length === 0) issues.push(noTests(path, { item: id }));
    for (const [t, test] of item.specification.entries()) {
      if (item.specification.findIndex((one) => one.id === test.id) === t) continue;
      const what = text(`tests of item ${id}`, `品项 ${id} 的检验项`);
      issues.push(twice([...path, "specification", t], { what, id: test.id }));
    }
  }
  return [...issues, ...unservedBy(study, items)];
};

function unservedBy(study: Study, items: readonly SupplyItem[]): Issue[] {
  const issues: Issue[] = [];
  const served = new Set(items.flatMap(({ levels }) => levels));
  const said = new Set<string>();
  const look = (level: string, owner: Text): void => {
    if (served.has(level) || said.has(level)) return;
    said.add(level);
    issues.push(unserved(["supply", "items"], { level, owner }));
  };
  for (const { id, level } of study.cohorts) look(level, text(`cohort ${id}`, `队列 ${id} `));
  for (const { id, levels } of study.regimens) {
    for (const level of levels) look(level, text(`regimen ${id}`, `给药方案 ${id} `));
  }
  for (const { id: arm } of study.arms) {
    if (items.some(({ arms, home }) => home === undefined && (arms?.includes(arm) ?? true))) {
      continue;
    }
    issues.push(armUnserved(["supply", "items"], { arm }));
  }
  return issues;
}

/** Limits can be kept, and mean something. */
export const supplyLimits: Rule = (study) => {
  const plan = study.supply;
  if (plan === undefined) return [];
  const issues: Issue[] = [];
  const days = (
    key: "conditionalReleaseDays" | "doNotDispenseDays",
    what: Text,
    least: number,
  ): void => {
    const value = plan[key];
    if (value === undefined || (Number.isInteger(value) && value >= least)) return;
    issues.push(badDays(["supply", key], { what, value, least }));
  };
  const released = text("The time of a conditional release", "有条件放行的期限");
  days("conditionalReleaseDays", released, 1);
  days("doNotDispenseDays", text("The time before expiry", "距有效期的禁发天数"), 0);
  for (const [i, item] of plan.items.entries()) {
    issues.push(...itemIssues(item, ["supply", "items", i]));
  }
  return issues;
};

function itemIssues(item: SupplyItem, path: Path): Issue[] {
  const issues: Issue[] = [];
  const look = (
    at: Path,
    value: number | undefined,
    isSound: (value: number) => boolean,
    what: Text,
    bound: Text,
  ): void => {
    if (value === undefined || isSound(value)) return;
    issues.push(badLimit([...path, ...at], { item: item.id, what, value, bound }));
  };
  const positive = text("above 0", "大于 0");
  const isPositive = (value: number): boolean => value > 0;
  const isCount = (least: number) => (value: number) => Number.isInteger(value) && value >= least;
  const whole = (least: number): Text =>
    text(`a whole number of at least ${least}`, `不小于 ${least} 的整数`);
  look(["unitsPerDose"], item.unitsPerDose, isCount(1), text("The dose", "每次剂量件数"), whole(1));
  const threshold = text("The resupply threshold", "补货阈值");
  look(["reorderBelow"], item.reorderBelow, isCount(0), threshold, whole(0));
  const thaw = text(
    "The time from thaw to the end of the dose, in minutes,",
    "解冻至给药结束的分钟数",
  );
  look(["thawMinutes"], item.thawMinutes, isPositive, thaw, positive);
  for (const [t, test] of item.specification.entries()) {
    issues.push(...testIssues(item, test, [...path, "specification", t]));
    const { resultDays } = test;
    const result = text(
      `The time of the result of ${test.id}, in days,`,
      `${test.id} 出结果的天数`,
    );
    look(["specification", t, "resultDays"], resultDays, isCount(0), result, whole(0));
  }
  const { storage } = item;
  if (storage === undefined) return issues;
  const { min, max } = storage;
  const coldest = text("The lowest storage temperature", "最低储存温度");
  const below = text(`below the highest (${max} °C)`, `低于最高温度（${max} °C）`);
  look(["storage", "min"], min, (value) => value < max, coldest, below);
  for (const key of ["excursion", "inCarton"] as const) {
    const budget: ExcursionBudget | undefined = storage[key];
    if (budget === undefined) continue;
    const at = ["storage", key];
    const warmest = text("The temperature allowed for some time", "允许短时达到的温度");
    const above = text(`above the storage limit (${max} °C)`, `高于储存上限（${max} °C）`);
    look([...at, "max"], budget.max, (value) => value > max, warmest, above);
    const hours = text("The time allowed a day, in hours,", "每日允许小时数");
    const ofDay = text("above 0 and at most 24", "大于 0 且不超过 24");
    look(
      [...at, "hoursPerDay"],
      budget.hoursPerDay,
      (value) => value > 0 && value <= 24,
      hours,
      ofDay,
    );
    const dayCount = text("The number of days allowed", "允许天数");
    look([...at, "days"], budget.days, isCount(1), dayCount, whole(1));
    const total = text("The time allowed in all, in hours,", "允许总小时数");
    look([...at, "totalHours"], budget.totalHours, isPositive, total, positive);
  }
  return issues;
}

function testIssues(item: SupplyItem, { id: test, limit }: LotTest, path: Path): Issue[] {
  if (limit.kind === "passed") return [];
  const { min, max } = limit;
  if (min === undefined && max === undefined) return [noLimit(path, { item: item.id, test })];
  if (min === undefined || max === undefined || min <= max) return [];
  const what = text(`The least value of ${test}`, `${test} 的下限`);
  const bound = text(`at most the greatest, ${max}`, `不大于上限 ${max}`);
  return [badLimit([...path, "limit", "min"], { item: item.id, what, value: min, bound })];
}

const parity = [
  ["unit", text("the kind of unit", "包装形式")],
  ["unitsPerDose", text("the number of units a dose takes", "每次剂量件数")],
  ["thawMinutes", text("the time after thaw", "解冻后时限")],
] as const;

/** What blinded people handle is alike in every arm. */
export const supplyBlind: Rule = (study) => {
  if (study.blinding === "open" || study.supply === undefined) return [];
  const { items } = study.supply;
  return items.flatMap((item, i) =>
    items.slice(0, i).flatMap((other) => {
      if (item.home !== other.home || isForAlike(item, other)) return [];
      return parity.flatMap(([key, what]) => {
        const isSame = (item[key] ?? defaults[key]) === (other[key] ?? defaults[key]);
        const params = { item: item.id, other: other.id, what };
        return isSame ? [] : [blind(["supply", "items", i], params)];
      });
    }),
  );
};

const defaults = { unit: undefined, unitsPerDose: 1, thawMinutes: undefined };

/** Items that everybody may get, for every dose, tell nothing by being different: each arm gets both. */
function isForAlike(item: SupplyItem, other: SupplyItem): boolean {
  if (item.doses !== undefined || other.doses !== undefined) return false;
  const [{ arms }, { arms: others }] = [item, other];
  if (arms === undefined || others === undefined) return arms === others;
  return [...arms].sort().join() === [...others].sort().join();
}
