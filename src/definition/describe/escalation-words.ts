import type { Language } from "../../kernel/index.ts";
import type { EscalationLadder, EscalationPlan, EscalationRule } from "../escalation-plan.ts";
import { expressionWords, vocabularyOf } from "../expression/index.ts";
import type { Study } from "../study.ts";

/** How doses are raised, a sentence for each thing that the plan says. */
export function escalationWords(study: Study, language: Language): string[] {
  const { escalation: plan } = study;
  if (plan === undefined) return [];
  const { dlt, staggerDays, sentinel, quorum = 1 } = plan;
  const say = (en: string, zh: string): string => (language === "en" ? en : zh);
  const toxicity = expressionWords(dlt, vocabularyOf(study), language);
  return [
    ruleWords(plan.rule, language),
    ...plan.ladders.map((ladder) => ladderWords(ladder, language)),
    say(`Dose-limiting toxicity: ${toxicity}`, `剂量限制性毒性：${toxicity}`),
    windowWords(plan.window, language),
    ...(staggerDays === undefined
      ? []
      : [
          say(
            `At least ${staggerDays} days between the first doses of any two participants of a cohort`,
            `同一队列任意两例受试者首次给药至少间隔 ${staggerDays} 天`,
          ),
        ]),
    ...(sentinel === undefined
      ? []
      : [
          say(
            `The first ${sentinel.participants} of each cohort are dosed alone and followed for ${sentinel.days} days each`,
            `每个队列前 ${sentinel.participants} 例单独给药，各观察 ${sentinel.days} 天`,
          ),
        ]),
    say(`Decisions need ${quorum} signature(s)`, `决定须 ${quorum} 人签署`),
  ];
}

function ruleWords(rule: EscalationRule, language: Language): string {
  if (rule.kind === "3+3") return language === "en" ? "Rule: 3+3" : "规则：3+3";
  const { kind, target, cohort, most } = rule;
  const [name, percent] = [kind.toUpperCase(), Number((target * 100).toPrecision(6))];
  return language === "en"
    ? `Rule: ${name}, target toxicity ${percent} %, ${cohort} at a time, at most ${most} at a dose`
    : `规则：${name}，目标毒性率 ${percent}%，每次 ${cohort} 例，每剂量最多 ${most} 例`;
}

function ladderWords({ id, cohorts, after }: EscalationLadder, language: Language): string {
  const steps = cohorts.join(" → ");
  if (language === "en")
    return `${id}: ${steps}${after === undefined ? "" : `, once ${after} has passed`}`;
  return `${id}：${steps}${after === undefined ? "" : `，于 ${after} 通过后开始`}`;
}

function windowWords({ from, days }: EscalationPlan["window"], language: Language): string {
  return language === "en"
    ? `Evaluable ${days} days after the ${from} dose`
    : `${from === "first" ? "首次" : "末次"}给药后 ${days} 天可评价`;
}
