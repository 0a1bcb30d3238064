import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { expressionWords } from "../../expression/index.ts";
import { Question } from "../prove/question.ts";
import type { Rule } from "../rule.ts";
import { soundExpressions } from "../study-index.ts";

const neverAsked = defineIssue(
  "check.skip.never-asked",
  "{field} is never asked: what other fields can hold never makes “{words}” true. Correct the condition, or remove the field.",
  "字段 {field} 永远不会被填写：其他字段的任何取值都不会使“{words}”成立。请更正条件或删除该字段。",
  "warning",
);
const alwaysAsked = defineIssue(
  "check.skip.always-asked",
  "{field} is asked whenever its condition is known: what other fields can hold always makes “{words}” true. Correct the condition, or remove it.",
  "字段 {field} 总会被填写：其他字段的任何取值都使“{words}”成立。请更正或删除该条件。",
  "warning",
);

/** A form may ask much, so no condition may take long. */
const steps = 200;

/** Whether something is asked depends on what it is said to depend on. */
export const skips: Rule = (_study, index) =>
  soundExpressions(index, "when").flatMap(({ place, expression, ownForm, path }): Issue[] => {
    const never = (truth: boolean): boolean => {
      const question = new Question(index, { asked: truth });
      question.state("when", expression, truth, ownForm);
      return question.ask(undefined, steps).kind === "impossible";
    };
    const words = {
      en: expressionWords(expression, index.vocabulary, "en", ownForm),
      "zh-CN": expressionWords(expression, index.vocabulary, "zh-CN", ownForm),
    };
    if (never(true)) return [neverAsked(path, { field: place.name, words })];
    return never(false) ? [alwaysAsked(path, { field: place.name, words })] : [];
  });
