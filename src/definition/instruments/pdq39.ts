import { mean, number, type NumberValue, sum } from "../expression/index.ts";
import { derived, integer } from "../field-builders.ts";
import { group, instrumentForm } from "../form-builder.ts";
import { eachItem } from "./scored-list.ts";

/** The eight dimensions and how many items each has, in the order of the scale. */
export const pdq39Dimensions = [
  { id: "mobility", items: 10, words: ["Mobility", "活动能力"] },
  { id: "dailyActivities", items: 6, words: ["Activities of daily living", "日常生活活动"] },
  { id: "emotion", items: 6, words: ["Emotional well-being", "精神健康"] },
  { id: "stigma", items: 4, words: ["Stigma", "病耻感"] },
  { id: "support", items: 3, words: ["Social support", "社会支持"] },
  { id: "cognition", items: 4, words: ["Cognition", "认知"] },
  { id: "communication", items: 3, words: ["Communication", "交流"] },
  { id: "discomfort", items: 3, words: ["Bodily discomfort", "身体不适"] },
] as const;
type Dimension = (typeof pdq39Dimensions)[number]["id"];

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Item = `i${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | `i${1 | 2 | 3}${Digit}`;
const items = Array.from({ length: 39 }, (_, index) => `i${index + 1}` as Item);

const participant = { origin: "participant" } as const;

/**
 * PDQ-39: 39 items of 0–4 answered by the person, eight dimensions of 0–100 and their mean, the summary index. Higher
 * is worse. A dimension stays unknown while one of its items is, and the index while a dimension is.
 *
 * @source items by dimension: RehabMeasures, PDQ-39 (1–10, 11–16, 17–22, 23–26, 27–29, 30–33, 34–36, 37–39)
 */
export function pdq39<const Id extends string>(id: Id) {
  const scores = Object.fromEntries(
    pdq39Dimensions.map(({ id, words: [en, zh] }) => [
      id,
      derived([`${en} (0–100)`, `${zh}（0–100）`], { decimals: 2, score: { range: [0, 100] } }),
    ]),
  ) as Record<Dimension, ReturnType<typeof score>>;
  return instrumentForm(
    "pdq39",
    id,
    ["PDQ-39", "帕金森病生活质量问卷（PDQ-39）"],
    {
      items: group(
        eachItem(items, (item) =>
          integer([`Item ${item.slice(1)}`, `第${item.slice(1)}项`], {
            ...participant,
            min: 0,
            max: 4,
          }),
        ),
      ),
      ...scores,
      index: score(),
    },
    {
      provenance:
        "PDQ-39 © University of Oxford: codes and ranges only. A licensed site loads its own wording.",
      assumption:
        "How the owner's manual scores a dimension with a missing item was not seen; it has no score here.",
    },
    (own) => {
      let before = 0;
      const derive = Object.fromEntries(
        pdq39Dimensions.map(({ id, items: count }): [string, NumberValue] => {
          const total = sum(...items.slice(before, before + count).map((item) => own[item]));
          before += count;
          return [id, total.times(number(100)).dividedBy(number(4 * count))];
        }),
      );
      return {
        derive: { ...derive, index: mean(...pdq39Dimensions.map(({ id }) => own[id])) },
      };
    },
  );
}

function score() {
  return derived(["PDQ-39 summary index (0–100)", "PDQ-39总指数（0–100）"], {
    decimals: 2,
    score: { range: [0, 100] },
  });
}
