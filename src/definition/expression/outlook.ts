import { daySpan, type Language, type PartialDate, printDay } from "../../kernel/index.ts";
import { readsOf } from "./dependencies.ts";
import { isIdentical } from "./logic.ts";
import type { Expression } from "./node.ts";
import type { Compiled, Surroundings } from "./surroundings.ts";
import type { Value } from "./value.ts";
import { valueWords } from "./value-words.ts";
import type { Phrases } from "./words.ts";

/** A stretch of days on which a condition has one value. The last period of an outlook has no end. */
export interface Period {
  readonly from: PartialDate;
  readonly to?: PartialDate;
  readonly value: Value;
}

/**
 * How a condition will change with the days though no fact changes: because it asks about today,
 * or about the date of a visit that was not held yet, which may be any of the coming days.
 */
export interface Outlook {
  /** The visits taken to be held on that day; none when only today moves. */
  readonly visits: readonly string[];
  readonly periods: readonly Period[];
  readonly text: string;
}

const horizonDays = 1_096;

/** The outlook of a condition over three years; `undefined` when it does not change in them. */
export function outlookOf(
  expression: Expression,
  evaluate: Compiled,
  surroundings: Surroundings,
  phrases: Phrases,
  language: Language,
): Outlook | undefined {
  const { visits, today } = readsOf(expression);
  const open = visits.filter((visit) => surroundings.visitDate(visit) === undefined);
  if (surroundings.today === undefined || (!today && open.length === 0)) return undefined;
  const first = daySpan(surroundings.today).first;
  const periods: Period[] = [];
  let from = first;
  let value = evaluate(onDay(surroundings, first, open));
  for (let day = first + 1; day <= first + horizonDays; day++) {
    const next = evaluate(onDay(surroundings, day, open));
    if (isIdentical(next, value)) continue;
    periods.push({ from: printDay(from), to: printDay(day - 1), value });
    from = day;
    value = next;
  }
  if (periods.length === 0) return undefined;
  periods.push({ from: printDay(from), value });
  return { visits: open, periods, text: outlookText(open, periods, phrases, language) };
}

/** The same surroundings on another day, with the open visits held on it. */
function onDay(surroundings: Surroundings, day: number, open: readonly string[]): Surroundings {
  const date = printDay(day);
  return {
    own: surroundings.own,
    row: surroundings.row,
    datum: (form, field, at) => surroundings.datum(form, field, at),
    instances: (form, group, within) => surroundings.instances(form, group, within),
    visitDate: (visit) => (open.includes(visit) ? date : surroundings.visitDate(visit)),
    doseDate: (dose) => surroundings.doseDate(dose),
    eventDate: (event) => surroundings.eventDate(event),
    today: date,
  };
}

function outlookText(
  visits: readonly string[],
  periods: readonly Period[],
  phrases: Phrases,
  language: Language,
): string {
  const { wording } = phrases;
  const parts = periods.map(({ from, to, value }) => {
    const words = valueWords(value, { kind: "boolean" }, phrases);
    if (language === "en")
      return to === undefined ? `from ${from} ${words}` : `until ${to} ${words}`;
    return to === undefined ? `${from} 起${words}` : `至 ${to} ${words}`;
  });
  const held = visits.map((visit) => wording.visit(phrases.visitTitle(visit)));
  if (language === "en") {
    const when = held.length === 0 ? "" : ` by the day of ${wording.list(held)}`;
    return `Changes with time${when}: ${parts.join(", ")}.`;
  }
  const when = held.length === 0 ? "" : `（按${wording.list(held)}日期）`;
  return `随时间变化${when}：${parts.join("，")}。`;
}
