import { daySpan, type PartialDate } from "../../kernel/index.ts";
import type { StudyScreening } from "../../engine/index.ts";

/** The days in which one person can enter one study, drawn on a line that all studies share. Shares of the line. */
export interface WindowSpan {
  readonly from: number;
  readonly to: number;
  readonly today: number;
  /** Whether it ends, and has ended; an end that is not known runs off the line. */
  readonly end: "known" | "over" | "open";
  readonly opens?: PartialDate;
  readonly closes?: PartialDate;
  /** Days that are left, the last one not counted; only while it is open. */
  readonly daysLeft?: number;
}

type Windowed = Pick<StudyScreening, "opens" | "closes" | "criteria" | "eligible">;

/** The window of each study; none where time opens and closes nothing. */
export function windowSpans(
  studies: readonly Windowed[],
  on: PartialDate,
): readonly (WindowSpan | undefined)[] {
  const today = daySpan(on).last;
  const windows = studies.map(windowOf);
  const days = windows.flatMap(({ opens, closes }) =>
    [opens, closes].flatMap((date) => (date === undefined ? [] : [daySpan(date).last])),
  );
  const first = Math.min(today, ...days);
  const last = Math.max(today, ...days);
  const margin = Math.max(10, (last - first) * 0.08);
  const share = (day: number): number => (day - first + margin) / (last - first + 2 * margin);
  return windows.map(({ opens, closes, isOver }) => {
    if (opens === undefined && closes === undefined) return undefined;
    const end = closes === undefined ? undefined : daySpan(closes).last;
    const begin = opens === undefined ? undefined : daySpan(opens).first;
    return {
      from: begin === undefined ? (isOver ? 0 : share(today)) : share(begin),
      // The last day is a day of the window.
      to: end === undefined ? 1 : share(end + 1),
      today: share(today),
      end: end === undefined ? "open" : isOver ? "over" : "known",
      ...(opens === undefined ? {} : { opens }),
      ...(closes === undefined ? {} : { closes }),
      ...(end === undefined || isOver || begin !== undefined ? {} : { daysLeft: end - today }),
    };
  });
}

/** Over is a window of which a criterion held only until a day that has passed. */
function windowOf({ opens, closes, criteria }: Windowed) {
  const [closed] = criteria.flatMap(({ heldUntil }) => heldUntil ?? []).sort();
  return closed === undefined
    ? { opens, closes, isOver: false }
    : { opens: undefined, closes: closed, isOver: true };
}
