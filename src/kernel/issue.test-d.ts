// Types only: `tsc` is the test. A wrong parameter name must be an error on its line.
import { defineIssue, type Issue } from "./issue.ts";
import type { Names } from "./message.ts";
import { defineRefusal, type Refusal } from "./refusal.ts";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const namesAreFound: Equal<Names<"{field} is above {max}, not {field}">, "field" | "max"> = true;
const noNamesAreNone: Equal<Names<"nothing to fill">, never> = true;

export function issues(): readonly Issue[] {
  const tooHigh = defineIssue("types.issue", "{field} is above {max}.", "{field}高于 {max}。");
  const plain = defineIssue("types.plain", "Nothing to fill.", "无参数。");
  return [
    tooHigh(["VS"], { field: "Pulse", max: 300 }),
    tooHigh(["VS", 0], { field: { en: "Pulse", "zh-CN": "脉搏" }, max: "300" }),
    plain([]),
    // @ts-expect-error the name is `max`
    tooHigh([], { field: "Pulse", maximum: 300 }),
    // @ts-expect-error `max` is missing
    tooHigh([], { field: "Pulse" }),
    // @ts-expect-error `min` is not in the wording
    tooHigh([], { field: "Pulse", max: 300, min: 0 }),
    // @ts-expect-error the parameters are missing
    tooHigh([]),
    // @ts-expect-error there is nothing to fill
    plain([], { max: 300 }),
    // @ts-expect-error a value is a word, a number or a bilingual text
    tooHigh([], { field: "Pulse", max: true }),
    // @ts-expect-error a bilingual text has every language
    tooHigh([], { field: { en: "Pulse" }, max: 300 }),
    // @ts-expect-error the path comes first
    tooHigh({ field: "Pulse", max: 300 }),
  ];
}

export function refusals(): readonly Refusal[] {
  const early = defineRefusal("types.early", "Wait until day {day}.", "请等到第 {day} 天。");
  const closed = defineRefusal("types.closed", "The gate is closed.", "入口已关闭。");
  return [
    early({ day: 3 }),
    early({ day: 3 }, [{ text: "dosed on day 1", path: ["DOSE", 0] }]),
    closed(),
    closed({}, [{ text: "x" }]),
    // @ts-expect-error the name is `day`
    early({ days: 3 }),
    // @ts-expect-error the parameters are missing
    early(),
    // @ts-expect-error there is nothing to fill
    closed({ day: 3 }),
  ];
}

export const proofs: readonly true[] = [namesAreFound, noNamesAreNone];
