import { type Language, printDay, type Text, unitWords } from "../../../kernel/index.ts";
import { expressionWords } from "../../expression/index.ts";
import { codeWords } from "../../expression/words.ts";
import type { StudyIndex } from "../study-index.ts";
import type { Demand, EligibilityQuestion } from "./eligibility.ts";
import { termsOf } from "./formula.ts";
import type { Left } from "./question.ts";
import type { Range } from "./range.ts";
import type { Term } from "./term.ts";

/** How many terms are told apart in a reason; more would not be read. */
const mostTerms = 3;

/** Why some demands cannot be met together: what each wants, and what each leaves of what they share. */
export function reasonOf(
  core: readonly string[],
  { question, demands }: EligibilityQuestion,
  index: StudyIndex,
): Text {
  const involved = core.flatMap((name) => demands.get(name) ?? []);
  const shared = sharedTerms(core, question);
  const say = (language: Language): string => {
    const wants = involved.map((demand) => wish(demand, index, language));
    const leaves = shared
      .map((term) => leaving(term, core, { question, demands }, language))
      .filter((words) => words !== "")
      .slice(0, mostTerms);
    const separator = language === "en" ? "; " : "；";
    return [...wants, ...leaves].join(separator);
  };
  return { en: say("en"), "zh-CN": say("zh-CN") };
}

/** The name of a demand, as people call it. */
export function demandName({ placed }: Demand): string {
  return placed.use === "criterion" ? placed.criterion.id : `${placed.form.id}.${placed.check.id}`;
}

function wish(demand: Demand, index: StudyIndex, language: Language): string {
  const { placed } = demand;
  const { expression, ownForm } = placed;
  const words = expressionWords(expression, index.vocabulary, language, ownForm);
  const name = demandName(demand);
  if (placed.use === "check") {
    return language === "en" ? `check ${name} demands “${words}”` : `核查 ${name} 要求“${words}”`;
  }
  if (placed.criterion.kind === "inclusion") {
    return language === "en" ? `${name} wants “${words}”` : `${name} 要求“${words}”`;
  }
  return language === "en" ? `${name} excludes “${words}”` : `${name} 排除“${words}”`;
}

/** The fields and dates that more than one of the statements is about. */
function sharedTerms(core: readonly string[], question: EligibilityQuestion["question"]): Term[] {
  const count = new Map<string, number>();
  for (const name of core) {
    const formula = question.understood.get(name);
    if (formula === undefined) continue;
    for (const term of termsOf(formula)) count.set(term, (count.get(term) ?? 0) + 1);
  }
  return [...count].flatMap(([name, times]) => {
    const term = question.terms.get(name);
    return times > 1 && term !== undefined && term.source.kind === "field" ? [term] : [];
  });
}

/** `of Age, I1 leaves 18 to 65, E2 71 to 120` */
function leaving(
  term: Term,
  core: readonly string[],
  { question, demands }: Pick<EligibilityQuestion, "question" | "demands">,
  language: Language,
): string {
  const whole = wordsOf(question.leftAtAll(term.name), term, language);
  const parts = core.flatMap((name) => {
    const demand = demands.get(name);
    const left = wordsOf(question.left(name, term.name), term, language);
    if (demand === undefined || left === undefined || left === whole) return [];
    const who = demandName(demand);
    return [language === "en" ? `${who} leaves ${left}` : `${who} 只允许${left}`];
  });
  if (parts.length === 0 || term.source.kind !== "field") return "";
  const label = term.source.known.field.label[language];
  if (language === "en") return `of ${label}, ${parts.join(", ")}`;
  return `对${label}，${parts.join("，")}`;
}

function wordsOf(left: Left | undefined, term: Term, language: Language): string | undefined {
  if (left?.range !== undefined) return rangeWords(left.range, term, language);
  if (left?.codes === undefined || term.open || term.source.kind !== "field") return undefined;
  const { type } = term.source.known;
  const codes = [...left.codes].map((code) => {
    if (type.kind === "code") return codeWords(type.list, code, language);
    return code === "true" ? yes[language] : no[language];
  });
  return codes.join(language === "en" ? ", " : "、");
}

const yes = { en: "yes", "zh-CN": "是" } as const;
const no = { en: "no", "zh-CN": "否" } as const;

/** `18 to 65 years`, `at least 20 kg` */
function rangeWords(range: Range, term: Term, language: Language): string | undefined {
  const { least, most, leastOpen, mostOpen } = range;
  const [low, high] = [numberWords(least, term), numberWords(most, term)];
  const unit = unitOf(term, language);
  const words = wordings[language];
  if (least === most) return words.exactly(`${low}${unit}`);
  const above = words.above(leastOpen, low);
  const below = words.below(mostOpen, high);
  if (Number.isFinite(least) && Number.isFinite(most)) {
    return leastOpen || mostOpen
      ? `${words.both(above, below)}${unit}`
      : words.exactly(`${words.span(low, high)}${unit}`);
  }
  if (Number.isFinite(least)) return above + unit;
  return Number.isFinite(most) ? below + unit : undefined;
}

const wordings = {
  en: {
    exactly: (words: string) => words,
    above: (open: boolean, low: string) => `${open ? "more than" : "at least"} ${low}`,
    below: (open: boolean, high: string) => `${open ? "less than" : "at most"} ${high}`,
    both: (above: string, below: string) => `${above} and ${below}`,
    span: (low: string, high: string) => `${low} to ${high}`,
  },
  "zh-CN": {
    exactly: (words: string) => ` ${words}`,
    above: (open: boolean, low: string) => `${open ? "大于" : "不小于"} ${low}`,
    below: (open: boolean, high: string) => `${open ? "小于" : "不大于"} ${high}`,
    both: (above: string, below: string) => `${above} 且${below}`,
    span: (low: string, high: string) => `${low} 至 ${high}`,
  },
} as const;

function unitOf({ source }: Term, language: Language): string {
  if (source.kind !== "field" || source.known.type.kind !== "number") return "";
  const code = source.known.type.unit?.code ?? "1";
  return code === "1" ? "" : ` ${unitWords(code, language)}`;
}

function numberWords(value: number, { source }: Term): string {
  if (source.kind !== "field") return String(value);
  switch (source.known.type.kind) {
    case "date":
      return Number.isInteger(value) ? printDay(value) : String(value);
    case "datetime":
      return Number.isFinite(value) ? printDay(Math.floor(value / 86_400)) : String(value);
    default:
      return String(Number(value.toPrecision(10)));
  }
}
