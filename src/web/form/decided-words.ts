import type { DerivedField, Study } from "../../definition/index.ts";
import { type DecidedByChoice, describeDatum, type ScoreOfChoice } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { fill } from "../language/fill.ts";

const words = {
  decides: text(
    "“{choice}” decides here: by {applies}, which applies, it is {value}, {side}.",
    "“{choice}”决定此结果：此处采用{applies}，为{value}，{side}。",
  ),
  otherwise: text("By another choice it would be {side}:", "若选下列选项，则{side}："),
  likewise: text("By these it would also be {side}:", "若选下列选项，同样{side}："),
  by: text("{choice}: {value}", "{choice}：{value}"),
  below: text("below {limit}", "低于{limit}"),
  reached: text("at or above {limit}", "达到{limit}"),
} as const;

/** What is said of a score that hangs on the choice beside it. */
export interface DecidedWords {
  /** Which answer applies, and on which side of the limit the score lies with it. */
  readonly decides: Text;
  /** What the other answers give: first those on the other side of the limit, then those on this one. */
  readonly others: readonly { readonly side: Text; readonly values: readonly Text[] }[];
}

/** How the choice beside a score decides on which side of the protocol's limit it lies. */
export function decidedWords(
  study: Study,
  score: DerivedField,
  { choice, limit, recorded, others }: DecidedByChoice,
): DecidedWords {
  const described = (value: number): Text => describeDatum(study, score, value);
  const named = ({ code }: ScoreOfChoice): Text => describeDatum(study, choice, code);
  const side = (isBelow: boolean): Text =>
    filled(isBelow ? words.below : words.reached, { limit: described(limit) });
  const part = (sentence: Text, isBelow: boolean) => ({
    side: filled(sentence, { side: side(isBelow) }),
    values: others
      .filter((one) => one.isBelow === isBelow)
      .map((one) => filled(words.by, { choice: named(one), value: described(one.value) })),
  });
  return {
    decides: filled(words.decides, {
      choice: choice.label,
      applies: named(recorded),
      value: described(recorded.value),
      side: side(recorded.isBelow),
    }),
    others: [
      part(words.otherwise, !recorded.isBelow),
      part(words.likewise, recorded.isBelow),
    ].filter(({ values }) => values.length > 0),
  };
}

function filled(sentence: Text, params: Readonly<Record<string, Text>>): Text {
  return { en: fill(sentence, "en", params), "zh-CN": fill(sentence, "zh-CN", params) };
}
