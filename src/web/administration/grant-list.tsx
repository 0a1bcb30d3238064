import { useState } from "react";
import type { Grant, PersonLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { useSession } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { words } from "./administration-words.ts";
import { GiveGrant } from "./give-grant.tsx";
import { GrantPlace } from "./grant-place.tsx";

const tones = { proposed: "wait", active: "done", ended: "calm", "to come": "ask" } as const;

/** What a person may do, with giving, confirming and ending. */
export function GrantList({ person }: { readonly person: PersonLine }) {
  const { say } = useLanguage();
  const [giving, setGiving] = useState(false);
  const open = person.grants.filter(({ state }) => state !== "ended");
  const ended = person.grants.filter(({ state }) => state === "ended");
  return (
    <section className="space-y-3">
      <h3>{say(words.grants)}</h3>
      {open.length === 0 && <p className="text-soft">{say(words.noGrants)}</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {open.map((grant) => (
          <GrantLine key={grant.id} grant={grant} person={person} />
        ))}
      </ul>
      {person.ended === undefined &&
        (giving ? (
          <GiveGrant person={person} onClose={() => setGiving(false)} />
        ) : (
          <Button onClick={() => setGiving(true)}>{say(words.give)}</Button>
        ))}
      {ended.length > 0 && (
        <details>
          <summary className="min-h-8 text-soft">
            {say(words.ago)} ({ended.length})
          </summary>
          <ul className="divide-y divide-line">
            {ended.map((grant) => (
              <GrantLine key={grant.id} grant={grant} person={person} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function GrantLine({ grant, person }: { readonly grant: Grant; readonly person: PersonLine }) {
  const { say } = useLanguage();
  const own = useSession().person?.id === person.id;
  const { act, busy, error } = useAct(["people", "access"]);
  const [ending, setEnding] = useState(false);
  const [reason, setReason] = useState("");
  const params = { grant: grant.id };
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-64">
          <GrantPlace grant={grant} />
          <span className="block text-[0.87rem] text-soft">
            <When at={grant.from} dayOnly /> –{" "}
            {grant.until !== undefined && <When at={grant.until} />}
          </span>
        </span>
        <Badge tone={tones[grant.state]}>{say(words[grant.state])}</Badge>
        {grant.state === "proposed" && !own && (
          <Button
            small
            tone="primary"
            busy={busy}
            onClick={() =>
              void act(
                async () => void (await call("POST /api/grants/{grant}/confirm", { params })),
              )
            }
          >
            {say(words.confirm)}
          </Button>
        )}
        {grant.state !== "ended" && !ending && (
          <Button
            small
            aria-label={say(words.endGrantTitle, {
              role: roleName(grant.role),
              study: grant.study,
            })}
            onClick={() => setEnding(true)}
          >
            {say(words.endGrant)}
          </Button>
        )}
      </div>
      {grant.state === "proposed" && (
        <p className="mt-1 text-[0.87rem] text-soft">{say(words.confirmWho)}</p>
      )}
      {ending && (
        <form
          className="mt-2 space-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () => {
              await call("POST /api/grants/{grant}/end", {
                params,
                body: { reason: reason.trim() },
              });
              setEnding(false);
            });
          }}
        >
          <ReasonBox autoFocus label={say(words.endReason)} value={reason} onChange={setReason} />
          <p className="flex gap-2">
            <Button type="submit" small tone="danger" busy={busy} disabled={reason.trim() === ""}>
              {say(words.endGrant)}
            </Button>
            <Button small onClick={() => setEnding(false)}>
              {say(words.cancel)}
            </Button>
          </p>
        </form>
      )}
      <ProblemNotice error={error} />
    </li>
  );
}
