import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { cohortDecisionWords } from "../../engine/index.ts";
import type { DecisionLine, FullBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { words } from "./cohort-words.ts";
import { SignDecisionDialog } from "./sign-decision-dialog.tsx";
import { siteClock } from "./site-clock.ts";

/** What was decided and what waits for signatures, the newest first. */
export function DecisionList({
  study,
  board,
  signs,
}: {
  readonly study: string;
  readonly board: FullBoard;
  readonly signs: boolean;
}) {
  const { say } = useLanguage();
  return (
    <Card title={say(words.decisions)}>
      {board.decisions.length === 0 && <p className="text-soft">{say(words.noDecisions)}</p>}
      <ol className="divide-y divide-line">
        {board.decisions.toReversed().map((decision) => (
          <li key={decision.number} className="py-3" data-decision={decision.number}>
            <Decision study={study} board={board} decision={decision} signs={signs} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Decision({
  study,
  board: { people, quorum },
  decision,
  signs,
}: {
  readonly study: string;
  readonly board: FullBoard;
  readonly decision: DecisionLine;
  readonly signs: boolean;
}) {
  const { say, language } = useLanguage();
  const { person } = useSession();
  const [isSigning, setSigning] = useState(false);
  const { number, cohort, act, recommended, reason, attended, signed, effective, current } =
    decision;
  const list = (names: readonly string[]) => names.join(language === "en" ? ", " : "、");
  const clock = (at: string) => `${siteClock(at, "UTC", language)} UTC`;
  const hasSigned = signed.some(({ by }) => by === person?.id);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3>{say(words.decided, { number, cohort, act: cohortDecisionWords[act] })}</h3>
        {effective !== undefined ? (
          <Badge tone="done">{say(words.inForce, { time: clock(effective) })}</Badge>
        ) : current ? (
          <Badge tone="wait">{say(words.waitsFor, { count: signed.length, quorum })}</Badge>
        ) : (
          <Badge>{say(words.outdated)}</Badge>
        )}
      </div>
      <div className="mt-1 space-y-0.5 text-[0.93rem] text-soft">
        {act !== recommended && (
          <p>{say(words.differs, { act: cohortDecisionWords[recommended] })}</p>
        )}
        {reason !== undefined && <p className="text-ink">{reason}</p>}
        <p>{say(words.present, { names: list(attended) })}</p>
        {signed.map(({ by, at }) => (
          <p key={by}>{say(words.signedBy, { name: people[by] ?? by, time: clock(at) })}</p>
        ))}
        {decision.reopenedBy !== undefined && (
          <p className="font-medium text-wrong">
            {say(words.reopened, { participants: list(decision.reopenedBy) })}
          </p>
        )}
      </div>
      <div className="mt-2 flex flex-wrap gap-2 print:hidden">
        {signs && effective === undefined && current && !hasSigned && (
          <Button tone="primary" onClick={() => setSigning(true)}>
            {say(words.sign)}
          </Button>
        )}
        {hasSigned && effective === undefined && (
          <span className="self-center text-soft">{say(words.signedSelf)}</span>
        )}
        <Link
          to="/studies/$study/cohorts/$cohort/pack"
          params={{ study, cohort }}
          search={{ decision: String(number) }}
          className={buttonClass("plain", true)}
        >
          {say(words.pack)} <span className="num">{decision.basis.slice(0, 12)}</span>
        </Link>
        {effective !== undefined && (
          <Link
            to="/studies/$study/cohorts/letters/$decision"
            params={{ study, decision: String(number) }}
            className={buttonClass("plain", true)}
          >
            {say(words.letter)}
          </Link>
        )}
      </div>
      {isSigning && (
        <SignDecisionDialog
          study={study}
          decision={decision}
          quorum={quorum}
          onClose={() => setSigning(false)}
        />
      )}
    </>
  );
}
