import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  describeDatum,
  type QueryState,
  queryStatusWords,
  type Role,
  roleWords,
  saidIn,
} from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { FieldView } from "./field-view.ts";
import type { FormSession } from "./form-session.ts";
import { useGiveCommand } from "./give-command.ts";
import { queryWords as words } from "./query-words.ts";
import { draftsKey } from "./query-drafts.tsx";
import { SiteTime } from "./site-time.tsx";

export interface Asking {
  /** The role in which one asks and settles, or answers; absent for those who only read. */
  readonly queryRole: Role | undefined;
  readonly siteRole: Role | undefined;
  readonly people: Readonly<Record<string, string>>;
  readonly zone: string;
}

const tones = { open: "ask", answered: "wait", closed: "done", cancelled: "calm" } as const;

/** A query with everything that was said, and what one may do with it. */
export function QueryThread({
  session,
  view,
  query,
  asking,
}: {
  readonly session: FormSession;
  readonly view: FieldView;
  readonly query: QueryState;
  readonly asking: Asking;
}) {
  const { say, language } = useLanguage();
  const { study, participant } = session.world;
  const role = asking.siteRole ?? asking.queryRole;
  const { give, isBusy, error } = useGiveCommand(study.id, participant.id, role);
  const [act, setAct] = useState<"answer-query" | "reopen-query">();
  const [said, setSaid] = useState("");
  const of = { participant: participant.id, query: query.number };
  const isLive = query.status === "open" || query.status === "answered";
  const value = (datum: QueryState["value"]) => say(describeDatum(study, view.field, datum));
  const acts = {
    raised: words.raised,
    answered: words.answered,
    "value-changed": words.changed,
    reopened: words.reopened,
    closed: words.closed,
    cancelled: words.cancelled,
  };
  const mayClose = asking.queryRole === "data-manager" || asking.queryRole === query.raisedRole;
  const send = async () => {
    if (act === undefined || said.trim() === "") return;
    if ((await give({ kind: act, ...of, text: said.trim() })) !== undefined) {
      setSaid("");
      setAct(undefined);
    }
  };
  return (
    <section
      aria-label={say(words.title, { number: query.number })}
      data-query={query.number}
      className="mt-2 rounded-lg border-l-4 border-ask bg-ask-soft p-3 text-[0.92rem]"
    >
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {say(words.title, { number: query.number })}
        <Badge tone={tones[query.status]}>{say(queryStatusWords[query.status])}</Badge>
        {query.value !== undefined && value(query.value) !== value(view.stored) && (
          <span className="font-normal text-soft">
            {say(words.wasThen, { then: value(query.value), now: value(view.stored) })}
          </span>
        )}
      </p>
      <ol className="mt-1 space-y-1">
        {query.thread.map((entry, index) => (
          <li key={index}>
            <span className="text-soft">
              {entry.issue === undefined ? (
                <>
                  {asking.people[entry.by] ?? entry.by} ({say(roleWords[entry.role])}){" "}
                  {say(acts[entry.act], { value: value(entry.value) })}
                </>
              ) : (
                say(words.opened, {
                  name: asking.people[entry.by] ?? entry.by,
                  role: roleWords[entry.role],
                })
              )}{" "}
              · <SiteTime at={entry.at} zone={asking.zone} />
            </span>
            {entry.text !== undefined && <span className="block">{saidIn(entry, language)}</span>}
          </li>
        ))}
      </ol>
      {role !== undefined && (
        <span className="mt-2 flex flex-wrap gap-2 print:hidden">
          {asking.siteRole !== undefined && isLive && (
            <Button small onClick={() => setAct("answer-query")}>
              {say(words.answer)}
            </Button>
          )}
          {mayClose && isLive && (
            <Button small busy={isBusy} onClick={() => void give({ kind: "close-query", ...of })}>
              {say(words.close)}
            </Button>
          )}
          {mayClose && query.status !== "open" && (
            <Button small onClick={() => setAct("reopen-query")}>
              {say(words.again)}
            </Button>
          )}
        </span>
      )}
      {act !== undefined && (
        <span className="mt-2 flex flex-wrap gap-2">
          <textarea
            className="field-box flex-1"
            rows={2}
            autoFocus
            value={said}
            aria-label={say(act === "answer-query" ? words.answerText : words.againText)}
            placeholder={say(act === "answer-query" ? words.answerText : words.againText)}
            onChange={(event) => setSaid(event.target.value)}
          />
          <Button
            small
            tone="primary"
            busy={isBusy}
            disabled={said.trim() === ""}
            onClick={() => void send()}
          >
            {say(words.send)}
          </Button>
        </span>
      )}
      <ProblemNotice error={error} />
    </section>
  );
}

/** Asks the site about a field. */
export function QueryRaise({
  session,
  view,
  asking,
  onClose,
}: {
  readonly session: FormSession;
  readonly view: FieldView;
  readonly asking: Asking;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { study, participant } = session.world;
  const { give, isBusy, error } = useGiveCommand(study.id, participant.id, asking.queryRole);
  const [said, setSaid] = useState("");
  const client = useQueryClient();
  const send = async (kind: "raise-query" | "draft-query") => {
    const [, row] = view.path.split("/");
    const answer = await give({
      kind,
      participant: participant.id,
      ...session.place,
      field: view.field.id,
      ...(row === undefined ? {} : { row: Number(row) }),
      text: said.trim(),
    });
    if (answer === undefined) return;
    if (kind === "draft-query")
      await client.invalidateQueries({ queryKey: draftsKey(study.id, participant.id) });
    onClose();
  };
  return (
    <div
      className="mt-2 flex flex-col gap-2 rounded-lg border-l-4 border-ask bg-ask-soft p-3"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <label className="flex flex-col gap-1">
        <span className="font-medium">{say(words.about, { field: view.field.label })}</span>
        <span className="text-[0.87rem] text-soft">{say(words.hint)}</span>
        <textarea
          className="field-box"
          rows={2}
          autoFocus
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
      <span className="flex flex-wrap gap-2">
        <Button
          small
          tone="primary"
          busy={isBusy}
          disabled={said.trim() === ""}
          onClick={() => void send("raise-query")}
        >
          {say(words.send)}
        </Button>
        <Button
          small
          busy={isBusy}
          disabled={said.trim() === ""}
          onClick={() => void send("draft-query")}
        >
          {say(words.draft)}
        </Button>
      </span>
      <ProblemNotice error={error} />
    </div>
  );
}
