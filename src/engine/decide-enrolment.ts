import { defineRefusal, type Fact, type Language, type Refusal } from "../kernel/index.ts";
import type { Criterion, Study } from "../definition/index.ts";
import { joiningProblem } from "./cohort/entry.ts";
import type { AssessEligibility, Enrol } from "./command.ts";
import type { Context } from "./context.ts";
import { courseDateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
import { consentProblem } from "./decide-consent.ts";
import { notInScreening } from "./decide-screening.ts";
import { assess, type Eligibility, explainCriterion } from "./eligibility.ts";
import type { ParticipantState } from "./state.ts";

const overrideRefused = defineRefusal(
  "enrol.override",
  "Eligibility cannot be overridden. If a criterion is wrong, the protocol is amended; if a value is wrong, it is corrected.",
  "入选判定不能被强制通过。标准有误请修订方案，数据有误请更正数据。",
);
const notEligible = defineRefusal(
  "enrol.not-eligible",
  "Participant {participant} cannot be enrolled: {count} criterion(s) not met or not yet known.",
  "受试者 {participant} 不能入组：有 {count} 项标准不符合或尚无法判定。",
);
const cohortNeeded = defineRefusal(
  "enrol.cohort",
  "Say which cohort the participant joins. The study has: {cohorts}.",
  "请选择受试者加入的队列。可选：{cohorts}。",
);
const noCohorts = defineRefusal(
  "enrol.no-cohorts",
  "The study has no cohorts, so {cohort} cannot be joined. Leave it out.",
  "本研究没有队列，不能加入 {cohort}，请不填写。",
);

export const assessEligibility: Decider<AssessEligibility> = (study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { eligible, results } = assess(study, person, context);
  return [
    {
      stream: `participant/${person.id}`,
      body: { type: "eligibility-assessed", eligible, results },
    },
  ];
};

/** Enrolment needs every criterion met on the record and the consent version in force signed. There is no override. */
export const enrol: Decider<Enrol> = (study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  if (command.override !== undefined) return overrideRefused();
  const { date, cohort } = command;
  const problem =
    notInScreening(person) ??
    courseDateProblem(person, date, context) ??
    consentProblem(study, person, date) ??
    cohortProblem(study, cohort) ??
    joiningProblem(study, state, person.id, cohort, context);
  if (problem !== undefined) return problem;
  const eligibility = assess(study, person, context);
  if (eligibility.eligible !== "yes") {
    const facts = unmet(study, person, eligibility, context);
    return notEligible({ participant: person.id, count: facts.length }, facts);
  }
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "participant-enrolled",
        date,
        ...(cohort === undefined ? {} : { cohort }),
        results: eligibility.results,
      },
    },
  ];
};

/** Where a study has cohorts, one of them must be named; where it has none, none can be. */
function cohortProblem(study: Study, cohort: string | undefined): Refusal | undefined {
  const known = study.cohorts.map((one) => one.id);
  if (known.length === 0) return cohort === undefined ? undefined : noCohorts({ cohort });
  const fits = cohort !== undefined && known.includes(cohort);
  return fits ? undefined : cohortNeeded({ cohorts: known.join(", ") });
}

/** Every criterion that stands in the way, with the facts that decided and what is still needed. */
function unmet(
  study: Study,
  person: ParticipantState,
  { results }: Eligibility,
  context: Context,
): Fact[] {
  const words = (criterion: Criterion, language: Language): string =>
    unmetWords(study, person, criterion, context, language);
  return study.eligibility
    .filter((criterion) => results[criterion.id] !== "met")
    .map((criterion) => ({
      text: { en: words(criterion, "en"), "zh-CN": words(criterion, "zh-CN") },
      path: [criterion.id],
    }));
}

function unmetWords(
  study: Study,
  person: ParticipantState,
  criterion: Criterion,
  context: Context,
  language: Language,
): string {
  const why = explainCriterion(study, person, context, criterion.id, language);
  const facts = [
    ...(why?.decidedBy ?? []).map(({ label, value }) => `${label}: ${value}`),
    ...(why?.needed ?? []).map((need) => need.text),
  ];
  const told = facts.length === 0 ? "" : ` (${facts.join("; ")})`;
  return `${criterion.id} ${criterion.text[language]}${told}`;
}
