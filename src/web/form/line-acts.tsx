import { useState } from "react";
import { isWalledForm, type Role } from "../../engine/index.ts";
import type { ParticipantRecord } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { FormSession, FormView } from "./form-session.ts";
import { words as formWords } from "./form-words.ts";
import { useGiveCommand } from "./give-command.ts";
import { logWords as words } from "./log-words.ts";
import { ReasonAsk } from "./reason-ask.tsx";
import { siteTimeWords } from "./site-time.tsx";
import { behindWall } from "./walled.ts";

/** Takes a line out of its log with a reason, or puts it back; it stays to be read either way. */
export function LineActs({
  session,
  whole,
  record,
  role,
  people,
}: {
  readonly session: FormSession;
  readonly whole: FormView;
  readonly record: ParticipantRecord;
  readonly role: Role | undefined;
  readonly people: Readonly<Record<string, string>>;
}) {
  const { say } = useLanguage();
  const { study, participant } = session.world;
  const { give, error } = useGiveCommand(study.id, participant.id, role);
  const [isAsking, setAsking] = useState(false);
  const withdrawn = whole.instance?.withdrawn;
  const { form, line } = session.place;
  if (line === undefined) return null;
  const act = async (reason: string) => {
    const kind = withdrawn === undefined ? "withdraw-line" : "restore-line";
    const command = { kind, participant: participant.id, form, line, reason } as const;
    const answer = await give(isWalledForm(study, form) ? behindWall(command) : command);
    if (answer !== undefined) setAsking(false);
  };
  return (
    <div className="mb-4 print:hidden">
      {withdrawn !== undefined && (
        <Notice
          tone="wait"
          title={say(words.withdrawnBy, {
            who: people[withdrawn.by] ?? withdrawn.by,
            when: siteTimeWords(withdrawn.at, record.zone),
            why: withdrawn.reason,
          })}
        />
      )}
      {role !== undefined && (
        <Button
          small
          className="mt-2"
          data-line-act
          onClick={() => setAsking((now) => !now)}
          aria-expanded={isAsking}
        >
          {say(withdrawn === undefined ? words.withdraw : words.restore)}
        </Button>
      )}
      {isAsking && (
        <ReasonAsk
          title={say(withdrawn === undefined ? words.withdrawWhy : words.restoreWhy)}
          onGive={(reason) => void act(reason)}
          onTakeBack={() => setAsking(false)}
        />
      )}
      <ProblemNotice error={error} />
      <span className="sr-only">{say(formWords.line, { line })}</span>
    </div>
  );
}
