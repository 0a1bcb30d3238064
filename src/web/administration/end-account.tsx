import { useState } from "react";
import type { PersonLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { GrantPlace } from "./grant-place.tsx";
import { leavingOf } from "./leaving.ts";
import { OpenWorkList } from "./open-work.tsx";

/** Ends an account, after saying what ends with it and what somebody else has to take over. */
export function EndAccount({
  person,
  people,
  onClose,
}: {
  readonly person: PersonLine;
  readonly people: readonly PersonLine[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people", "access"]);
  const [reason, setReason] = useState("");
  const { ends, alone } = leavingOf(person, people);
  return (
    <Dialog open onClose={onClose} title={say(words.endTitle, { name: person.name })}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void act(async () => {
            await call("POST /api/people/{person}/end", {
              params: { person: person.id },
              body: { reason: reason.trim() },
            });
            onClose();
          });
        }}
      >
        <p>{say(words.endWhat)}</p>
        {ends.length === 0 ? (
          <p className="text-soft">{say(words.endNothing)}</p>
        ) : (
          <ul className="list-disc space-y-1 pl-5">
            {ends.map((grant) => (
              <li key={grant.id}>
                <GrantPlace grant={grant} />
              </li>
            ))}
          </ul>
        )}
        {alone.length > 0 && (
          <Notice tone="wait" title={say(words.handOver)}>
            <ul className="mt-1 list-disc pl-5">
              {alone.map((grant) => (
                <li key={grant.id}>
                  <GrantPlace grant={grant} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <OpenWorkList person={person.id} />
        <ReasonBox label={say(words.endReason)} value={reason} onChange={setReason} />
        <ProblemNotice error={error} />
        <p className="flex gap-2">
          <Button type="submit" tone="danger" busy={busy} disabled={reason.trim() === ""}>
            {say(words.endDo)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </p>
      </form>
    </Dialog>
  );
}
