import type { Text } from "../../../kernel/index.ts";
import type { Datum, MissingReason } from "../../datum.ts";
import {
  compile,
  compileFormula,
  type FieldData,
  type ParticipantEvent,
} from "../../expression/index.ts";
import type { Study } from "../../study.ts";
import type { PlacedAs } from "../placed.ts";
import { indexOf, type StudyIndex } from "../study-index.ts";
import { contradictions } from "./core.ts";
import { demandName } from "./reason.ts";
import {
  type Demand,
  type EligibilityQuestion,
  eligibilityQuestion,
  onlyVisit,
} from "./eligibility.ts";
import type { Given, Model } from "./label.ts";
import { preferred, witnessDay } from "./preferred.ts";
import { reasonOf } from "./reason.ts";
import type { Term } from "./term.ts";
import {
  dateOfDay,
  dateOfSecond,
  surroundingsOf,
  timeOf,
  type WitnessAnswer,
  type WitnessParticipant,
  type WitnessRow,
} from "./witness.ts";

/**
 * Who could be enrolled: a participant who meets every criterion; or the fewest criteria that nobody can meet
 * together, and why; or the criteria that the prover could not decide.
 */
export type Witness =
  | { readonly participant: WitnessParticipant }
  | { readonly contradiction: readonly string[]; readonly reason: Text }
  | { readonly undecided: readonly string[] };

/**
 * Looks for a participant who meets every criterion of a study. One that is found has been put to the study's own
 * rules and met them; a contradiction is proved.
 *
 * @example witness(study) // { participant: { answers: [{ form: "DM", field: "age", datum: 42 }, …], … } }
 */
export function witness(study: Study): Witness {
  return witnessOf(indexOf(study));
}

/** The same, of a study made ready to check. */
export function witnessOf(index: StudyIndex): Witness {
  const asked = eligibilityQuestion(index);
  const { question, demands, beyond } = asked;
  const names = [...demands.keys()];
  const answer = question.ask(names);
  if (answer.kind === "impossible") {
    const [core = []] = contradictions(question, names);
    const criteria = core.flatMap((name) => demands.get(name) ?? []).filter(isCriterion);
    return { contradiction: criteria.map(demandName), reason: reasonOf(core, asked, index) };
  }
  const unknown = beyond.map(({ criterion }) => criterion.id);
  if (answer.kind === "open") {
    const all = [...demands.values()].filter(isCriterion).map(demandName);
    return { undecided: [...all, ...unknown] };
  }
  if (unknown.length > 0) return { undecided: unknown };
  const participant = filled(participantOf(answer.model, asked, index), asked, index);
  const unmet = [...demands.values()].filter((demand) => !isMet(demand, participant, index));
  return unmet.length === 0 ? { participant } : { undecided: unmet.map(demandName) };
}

function isCriterion({ placed }: Demand): boolean {
  return placed.use === "criterion";
}

/** Whether the study's own rules say of a participant what a demand wants. */
function isMet({ placed }: Demand, participant: WitnessParticipant, index: StudyIndex): boolean {
  const { expression, ownForm } = placed;
  const evaluate = compile(expression, index.vocabulary, ownForm);
  const found = evaluate(surroundingsOf(participant, ownForm));
  if (placed.use === "check") return found !== false;
  return found === (placed.criterion.kind === "inclusion");
}

/** The record that a model describes. */
function participantOf(
  model: Model,
  { question }: EligibilityQuestion,
  index: StudyIndex,
): WitnessParticipant {
  const answers: WitnessAnswer[] = [];
  const visits: Record<string, string> = {};
  const doses: Record<string, string> = {};
  const events: Partial<Record<ParticipantEvent, string>> = {};
  const inRows = new Map<string, Record<string, Datum>>();
  let today = dateOfDay(witnessDay);
  for (const [name, given] of model) {
    const term = question.terms.get(name);
    if (term === undefined) continue;
    const { source } = term;
    const date = given.number === undefined ? undefined : given.number;
    if (source.kind === "field") {
      const datum = datumOf(term, given);
      if (datum === undefined || source.known.field.kind === "derived") continue;
      if (source.row !== undefined) {
        const row = inRows.get(source.row) ?? {};
        inRows.set(source.row, { ...row, [source.reference.field]: datum });
      } else answers.push(answer(source.reference, datum, index));
    } else if (date === undefined) continue;
    else if (source.kind === "visit") visits[source.visit] = dateOfDay(date);
    else if (source.kind === "dose") doses[String(source.dose)] = dateOfSecond(date);
    else if (source.kind === "event") events[source.event] = dateOfDay(date);
    else if (source.kind === "today") today = dateOfDay(date);
  }
  const rows = question.rows.flatMap(({ row, node, exists }): WitnessRow[] => {
    const given = exists.kind === "among" ? model.get(exists.term)?.code : undefined;
    if (exists.kind !== "among" || given === undefined || !exists.codes.has(given)) return [];
    const values: FieldData = inRows.get(row) ?? {};
    const { form, group } = node;
    return [{ form, ...(group === undefined ? {} : { group }), values }];
  });
  return { answers, rows, visits, doses, events, today };
}

function answer(
  { form, field, at }: { readonly form: string; readonly field: string; readonly at?: string },
  datum: Datum,
  index: StudyIndex,
): WitnessAnswer {
  if (at !== undefined) return { form, field, at, datum };
  const visit = onlyVisit(index, form);
  return { form, field, ...(visit === undefined ? {} : { visit }), datum };
}

/** What the record holds for what a model gives. */
function datumOf(term: Term, given: Given): Datum | undefined {
  if (term.source.kind !== "field" || given.status === "absent") return undefined;
  if (given.status !== "value") return { missing: given.status satisfies MissingReason };
  const { kind } = term.source.known.field;
  const { number, code, ticks } = given;
  if (number !== undefined) {
    if (kind === "date") return dateOfDay(number);
    if (kind === "datetime") return dateOfSecond(number);
    return kind === "time" ? timeOf(number) : number;
  }
  if (ticks !== undefined) return ticks;
  if (code !== undefined) return kind === "boolean" ? code === "true" : code;
  const sha256 = "0".repeat(64);
  if (kind === "file") return { file: "witness", mediaType: "text/plain", bytes: 1, sha256 };
  return { signedBy: "witness", at: "2026-01-15T00:00:00Z", meaning: "witness", sha256 };
}

/**
 * Computes what is derived, and answers as much of the rest as the criteria read without unmeeting one:
 * a criterion that is met either way still tells of whom it speaks.
 */
function filled(
  bare: WitnessParticipant,
  { question, demands }: EligibilityQuestion,
  index: StudyIndex,
): WitnessParticipant {
  let participant = derived(bare, question, index);
  const before = new Set(
    [...demands.values()].filter((demand) => isMet(demand, participant, index)),
  );
  for (const term of question.terms.values()) {
    const { source } = term;
    if (source.kind !== "field" || source.row !== undefined) continue;
    if (source.known.field.kind === "derived" || source.known.group !== undefined) continue;
    const { form, field, at } = source.reference;
    if (
      participant.answers.some((one) => one.form === form && one.field === field && one.at === at)
    )
      continue;
    const datum = usual(term);
    if (datum === undefined) continue;
    const answers = [...bare.answers, answer(source.reference, datum, index)];
    const tried = derived({ ...bare, answers }, question, index);
    const place = index.fieldsByName.get(`${form}.${field}`);
    const asks = place === undefined ? [] : index.expressionsOf(place);
    const isAsked = asks.every((placed) => placed.use !== "when" || isTrue(placed, tried, index));
    if (!isAsked || [...before].some((demand) => !isMet(demand, tried, index))) continue;
    bare = { ...bare, answers };
    participant = tried;
  }
  return participant;
}

function isTrue(
  placed: PlacedAs<"when">,
  participant: WitnessParticipant,
  index: StudyIndex,
): boolean {
  if (index.issuesOf(placed).length > 0) return true;
  const { expression, ownForm } = placed;
  return (
    compile(expression, index.vocabulary, ownForm)(surroundingsOf(participant, ownForm)) === true
  );
}

/** A value that does not surprise. */
function usual(term: Term): Datum | undefined {
  const [code] = term.codes;
  const given: Given | undefined =
    term.sort === "number"
      ? {
          status: "value",
          number: Math.min(Math.max(preferred(term), term.range.least), term.range.most),
        }
      : term.sort === "code"
        ? { status: "value", code: code ?? "–" }
        : undefined;
  return given && datumOf(term, given);
}

/** Adds the derived fields that the criteria read, each after those that it reads. */
function derived(
  participant: WitnessParticipant,
  question: EligibilityQuestion["question"],
  index: StudyIndex,
): WitnessParticipant {
  let found = participant;
  const wanted = [...question.terms.values()].flatMap(({ source }) =>
    source.kind === "field" && source.row === undefined && source.known.field.kind === "derived"
      ? [{ reference: source.reference, field: source.known.field }]
      : [],
  );
  // As often as there are fields, so that one may read another wherever it stands.
  for (let round = 0; round < wanted.length; round++) {
    let added = false;
    for (const { reference, field } of wanted) {
      const { form, at } = reference;
      const place = index.fieldsByName.get(`${form}.${field.id}`);
      const known = found.answers.some(
        (one) => one.form === form && one.field === field.id && one.at === at,
      );
      if (place === undefined || known || at !== undefined) continue;
      if (index.expressionsOf(place).some((placed) => index.issuesOf(placed).length > 0)) continue;
      const datum = compileFormula(field, index.vocabulary, form)(surroundingsOf(found, form));
      if (datum === undefined) continue;
      found = { ...found, answers: [...found.answers, answer(reference, datum, index)] };
      added = true;
    }
    if (!added) break;
  }
  return found;
}
