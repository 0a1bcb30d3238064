import { useState } from "react";
import type { PersonLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { EndAccount } from "./end-account.tsx";
import { GrantList } from "./grant-list.tsx";
import { OncePassword } from "./once-password.tsx";
import { PersonSteps } from "./person-steps.tsx";
import { TrainingList } from "./training-list.tsx";

/** One account: what it may do, its trainings, its password, its end. */
export function PersonDialog({
  person,
  people,
  onClose,
}: {
  readonly person: PersonLine;
  readonly people: readonly PersonLine[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const [part, setPart] = useState<"end" | "reset" | undefined>();
  const [password, setPassword] = useState<string>();
  if (part === "end")
    return <EndAccount person={person} people={people} onClose={() => setPart(undefined)} />;
  return (
    <Dialog open onClose={onClose} wide title={person.name}>
      {password !== undefined ? (
        <OncePassword
          name={person.name}
          password={password}
          onKept={() => setPassword(undefined)}
        />
      ) : (
        <div className="space-y-6">
          <p className="num text-soft">
            {person.email} · {person.id}
          </p>
          {person.ended !== undefined && (
            <Notice tone="ask">{say(words.endedOn, { day: person.ended.slice(0, 10) })}</Notice>
          )}
          {person.ended === undefined && <PersonSteps person={person} />}
          <GrantList person={person} />
          <TrainingList person={person} />
          {person.ended === undefined && (
            <section className="space-y-3 border-t border-line pt-4">
              {part === "reset" ? (
                <Reset person={person} onDone={setPassword} onClose={() => setPart(undefined)} />
              ) : (
                <p className="flex flex-wrap gap-2">
                  <Button onClick={() => setPart("reset")}>{say(words.resetPassword)}</Button>
                  <Button tone="danger" onClick={() => setPart("end")}>
                    {say(words.end)}
                  </Button>
                </p>
              )}
            </section>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Reset({
  person,
  onDone,
  onClose,
}: {
  readonly person: PersonLine;
  readonly onDone: (password: string) => void;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people"]);
  const reset = (secondFactor: boolean) =>
    act(async () => {
      const body = secondFactor ? { secondFactor } : {};
      const answer = await call("POST /api/people/{person}/reset", {
        params: { person: person.id },
        body,
      });
      onClose();
      onDone(answer.temporaryPassword);
    });
  return (
    <div className="space-y-3">
      <p>{say(words.resetSure, { name: person.name })}</p>
      <ProblemNotice error={error} />
      <p className="flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => void reset(false)}>
          {say(words.resetDo)}
        </Button>
        {person.hasSecondFactor && (
          <Button busy={busy} onClick={() => void reset(true)}>
            {say(words.resetBoth)}
          </Button>
        )}
        <Button tone="quiet" onClick={onClose}>
          {say(words.cancel)}
        </Button>
      </p>
    </div>
  );
}
