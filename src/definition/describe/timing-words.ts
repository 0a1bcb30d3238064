import type { Language } from "../../kernel/index.ts";
import type { Study } from "../study.ts";
import type { Anchor, Timing, Visit } from "../visit.ts";
import { eventWords, headings } from "./headings.ts";

/** When a visit is due, in words: `14 days after dose 1`. */
export function dueWords(study: Study, visit: Visit, language: Language): string {
  const { timing, repeats } = visit;
  if (timing === undefined) return headings.unscheduled[language];
  const days = Math.abs(timing.targetDays);
  const anchor = anchorWords(study, timing.anchor, language);
  const after = timing.targetDays >= 0;
  const words =
    language === "en"
      ? days === 0
        ? `on the day of ${anchor}`
        : `${days} ${days === 1 ? "day" : "days"} ${after ? "after" : "before"} ${anchor}`
      : days === 0
        ? `${anchor}当天`
        : `${anchor}${after ? "后" : "前"}${days}天`;
  if (repeats === undefined) return words;
  const { everyDays, times } = repeats;
  return language === "en"
    ? `${words}, then every ${everyDays} days${times === undefined ? "" : `, ${times} times in all`}`
    : `${words}，此后每${everyDays}天${times === undefined ? "" : `,共${times}次`}`;
}

/** The window around the due day: `−2 … +2 d`. */
export function windowWords(timing: Timing | undefined): string {
  if (timing === undefined) return "–";
  const early = timing.earliestDays - timing.targetDays;
  const late = timing.latestDays - timing.targetDays;
  if (early === 0 && late === 0) return "±0 d";
  if (early === -late) return `±${late} d`;
  return `${signed(early)} … ${signed(late)} d`;
}

function signed(days: number): string {
  return days < 0 ? `−${-days}` : days === 0 ? "0" : `+${days}`;
}

function anchorWords(study: Study, anchor: Anchor, language: Language): string {
  if ("visit" in anchor) {
    return study.visits.find((visit) => visit.id === anchor.visit)?.title[language] ?? anchor.visit;
  }
  if ("event" in anchor) return eventWords(anchor.event, language);
  if (language === "en") return anchor.dose === "last" ? "the last dose" : `dose ${anchor.dose}`;
  return anchor.dose === "last" ? "末次给药" : `第${anchor.dose}次给药`;
}
