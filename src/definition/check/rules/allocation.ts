import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import type { AllocationPlan } from "../../allocation-plan.ts";
import type { Study } from "../../study.ts";
import { Question } from "../prove/question.ts";
import type { Rule } from "../rule.ts";
import { soundExpressions } from "../study-index.ts";

const fewArms = defineIssue(
  "check.allocation.arms",
  "The study allocates arms, but has {count}. Add the other arm, or take the plan out.",
  "研究设有随机化方案，但治疗组数为 {count}。请添加其他治疗组，或去除随机化方案。",
);
const blockSize = defineIssue(
  "check.allocation.block",
  "A block of {size} does not hold the ratio {ratio}. Its size is a multiple of {sum}.",
  "区组长度 {size} 无法容纳比例 {ratio}，应为 {sum} 的倍数。",
);
const outOfRange = defineIssue(
  "check.allocation.number",
  "{what} is {value}. It must be {bound}.",
  "{what}为 {value}，应为{bound}。",
);
const unequal = defineIssue(
  "check.allocation.equal-arms",
  "{method} is for two arms of equal ratio; here they are {ratio}. Choose another method.",
  "{method}仅适用于比例相等的两组，本研究为 {ratio}。请改用其他方法。",
);
const nothingToBalance = defineIssue(
  "check.allocation.no-factor",
  "Minimisation balances over factors, and the plan names none. Add one, or choose another method.",
  "最小化法须有分层因素，但方案未列出。请添加，或改用其他方法。",
);
const weightOfNothing = defineIssue(
  "check.allocation.weight",
  "A weight is given to {factor}, which is no factor of the plan. Correct the name.",
  "为 {factor} 设置了权重，但方案中没有该因素。请更正名称。",
);
const twice = defineIssue(
  "check.allocation.duplicate",
  "Two {what} are called {id}. Give one another name.",
  "两个{what}均名为 {id}，请为其一改名。",
);
const uncovered = defineIssue(
  "check.allocation.uncovered",
  "Somebody can be in no level of factor {factor}, and could then not be allocated. Add a level, or widen one.",
  "有人可能不属于因素 {factor} 的任何水平，将无法随机。请增加水平，或放宽其一。",
  "warning",
);

/** The method can be carried out with the arms as they are. */
export const allocationMethod: Rule = ({ allocation, arms }) => {
  if (allocation === undefined) return [];
  const issues: Issue[] = [];
  if (arms.length < 2) issues.push(fewArms(["allocation"], { count: arms.length }));
  const { method } = allocation;
  const parts = arms.map(({ ratio = 1 }) => ratio);
  const ratio = parts.join(":");
  const isEven = arms.length === 2 && parts[0] === parts[1];
  const look = (key: string, isSound: boolean, what: Text, value: number, bound: Text): void => {
    if (isSound) return;
    issues.push(outOfRange(["allocation", "method", key], { what, value, bound }));
  };
  const least = (one: number): Text =>
    text(`a whole number of at least ${one}`, `不小于 ${one} 的整数`);
  const isCount = (value: number, from: number): boolean =>
    Number.isInteger(value) && value >= from;
  switch (method.kind) {
    case "block": {
      const sum = parts.reduce((total, part) => total + part, 0);
      for (const [s, size] of method.sizes.entries()) {
        if (isCount(size, 1) && size % sum === 0) continue;
        issues.push(blockSize(["allocation", "method", "sizes", s], { size, ratio, sum }));
      }
      break;
    }
    case "minimisation": {
      const { probability } = method;
      const what = text("The probability of the best arm", "最佳组的概率");
      const bound = text("above 0 and at most 1", "大于 0 且不超过 1");
      look("probability", probability > 0 && probability <= 1, what, probability, bound);
      issues.push(...weightIssues(allocation));
      break;
    }
    case "big-stick":
      if (!isEven) issues.push(unequal(["allocation", "method"], { method: bigStick, ratio }));
      look(
        "limit",
        isCount(method.limit, 1),
        text("The limit", "差值上限"),
        method.limit,
        least(1),
      );
      break;
    case "urn": {
      const { initial, added } = method;
      if (!isEven) issues.push(unequal(["allocation", "method"], { method: urn, ratio }));
      look(
        "initial",
        isCount(initial, 0),
        text("The number of balls at first", "初始球数"),
        initial,
        least(0),
      );
      look(
        "added",
        isCount(added, 1),
        text("The number of balls added", "每次加入球数"),
        added,
        least(1),
      );
      break;
    }
    default:
  }
  return issues;
};

const bigStick = text("The big stick", "大棒法");
const urn = text("An urn", "瓮模型");

function weightIssues({ method, factors = [] }: AllocationPlan): Issue[] {
  if (method.kind !== "minimisation") return [];
  const path = ["allocation", "method"];
  const issues = factors.length === 0 ? [nothingToBalance(path)] : [];
  for (const [factor, value] of Object.entries(method.weights ?? {})) {
    const at = [...path, "weights", factor];
    if (!factors.some(({ id }) => id === factor)) issues.push(weightOfNothing(at, { factor }));
    if (value > 0) continue;
    const what = text(`The weight of ${factor}`, `${factor} 的权重`);
    issues.push(outOfRange(at, { what, value, bound: text("above 0", "大于 0") }));
  }
  return issues;
}

/** Each factor has a name of its own, and a level for everybody. */
export const allocationFactors: Rule = (study, index) => {
  const factors = study.allocation?.factors ?? [];
  const issues = duplicates(study);
  const levels = soundExpressions(index, "level");
  for (const [f, { id, levels: known }] of factors.entries()) {
    const sound = levels.filter(({ factor }) => factor.id === id);
    if (known === undefined || sound.length !== known.length) continue;
    const question = new Question(index, { asked: true });
    for (const { level, expression } of sound) question.state(level.id, expression, false);
    if (question.ask().kind !== "possible") continue;
    issues.push(uncovered(["allocation", "factors", f], { factor: id }));
  }
  return issues;
};

function duplicates({ allocation }: Study): Issue[] {
  const issues: Issue[] = [];
  const look = (
    parts: readonly { readonly id: string }[],
    what: Text,
    path: readonly (string | number)[],
  ): void => {
    for (const [p, { id }] of parts.entries()) {
      if (parts.findIndex((one) => one.id === id) === p) continue;
      issues.push(twice([...path, p, "id"], { what, id }));
    }
  };
  const path = ["allocation", "factors"];
  const factors = allocation?.factors ?? [];
  look(factors, text("factors of the allocation", "分层因素"), path);
  for (const [f, { id, levels = [] }] of factors.entries()) {
    look(levels, text(`levels of ${id}`, `${id} 的水平`), [...path, f, "levels"]);
  }
  return issues;
}
