import type { Language } from "../../kernel/index.ts";
import type { AllocationFactor, AllocationMethod } from "../allocation-plan.ts";
import { expressionWords, vocabularyOf } from "../expression/index.ts";
import type { Study } from "../study.ts";

/** How participants get their arm, a sentence for each thing that the plan says. */
export function allocationWords(study: Study, language: Language): string[] {
  const { allocation: plan } = study;
  if (plan === undefined) return [];
  const ratio = study.arms.map((arm) => arm.ratio ?? 1).join(":");
  const say = (en: string, zh: string): string => (language === "en" ? en : zh);
  return [
    say(
      `${methodWords(plan.method, "en")}, ${ratio}`,
      `${methodWords(plan.method, "zh-CN")}，${ratio}`,
    ),
    ...(plan.factors ?? []).map((factor) => factorWords(study, factor, language)),
  ];
}

const measures = {
  range: ["range", "极差"],
  variance: ["variance", "方差"],
  "marginal-balance": ["marginal balance", "边际均衡"],
} as const;

const withheld = {
  block: ["Permuted blocks", "区组随机"],
  "big-stick": ["Big stick", "大棒法"],
} as const;

function methodWords(method: AllocationMethod, language: Language): string {
  const say = (en: string, zh: string): string => (language === "en" ? en : zh);
  switch (method.kind) {
    case "list":
      return say("A supplied list, in its order", "按外部提供的列表顺序");
    case "simple":
      return say("Each participant by the ratio alone", "按比例简单随机");
    case "block": {
      const sizes = method.sizes.join("/");
      return say(`Permuted blocks of ${sizes}`, `区组随机，区组长度 ${sizes}`);
    }
    case "minimisation": {
      const [en, zh] = measures[method.measure];
      const weights = Object.entries(method.weights ?? {})
        .map(([factor, weight]) => `${factor} ${weight}`)
        .join(", ");
      const weighted = weights === "" ? ["", ""] : [`, weights ${weights}`, `，权重 ${weights}`];
      return say(
        `Minimisation by ${en}, the best arm with probability ${method.probability}${weighted[0]}`,
        `最小化法（${zh}），最佳组概率 ${method.probability}${weighted[1]}`,
      );
    }
    case "big-stick":
      return say(`Big stick, limit ${method.limit}`, `大棒法，差值上限 ${method.limit}`);
    case "withheld": {
      const [en, zh] = withheld[method.of];
      return say(
        `${en}; its numbers are withheld from all who do not keep the list`,
        `${zh}（具体参数仅随机表保管人可见）`,
      );
    }
    case "urn":
      return say(
        `Urn UD(${method.initial}, ${method.added})`,
        `瓮模型 UD(${method.initial}, ${method.added})`,
      );
  }
}

function factorWords(
  study: Study,
  { id, title, levels }: AllocationFactor,
  language: Language,
): string {
  const colon = language === "en" ? ": " : "：";
  const name = `${title[language]} (${id})${colon}`;
  if (levels === undefined) return name + (language === "en" ? "each site" : "各中心");
  const vocabulary = vocabularyOf(study);
  return (
    name +
    levels
      .map(
        (level) =>
          `${level.title[language]} = ${expressionWords(level.when, vocabulary, language)}`,
      )
      .join("; ")
  );
}
