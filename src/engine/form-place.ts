import { defineRefusal, type Refusal } from "../kernel/index.ts";
import type { Place } from "./command.ts";
import type { FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import { formAt, type ParticipantState, visitOfKey } from "./state.ts";

const wrongPlace = defineRefusal(
  "form.place",
  "{form} is not collected at {place}. It is collected: {places}.",
  "{place} 不采集 {form}。采集时点：{places}。",
);
export const visitNotStarted = defineRefusal(
  "form.visit-not-started",
  "{visit} has not begun. Record the visit's date before its forms.",
  "{visit} 尚未开始，请先记录访视日期。",
);
const noLine = defineRefusal(
  "form.line",
  "{form} has no line {line}. Leave the line out to open a new one.",
  "{form} 没有第 {line} 行。如需新增，请不要填写行号。",
);
const lineOwed = defineRefusal(
  "form.line-owed",
  "Say which line of {form} this is about.",
  "请指明是 {form} 的第几行。",
);
const withdrawnLine = defineRefusal(
  "form.line-withdrawn",
  "Line {line} of {form} was withdrawn: {reason}. What it holds is kept; put the line back before it is changed.",
  "{form} 的第 {line} 行已撤销：{reason}。原有内容均已保留；如需修改，请先恢复该行。",
);
const nothingThere = defineRefusal(
  "form.nothing-to-correct",
  "{form} was not saved at {place} yet, so there is nothing to correct. Save it first.",
  "{form} 在 {place} 尚未保存，无可更正的内容，请先保存。",
);

/** The place alone, of anything that has one. */
export function placeOf({ form, visit, line }: Place): Place {
  return {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
  };
}

/** Where a form is saved: at a visit that has begun and collects it, or on a line of its log. */
export function placeFor(
  { form, visits }: FormPlan,
  person: ParticipantState,
  { visit, line }: Place,
): Place | Refusal {
  const { id, log } = form;
  if (log === true) {
    if (visit !== undefined) return wrongPlace({ form: id, place: visit, places: "log" });
    const lines = own(person.logs, id) ?? {};
    if (line === undefined) return { form: id, line: Object.keys(lines).length + 1 };
    const known = own(lines, line);
    if (known === undefined) return noLine({ form: id, line });
    const { withdrawn } = known;
    return withdrawn === undefined
      ? { form: id, line }
      : withdrawnLine({ form: id, line, reason: withdrawn.reason });
  }
  const place = visit ?? (line === undefined ? "–" : `#${line}`);
  if (visit === undefined || line !== undefined || !visits.has(visitOfKey(visit))) {
    return wrongPlace({ form: id, place, places: [...visits].join(", ") });
  }
  return own(person.visits, visit)?.status === "held"
    ? { form: id, visit }
    : visitNotStarted({ visit });
}

/** A correction is of something that was saved; a log's line must be named, or a new one would be opened. */
export function uncorrectable(
  { form }: FormPlan,
  person: ParticipantState,
  asked: Place,
): Refusal | undefined {
  if (form.log === true && asked.line === undefined) return lineOwed({ form: form.id });
  const place = asked.visit ?? `#${asked.line ?? "–"}`;
  return formAt(person, asked) === undefined ? nothingThere({ form: form.id, place }) : undefined;
}
