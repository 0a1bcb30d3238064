import { text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { describeMove, type Move } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";

const words = {
  title: text("The calendar has moved", "日程已顺延或提前"),
  more: text("and {count} more after them", "此后另有 {count} 项"),
} as const;

const fewShown = 4;

/** Which later doses and visits moved, from when to when. */
export function MoveNotice({
  study,
  moves,
}: {
  readonly study: Study;
  readonly moves: readonly Move[];
}) {
  const { say } = useLanguage();
  if (moves.length === 0) return null;
  return (
    <div data-moves className="mb-4 print:hidden">
      <Notice tone="ask" title={say(words.title)}>
        <MoveList study={study} moves={moves} />
      </Notice>
    </div>
  );
}

export function MoveList({
  study,
  moves,
}: {
  readonly study: Study;
  readonly moves: readonly Move[];
}) {
  const { say } = useLanguage();
  return (
    <ul className="num text-[0.93rem]">
      {moves.slice(0, fewShown).map((move, index) => (
        <li key={index}>{say(describeMove(study, move))}</li>
      ))}
      {moves.length > fewShown && (
        <li className="text-soft">{say(words.more, { count: moves.length - fewShown })}</li>
      )}
    </ul>
  );
}
