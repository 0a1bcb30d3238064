import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import { useCommand } from "../participant/use-command.ts";
import { useAccess } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { logWords as words } from "./unblind-words.ts";

/** Reports that somebody learnt a treatment without the system. What it was is not asked. */
export function ReportUnblinding({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const access = useAccess(study);
  const { blinding } = useStudy(study).study;
  const command = useCommand(study);
  const { data } = useQuery(summariesQuery(study));
  const today = new Date().toISOString().slice(0, 10);
  const [participant, setParticipant] = useState("");
  const [date, setDate] = useState(() => readDay("", today));
  const [how, setHow] = useState("");
  const [who, setWho] = useState("");
  const own = (data?.participants ?? []).filter(
    ({ number, site }) => number !== undefined && mayAt(access, site, "report-unblinding"),
  );
  if (blinding === "open" || own.length === 0) return null;
  const day = date.date;
  const chosen = own.find((one) => one.participant === participant);
  const isReady =
    chosen !== undefined && day !== undefined && how.trim() !== "" && who.trim() !== "";
  return (
    <details className="rounded-xl border border-line bg-card p-5">
      <summary className="cursor-pointer font-medium">{say(words.report)}</summary>
      <form
        className="mt-3 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          const about = { participant: chosen.participant as ParticipantId, date: day };
          command.mutate({ kind: "report-unblinding", ...about, how, who });
        }}
      >
        <p className="text-soft">{say(words.reportLead)}</p>
        <Labelled label={say(words.who)}>
          {(control) => (
            <select
              {...control}
              className="field-box num w-60"
              value={participant}
              onChange={(event) => setParticipant(event.target.value)}
            >
              <option value="" />
              {own.map((one) => (
                <option key={one.participant}>{one.participant}</option>
              ))}
            </select>
          )}
        </Labelled>
        <DateBox label={say(words.date)} today={today} value={date} onChange={setDate} />
        <ReasonBox label={say(words.how)} value={how} onChange={setHow} />
        <ReasonBox label={say(words.knows)} value={who} onChange={setWho} />
        <ProblemNotice error={command.error} />
        {command.isSuccess && <Notice tone="done" title={say(words.sent)} />}
        <Button type="submit" busy={command.isPending} disabled={!isReady}>
          {say(words.send)}
        </Button>
      </form>
    </details>
  );
}
