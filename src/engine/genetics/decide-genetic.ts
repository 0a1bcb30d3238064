import {
  canonical,
  defineRefusal,
  isRefusal,
  type Json,
  type Refusal,
} from "../../kernel/index.ts";
import { acmgClasses } from "../../definition/index.ts";
import { notScreened } from "../dates.ts";
import type { Decider } from "../decider.ts";
import { isKeepable, reasonProblem } from "../reason.ts";
import { noConsent } from "../record-form.ts";
import type { BlindState, ParticipantState } from "../state.ts";
import { acmgClassWords } from "./classify.ts";
import type { AdjudicateVariant, GeneticCommand, RecordGeneticAssessment } from "./command.ts";
import type { GeneticEvent } from "./event.ts";
import { isAssessment } from "./is-assessment.ts";

const unreadable = defineRefusal(
  "genetics.record",
  "What was read of the file is not in the form in which it can be kept. Nothing was recorded.",
  "文件的读取结果格式不符，无法保存。本次未作记录。",
);
const recordedAlready = defineRefusal(
  "genetics.recorded",
  "This file was recorded as assessment {assessment} with the same result. Nothing was recorded.",
  "该文件已作为第 {assessment} 次评估记录，结果相同。本次未作记录。",
);
const unknownVariant = defineRefusal(
  "genetics.variant-unknown",
  "Assessment {assessment} of participant {participant} has no variant {variant}. Check number and variant.",
  "受试者 {participant} 的第 {assessment} 次评估中没有变异 {variant}，请核对。",
);
const superseded = defineRefusal(
  "genetics.superseded",
  "Assessment {assessment} was followed by another; judge the variant there.",
  "第 {assessment} 次评估之后已有新的评估，请在新评估中判断该变异。",
);
const unknownClass = defineRefusal(
  "genetics.class-unknown",
  "There is no class {class}. Choose one of the five.",
  "没有分级 {class}，请从五个分级中选择。",
);
const reasonMissing = defineRefusal(
  "genetics.reason-missing",
  "Say what the class rests on; nothing was recorded.",
  "请说明分级依据。本次未作记录。",
);
const judgedAlready = defineRefusal(
  "genetics.judged",
  "You judged {variant} as {class} already. Another person has to judge it too.",
  "您已将 {variant} 判为{class}，还须由另一人判断。",
);

/** Whose genome may be looked at: who was screened, and has consented. */
export function assessable(
  { participant: person }: Pick<BlindState, "participant">,
  asked: string,
): ParticipantState | Refusal {
  if (person === undefined) return notScreened({ participant: asked });
  return person.consents.length === 0 ? noConsent({ participant: person.id }) : person;
}

/** Keeps what a file said. The same file with the same result is kept once. */
export const recordGeneticAssessment: Decider<RecordGeneticAssessment> = (
  _study,
  state,
  command,
) => {
  const person = assessable(state, command.participant);
  if (isRefusal(person)) return person;
  const { file, fileName, fileBytes, assessment: result } = command;
  const isNamed = typeof fileName === "string" && fileName.length <= 300 && isKeepable(fileName);
  const isHash = typeof file === "string" && /^[0-9a-f]{64}$/.test(file);
  const isSized = fileBytes === undefined || (Number.isSafeInteger(fileBytes) && fileBytes > 0);
  if (!isNamed || !isHash || !isSized || !isAssessment(result)) return unreadable();
  const known = person.genetics ?? [];
  const spelled = canonical(result as unknown as Json);
  const same = known.find((one) => {
    return one.file === file && canonical(one.result as unknown as Json) === spelled;
  });
  if (same !== undefined) return recordedAlready({ assessment: same.number });
  const body: GeneticEvent = {
    type: "genetic-assessment-recorded",
    assessment: known.length + 1,
    file,
    fileName,
    ...(fileBytes === undefined ? {} : { fileBytes }),
    result,
  };
  return [{ stream: `participant/${person.id}`, body }];
};

/** One person's class of a variant, with its reason. Nobody settles a variant alone. */
export const adjudicateVariant: Decider<AdjudicateVariant> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { assessment, variant, class: judged, reason } = command;
  const known = person.genetics ?? [];
  const held = known.find(({ number }) => number === assessment);
  const findings = held?.result.genes.flatMap((gene) => gene.findings) ?? [];
  if (held === undefined || !findings.some((finding) => finding.variant === variant)) {
    return unknownVariant({
      assessment: String(assessment).slice(0, 20),
      participant: person.id,
      variant: String(variant).slice(0, 80),
    });
  }
  if (held !== known.at(-1)) return superseded({ assessment });
  if (!acmgClasses.includes(judged)) return unknownClass({ class: String(judged).slice(0, 20) });
  const problem = reasonProblem(reason, reasonMissing);
  if (isRefusal(problem)) return problem;
  const own = held.opinions.findLast((one) => one.variant === variant && one.by === context.actor);
  if (own?.class === judged) return judgedAlready({ variant, class: acmgClassWords[judged] });
  const before = own === undefined ? {} : { before: own.class };
  const body: GeneticEvent = {
    type: "variant-adjudicated",
    assessment,
    variant,
    class: judged,
    ...before,
    reason,
  };
  return [{ stream: `participant/${person.id}`, body }];
};

/** One rule a command. */
export const geneticDeciders: {
  readonly [K in GeneticCommand["kind"]]: Decider<Extract<GeneticCommand, { kind: K }>>;
} = {
  "record-genetic-assessment": recordGeneticAssessment,
  "adjudicate-variant": adjudicateVariant,
};
