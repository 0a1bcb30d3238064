import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import type { Rule } from "../rule.ts";

const twice = defineIssue(
  "check.supply.home-duplicate",
  "Two home medications are called {id}. Give one another name.",
  "有两个居家用药均名为 {id}，请为其一改名。",
);
const badCount = defineIssue(
  "check.supply.home-count",
  "{what} of home medication {id} is {value}. It must be above 0.",
  "居家用药 {id} 的{what}为 {value}，应大于 0。",
);
const unknown = defineIssue(
  "check.supply.home-unknown",
  "Item {item} is a unit of home medication {name}, which is not there. Correct the name, or add it.",
  "品项 {item} 属于居家用药 {name}，但其不存在。请更正名称或添加。",
);
const mixed = defineIssue(
  "check.supply.home-dose",
  "Item {item} is taken at home, but also says {what}, which only what is given as a dose has. Leave it out.",
  "品项 {item} 为居家用药，却设置了{what}；仅作为给药的品项才有此项，请删除。",
);
const unserved = defineIssue(
  "check.supply.home-unserved",
  "No item is home medication {name} for arm {arm}: only the others would take something home, which tells the arm. Add one; a sham is an item too.",
  "治疗组 {arm} 没有居家用药 {name} 的品项：仅其他组有药带回家，会揭示分组。请添加；模拟剂也是品项。",
);

/** What is taken at home can be counted, and is taken by every arm or, in an open study, by whom the plan says. */
export const supplyHome: Rule = (study) => {
  const { home = [], items = [] } = study.supply ?? {};
  const issues: Issue[] = [];
  for (const [h, { id, perUnit, perDay }] of home.entries()) {
    const path = ["supply", "home", h];
    if (home.findIndex((one) => one.id === id) < h) issues.push(twice(path, { id }));
    const counts = [
      ["perUnit", perUnit, text("The content of a unit", "每件数量")],
      ["perDay", perDay, text("The count a day", "每日数量")],
    ] as const;
    for (const [key, value, what] of counts) {
      if (!(value > 0)) issues.push(badCount([...path, key], { what, id, value }));
    }
    for (const { id: arm } of study.blinding === "open" ? [] : study.arms) {
      const isServed = items.some((item) => item.home === id && (item.arms?.includes(arm) ?? true));
      if (!isServed) issues.push(unserved(path, { name: id, arm }));
    }
  }
  for (const [i, item] of items.entries()) {
    if (item.home === undefined) continue;
    const path = ["supply", "items", i];
    const { home: name, id } = item;
    if (!home.some((one) => one.id === name)) {
      issues.push(unknown([...path, "home"], { item: id, name }));
    }
    const said = [
      ["levels", item.levels.length > 0, text("dose levels", "剂量水平")],
      ["doses", item.doses !== undefined, text("doses", "给药次数")],
      ["unitsPerDose", item.unitsPerDose !== undefined, text("units a dose", "每次剂量件数")],
      ["thawMinutes", item.thawMinutes !== undefined, text("a thaw", "解冻时限")],
    ] as const;
    for (const [key, isSaid, what] of said) {
      if (isSaid) issues.push(mixed([...path, key], { item: id, what }));
    }
  }
  return issues;
};
