import { type Language, messageText, type Names, type Param, registerMessage } from "./message.ts";

/** One fact that a decision rested on: its words and, where it is a record, where it is kept. */
export interface Fact {
  readonly text: Param;
  readonly path?: readonly (string | number)[];
  /** What the words are made of, for those who show them in another way. */
  readonly params?: Readonly<Record<string, Param>>;
}

/** A command that the protocol, a permission or the record's state forbids. It is an answer, not an exception. */
export interface Refusal {
  readonly kind: "refusal";
  /** The rule that forbids it, such as `enrol.not-eligible`. */
  readonly rule: string;
  readonly params: Readonly<Record<string, Param>>;
  /** The facts that decided, most telling first. */
  readonly facts: readonly Fact[];
}

type Arguments<T extends string> = [Names<T>] extends [never]
  ? [params?: Readonly<Record<string, never>>, facts?: readonly Fact[]]
  : [params: Record<Names<T>, Param>, facts?: readonly Fact[]];

/** Makes one kind of refusal: `refuse.tooEarly({ day: 3 }, facts)`. */
export type RefusalMaker<T extends string> = {
  (...args: Arguments<T>): Refusal;
  readonly rule: string;
};

/** Defines one kind of refusal with its wording, beside the rule that decides it. The words say what to do. */
export function defineRefusal<const T extends string>(
  rule: string,
  en: T,
  zhCN: string,
): RefusalMaker<T> {
  registerMessage(`refusal.${rule}`, { en, "zh-CN": zhCN });
  const make = (...args: Arguments<T>): Refusal => ({
    kind: "refusal",
    rule,
    params: args[0] ?? {},
    facts: args[1] ?? [],
  });
  return Object.assign(make, { rule });
}

/** The words of a refusal, without its facts. */
export function refusalText(refusal: Refusal, language: Language = "en"): string {
  return messageText(`refusal.${refusal.rule}`, refusal.params, language);
}

/** Whether an answer is a refusal. */
export function isRefusal(answer: unknown): answer is Refusal {
  return (
    typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === "refusal"
  );
}
