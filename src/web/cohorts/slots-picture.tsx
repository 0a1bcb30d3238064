import { daySpan, type Instant, localDate, printTypedDate, type Zone } from "../../kernel/index.ts";
import type { CohortBoard } from "../../engine/index.ts";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { standingWords, suspectedWord, words } from "./cohort-words.ts";
import { type BoardSlot, markOf, SlotMark } from "./slot-mark.tsx";

/** The places of a cohort as shapes, and below them the window of each participant in it as a bar. */
export function SlotsPicture({
  study,
  board,
  now,
  onReplace,
}: {
  readonly study: string;
  readonly board: CohortBoard;
  readonly now: string;
  readonly onReplace: ((participant: string) => void) | undefined;
}) {
  const { say } = useLanguage();
  // A place that nobody will ever have is no free one.
  const free = board.gate.cause === "decision" ? 0 : board.free;
  const inWindow = board.slots.filter(({ standing }) => standing === "in-window");
  return (
    <div className="space-y-4">
      <ul aria-label={say(words.slots)} className="flex flex-wrap gap-x-3 gap-y-4">
        {board.slots.map((slot) => {
          const mark = markOf(slot);
          return (
            <li
              key={slot.participant}
              data-slot={mark}
              className="flex w-24 flex-col items-center text-center text-[0.85rem] leading-tight"
            >
              <SlotMark standing={mark} part={slot.part ?? 0} />
              <Link
                to="/studies/$study/participants/$participant"
                params={{ study, participant: slot.participant }}
                className="num mt-1 font-medium"
              >
                {slot.participant}
              </Link>
              <span className="text-soft">
                {say(mark === "suspected" ? suspectedWord : standingWords[mark])}
              </span>
              {slot.daysLeft !== undefined && (
                <span className="num">{say(words.daysLeft, { days: slot.daysLeft })}</span>
              )}
              {slot.standing === "not-evaluable" && onReplace !== undefined && (
                <Button small tone="quiet" onClick={() => onReplace(slot.participant)}>
                  {say(words.replace)}
                </Button>
              )}
            </li>
          );
        })}
        {Array.from({ length: free }, (_, index) => (
          <li
            key={index}
            data-slot="free"
            className="flex w-24 flex-col items-center text-[0.85rem] text-soft"
          >
            <SlotMark standing="free" />
            <span className="mt-1">{say(words.freeSlot)}</span>
          </li>
        ))}
      </ul>
      {inWindow.length > 0 && (
        <div>
          <h4 className="mb-1 text-[0.87rem] text-soft">{say(words.windowOf)}</h4>
          <ul className="space-y-1.5">
            {inWindow.map((slot) => (
              <WindowBar key={slot.participant} slot={slot} today={todayOf(slot, now)} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function WindowBar({ slot, today }: { readonly slot: BoardSlot; readonly today: number }) {
  const { say, language } = useLanguage();
  const { participant, part = 0, ends, doses } = slot;
  const percent = Math.round(part * 100);
  const ticks = doses.map((date) => daySpan(date).first);
  const first = ticks[0] ?? today;
  const last = ends === undefined ? undefined : daySpan(ends).last;
  return (
    <li className="grid grid-cols-[6rem_1fr_auto] items-center gap-3 text-[0.87rem]">
      <span className="num">{participant}</span>
      <span
        role="img"
        aria-label={say(words.windowBar, { participant, part: percent })}
        className="relative h-3 overflow-hidden rounded-full bg-sunken"
      >
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent"
          style={{ width: `${percent}%` }}
        />
        {last !== undefined &&
          ticks
            .slice(1)
            .map((day) => (
              <span
                key={day}
                className="absolute inset-y-0 w-0.5 bg-card"
                style={{ left: `${((day - first) / Math.max(1, last - first)) * 100}%` }}
              />
            ))}
      </span>
      <span className="num text-soft">
        {ends === undefined
          ? say(words.notBegun)
          : say(words.until, { date: printTypedDate(ends, language) })}
      </span>
    </li>
  );
}

function todayOf({ zone }: BoardSlot, now: string): number {
  return daySpan(localDate(now as Instant, zone as Zone)).first;
}
