import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { type Expression, expressionWords, walk } from "../../expression/index.ts";
import type { PlacedAs } from "../placed.ts";
import { contradictions } from "../prove/core.ts";
import { Question } from "../prove/question.ts";
import type { Rule } from "../rule.ts";
import { type StudyIndex, soundExpressions } from "../study-index.ts";

const neverFires = defineIssue(
  "check.edit.never-fires",
  "Check {check} of form {form} never fires: {why} Correct what it expects, or remove it.",
  "表单 {form} 的核查 {check} 永远不会触发：{why}请更正其条件或删除。",
  "warning",
);
const alwaysFires = defineIssue(
  "check.edit.always-fires",
  "Check {check} of form {form} fires whatever is entered: no value meets “{words}”. Correct what it expects, or the limits of the fields.",
  "表单 {form} 的核查 {check} 无论录入什么都会触发：没有值满足“{words}”。请更正其条件或字段的取值范围。",
);
const contradiction = defineIssue(
  "check.edit.contradiction",
  "The hard checks {checks} of form {form} exclude each other, so that a filled form can never be saved: {words}. Correct one of them.",
  "表单 {form} 的强制核查 {checks} 相互矛盾，填写完整的表单永远无法保存：{words}。请更正其一。",
);

const whys = {
  limits: {
    en: "what its fields can hold always meets it.",
    "zh-CN": "其字段的任何取值都满足要求。",
  },
  asked: {
    en: "as long as its fields are answered only where they are asked, it is met.",
    "zh-CN": "只要各字段仅在需要填写时填写，就必然满足要求。",
  },
} as const;

/** A form may have many checks, so none may take long. */
const steps = 200;

/** Every edit check can fire, and can be met. */
export const editChecks: Rule = (study, index) => {
  const issues: Issue[] = [];
  const unmeetable = new Set<PlacedAs<"check">>();
  const placed = soundExpressions(index, "check");
  for (const each of placed) {
    const { form, check, path } = each;
    const why = neverFalse(index, each);
    if (why !== undefined) {
      issues.push(neverFires(path, { form: form.id, check: check.id, why }));
    } else if (isNever(index, each, true, false) || isNever(index, each, true, true)) {
      unmeetable.add(each);
      const words = wordsOf(each, index);
      issues.push(alwaysFires(path, { form: form.id, check: check.id, words }));
    }
  }
  for (const form of study.forms) {
    const hard = placed.filter(
      (each) => each.form === form && each.check.level === "hard" && !unmeetable.has(each),
    );
    if (hard.length > 1) issues.push(...contradictory(hard, index));
  }
  return issues;
};

/** Why a check is never false. */
function neverFalse(index: StudyIndex, placed: PlacedAs<"check">) {
  if (isNever(index, placed, false, false)) return whys.limits;
  // A check on which fields are answered at all looks for answers kept from when they were asked.
  if (asksForAnswers(placed.expression)) return undefined;
  return isNever(index, placed, false, true) ? whys.asked : undefined;
}

function asksForAnswers(expression: Expression): boolean {
  let found = false;
  walk(expression, ({ kind }) => {
    if (kind === "answered" || kind === "missing") found = true;
  });
  return found;
}

/** Whether a check can never have a truth, given limits and, with `asked`, when its fields are asked. */
function isNever(
  index: StudyIndex,
  { expression, ownForm }: PlacedAs<"check">,
  truth: boolean,
  asked: boolean,
): boolean {
  const question = new Question(index, { asked });
  question.state("check", expression, truth, ownForm);
  return question.ask(undefined, steps).kind === "impossible";
}

function contradictory(placed: readonly PlacedAs<"check">[], index: StudyIndex): readonly Issue[] {
  const question = new Question(index);
  for (const { check, expression, ownForm } of placed) {
    question.state(check.id, expression, true, ownForm);
  }
  return contradictions(question, [...question.understood.keys()]).flatMap((core) => {
    const involved = placed.filter(({ check }) => core.includes(check.id));
    const last = involved.at(-1);
    if (last === undefined) return [];
    const said = involved.map((each) => wordsOf(each, index));
    return [
      contradiction(last.path, {
        form: last.form.id,
        checks: core.join(", "),
        words: {
          en: said.map(({ en }) => `“${en}”`).join("; "),
          "zh-CN": said.map((words) => `“${words["zh-CN"]}”`).join("；"),
        },
      }),
    ];
  });
}

function wordsOf({ expression, ownForm }: PlacedAs<"check">, { vocabulary }: StudyIndex) {
  return {
    en: expressionWords(expression, vocabulary, "en", ownForm),
    "zh-CN": expressionWords(expression, vocabulary, "zh-CN", ownForm),
  };
}
