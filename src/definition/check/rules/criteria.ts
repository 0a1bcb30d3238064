import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { relativePlaces } from "../../expression/index.ts";
import type { PlacedAs } from "../placed.ts";
import { contradictions } from "../prove/core.ts";
import { demandName, reasonOf } from "../prove/reason.ts";
import { eligibilityQuestion, placesAtEnrolment, wantedOf } from "../prove/eligibility.ts";
import { Question } from "../prove/question.ts";
import type { Term } from "../prove/term.ts";
import type { Rule } from "../rule.ts";
import { type StudyIndex, soundExpressions } from "../study-index.ts";
import { isBeforeEnrolment } from "../visit-order.ts";

const unsatisfiable = defineIssue(
  "check.criterion.unsatisfiable",
  "Criterion {criterion} ({kind}) lets nobody in: {why}. Correct the criterion, or what its fields can hold.",
  "{kind} {criterion} 使任何人都无法入选：{why}。请更正该标准，或更正其字段的取值范围。",
);
const vacuous = defineIssue(
  "check.criterion.vacuous",
  "Criterion {criterion} ({kind}) decides nothing: {why}. Correct it, or remove it.",
  "{kind} {criterion} 不起作用：{why}。请更正或删除。",
  "warning",
);
const contradiction = defineIssue(
  "check.eligibility.contradiction",
  "Nobody can meet {criteria} together: {reason}. Correct one of them.",
  "没有人能同时满足 {criteria}：{reason}。请更正其一。",
);
const tooLate = defineIssue(
  "check.criterion.too-late",
  "Criterion {criterion} cannot be decided at enrolment: it needs {read}, which is known only afterwards. Collect it during screening, or read something that is.",
  "标准 {criterion} 在入组时无法判定：它需要 {read}，而该信息在入组后才有。请在筛选期采集，或改用筛选期已有的信息。",
);

const whys = {
  never: {
    en: "what its fields can hold never makes it true",
    "zh-CN": "其字段的任何取值都不会使其成立",
  },
  always: {
    en: "whatever its fields hold makes it true",
    "zh-CN": "其字段的任何取值都会使其成立",
  },
} as const;

const kinds = {
  inclusion: { en: "inclusion", "zh-CN": "入选标准" },
  exclusion: { en: "exclusion", "zh-CN": "排除标准" },
} as const;

/** Criteria can be met, can be failed, in time, and all together. */
export const criteria: Rule = (_study, index) => {
  const issues: Issue[] = [];
  const unmeetable = new Set<PlacedAs<"criterion">>();
  for (const placed of soundExpressions(index, "criterion")) {
    const { criterion, expression, path } = placed;
    const wanted = wantedOf(placed);
    const params = { criterion: criterion.id, kind: kinds[criterion.kind] };
    if (isImpossible(index, placed, wanted)) {
      unmeetable.add(placed);
      issues.push(unsatisfiable(path, { ...params, why: wanted ? whys.never : whys.always }));
      continue;
    }
    const opposite = new Question(index);
    opposite.state("failed", expression, !wanted);
    if (opposite.ask().kind === "impossible") {
      issues.push(vacuous(path, { ...params, why: wanted ? whys.always : whys.never }));
    }
    const late = lateRead(index, placed, wanted);
    if (late !== undefined) issues.push(tooLate(path, { criterion: criterion.id, read: late }));
  }
  return [...issues, ...contradictory(index, unmeetable)];
};

function isImpossible(index: StudyIndex, placed: PlacedAs<"criterion">, wanted: boolean): boolean {
  const question = new Question(index, { places: placesAtEnrolment(index), asked: true });
  question.state("met", placed.expression, wanted);
  return question.ask().kind === "impossible";
}

/** Sets of criteria that exclude each other, the smallest there are. */
function contradictory(
  index: StudyIndex,
  unmeetable: ReadonlySet<PlacedAs<"criterion">>,
): readonly Issue[] {
  const asked = eligibilityQuestion(index, unmeetable);
  return contradictions(asked.question, [...asked.demands.keys()]).flatMap((core) => {
    const demands = core.flatMap((name) => asked.demands.get(name) ?? []);
    const last = demands.at(-1);
    if (last === undefined) return [];
    const named = demands.map(demandName).join(", ");
    return [
      contradiction(last.placed.path, { criteria: named, reason: reasonOf(core, asked, index) }),
    ];
  });
}

/** What a criterion needs that is not there when participants are enrolled, where nothing else can decide it. */
function lateRead(
  index: StudyIndex,
  placed: PlacedAs<"criterion">,
  wanted: boolean,
): string | undefined {
  const late = new Set<string>();
  const lacking = (term: Term): boolean => {
    const words = lateWords(term, index);
    if (words !== undefined) late.add(words);
    return words !== undefined;
  };
  const question = new Question(index, { lacking });
  question.state("met", placed.expression, wanted);
  return question.ask().kind === "impossible" && late.size > 0 ? [...late].join(", ") : undefined;
}

/** A term's name, where it has no value before enrolment. */
function lateWords({ source }: Term, index: StudyIndex): string | undefined {
  const before = (id: string): boolean => {
    const visit = index.visits.get(id);
    return visit === undefined || isBeforeEnrolment(index.study, index, visit);
  };
  switch (source.kind) {
    case "visit":
      return before(source.visit) ? undefined : `visit(${source.visit})`;
    case "dose":
      return `dose(${source.dose})`;
    case "event":
      return source.event === "screened" || source.event === "consented"
        ? undefined
        : `event(${source.event})`;
    case "field": {
      const { form, field, at } = source.reference;
      const known = index.forms.get(form);
      const name = at === undefined ? `${form}.${field}` : `${form}.${field}@${at}`;
      if (known?.log === true) return known.purpose === "dose" ? name : undefined;
      const visits = index.visitsOf(form).map(({ id }) => id);
      if (visits.length === 0) return undefined;
      const relative = at === undefined || (relativePlaces as readonly string[]).includes(at);
      const there = relative ? visits.some(before) : before(at);
      return there ? undefined : name;
    }
    default:
      return undefined;
  }
}
