import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import { servesDose } from "../../serves-dose.ts";
import type { Study } from "../../study.ts";
import type { SupplyItem } from "../../supply-plan.ts";
import type { Rule } from "../rule.ts";
import { reference } from "./references.ts";

const badRange = defineIssue(
  "check.supply.doses",
  "Item {item} is for doses {from} to {to}, which are none. Both are whole numbers from 1 on, the first not above the last.",
  "品项 {item} 用于第 {from} 至第 {to} 次给药，范围无效。两者均为不小于 1 的整数，且起始不大于终止。",
);
const unserved = defineIssue(
  "check.supply.dose-unserved",
  "No item is for dose {dose} of arm {arm}, so nothing could be dispensed for it. Add an item; a placebo is one too.",
  "没有品项用于治疗组 {arm} 的第 {dose} 次给药，将无法发放。请添加品项；安慰剂也是品项。",
);
const ambiguous = defineIssue(
  "check.supply.dose-twice",
  "Items {item} and {other} of different products are both for dose {dose} of arm {arm}. Say which one it is.",
  "品项 {item} 与 {other} 产品不同，却均用于治疗组 {arm} 的第 {dose} 次给药，请确定其一。",
);

/** Where items are for some doses only, every dose of every arm has its item, and one product. */
export const supplyDoses: Rule = (study) => {
  const items = (study.supply?.items ?? []).filter(({ home }) => home === undefined);
  const issues: Issue[] = [];
  for (const [i, item] of (study.supply?.items ?? []).entries()) {
    for (const [d, line] of (item.doses ?? []).entries()) {
      const path = ["supply", "items", i, "doses", d];
      const owner = text(`Item ${item.id}`, `品项 ${item.id} `);
      const arms = item.arms ?? study.arms.map(({ id }) => id);
      for (const [a, arm] of (line.arms ?? []).entries()) {
        issues.push(...reference("arm", [...path, "arms", a], owner, arm, arms));
      }
      const visits = study.visits.map(({ id }) => id);
      for (const [v, visit] of (line.visits ?? []).entries()) {
        issues.push(...reference("visit", [...path, "visits", v], owner, visit, visits));
      }
      // Without an end the range holds its first dose at least.
      const { from = 1, to = from } = line;
      if (Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to) continue;
      issues.push(badRange(path, { item: item.id, from, to }));
    }
  }
  return issues.length > 0 ? issues : served(study, items);
};

function served(study: Study, items: readonly SupplyItem[]): Issue[] {
  const lines = items.flatMap(({ doses = [] }) => doses);
  // Which visit a dose falls on is known only when it is ordered.
  if (lines.length === 0 || lines.some(({ visits }) => visits !== undefined)) return [];
  const last = Math.max(...lines.map(({ from = 1, to = from }) => to + 1));
  const path = ["supply", "items"];
  return study.arms.flatMap(({ id: arm }) => {
    const regimens = study.regimens.filter(({ arms }) => arms?.includes(arm) ?? true);
    const end = Math.min(last, Math.max(0, ...regimens.map(({ doses = last }) => doses)));
    const issues: Issue[] = [];
    for (let dose = 1; dose <= end; dose++) {
      const found = items.filter(
        (item) => (item.arms?.includes(arm) ?? true) && servesDose(item, { arm, dose }),
      );
      const [item, ...others] = found;
      if (item === undefined) issues.push(unserved(path, { dose, arm }));
      const other = others.find(({ product }) => product !== item?.product);
      // Without lines of its own an item leaves it to cohorts and levels which product it is.
      const isSaid = found.every(({ doses }) => doses !== undefined);
      if (item !== undefined && other !== undefined && isSaid) {
        issues.push(ambiguous(path, { item: item.id, other: other.id, dose, arm }));
      }
    }
    return issues;
  });
}
