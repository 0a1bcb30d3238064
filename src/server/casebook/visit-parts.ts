import type { Form } from "../../definition/index.ts";
import {
  contactWords,
  formAt,
  linesOf,
  type ParticipantState,
  type ScheduledVisit,
  scheduleOf,
  type VisitState,
} from "../../engine/index.ts";
import { isHiddenForm } from "./blinding.ts";
import type { Edition } from "./edition.ts";
import { formBlocks, type LastSaved } from "./form-blocks.ts";
import { type Block, type Chapter, type FactRow, line, type Part } from "./model.ts";

/** A part for every visit that was held or passed over, a chapter for every form of it. */
export function visitParts(
  edition: Edition,
  participant: ParticipantState,
  lastSaved: LastSaved,
): Part[] {
  return scheduleOf(edition.study, participant).flatMap((scheduled): Part[] => {
    const visit = participant.visits[scheduled.key];
    if (visit === undefined) return [];
    const title = edition.visitTitle(scheduled.key);
    const chapters = formsAt(edition, participant, scheduled).map((form): Chapter => {
      const instance = formAt(participant, { form: form.id, visit: scheduled.key });
      return {
        title: formTitle(edition, form),
        blocks: formBlocks(edition, participant, form, instance, lastSaved),
      };
    });
    if (edition.order.variant === "safety" && chapters.length === 0) return [];
    const blocks: Block[] = [{ kind: "facts", rows: visitFacts(edition, visit, scheduled) }];
    if (visit.status === "held" && chapters.length === 0) {
      blocks.push({ kind: "words", text: edition.say("noForms"), look: "quiet" });
    }
    return [{ title, blocks, chapters }];
  });
}

/** A part for the logs, a chapter for every log with its lines, withdrawn ones too. */
export function logPart(
  edition: Edition,
  participant: ParticipantState,
  lastSaved: LastSaved,
): Part | undefined {
  const logs = edition.study.forms.filter(({ id, log }) => log === true && edition.covers(id));
  if (logs.length === 0) return undefined;
  const chapters = logs.map((form): Chapter => {
    const lines = isHiddenForm(edition.study, form.id) ? [] : linesOf(participant, form.id);
    const blocks = lines.flatMap((instance): Block[] => [
      { kind: "title", text: edition.say("lineNumber", { line: instance.line ?? 0 }) },
      ...formBlocks(edition, participant, form, instance, lastSaved),
    ]);
    const empty = isHiddenForm(edition.study, form.id) ? "blindedField" : "noLines";
    return {
      title: formTitle(edition, form),
      blocks:
        blocks.length > 0 ? blocks : [{ kind: "words", text: edition.say(empty), look: "quiet" }],
    };
  });
  return { title: edition.say("logs"), blocks: [], chapters };
}

/** What the chapter of a form is called: its title and its id. */
export function formTitle(edition: Edition, form: Form): string {
  return edition.order.language === "en"
    ? `${edition.of(form.title)} (${form.id})`
    : `${edition.of(form.title)}（${form.id}）`;
}

/** The forms of a visit: those that were expected, and others that were filled in at it. */
function formsAt(
  edition: Edition,
  participant: ParticipantState,
  { visit: id, key, status }: ScheduledVisit,
): Form[] {
  const saved = participant.forms[key] ?? {};
  const expected = edition.study.visits.find((visit) => visit.id === id)?.forms ?? [];
  return edition.study.forms.filter((form) => {
    if (form.log === true || !edition.covers(form.id)) return false;
    if (status === "held" && expected.includes(form.id)) return true;
    return Object.hasOwn(saved, form.id) && !isHiddenForm(edition.study, form.id);
  });
}

function visitFacts(edition: Edition, visit: VisitState, scheduled: ScheduledVisit): FactRow[] {
  const { say } = edition;
  const rows: FactRow[] = [[say("status"), [line(say(visit.status))]]];
  if (visit.date !== undefined) {
    const until =
      visit.endDate === undefined ? "" : ` ${say("until")} ${edition.date(visit.endDate)}`;
    rows.push([say("actual"), [line(`${edition.date(visit.date)}${until}`)]]);
  }
  if (visit.number !== undefined) rows.push([say("visitNumber"), [line(String(visit.number))]]);
  if (visit.contact !== undefined) {
    rows.push([say("contact"), [line(edition.of(contactWords[visit.contact]))]]);
  }
  const { window } = scheduled;
  if (window !== undefined) {
    const span = `${window.earliest} ${say("until")} ${window.latest}`;
    rows.push([say("window"), [line(span, undefined, `${say("dueOn")} ${window.due}`)]]);
  }
  const outside = outsideWords(
    edition,
    visit.daysOutside ?? scheduled.daysOutside,
    window !== undefined,
  );
  if (visit.status === "held" && outside !== "") {
    const isOutside = (visit.daysOutside ?? scheduled.daysOutside ?? 0) !== 0;
    rows.push([say("outside"), [line(outside, isOutside ? "caution" : undefined)]]);
  }
  if (visit.reason !== undefined) rows.push([say("reason"), [line(visit.reason)]]);
  return rows;
}

/** How far a date lies outside a window, in words. */
export function outsideWords(
  edition: Edition,
  days: number | undefined,
  hasWindow: boolean,
): string {
  if (days === undefined || days === 0) return hasWindow ? edition.say("inWindow") : "";
  return edition.say(days < 0 ? "early" : "late", { days: Math.abs(days) });
}
