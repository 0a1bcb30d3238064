import { useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useCommand } from "../participant/use-command.ts";
import { Button } from "../ui/button.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { NumberedSelect, useNumbered } from "./numbered-select.tsx";
import { logWords as words } from "./unblind-words.ts";

/** Reports that somebody learnt a treatment without the system. What it was is not asked. */
export function ReportUnblinding({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { blinding } = useStudy(study).study;
  const command = useCommand(study);
  const today = new Date().toISOString().slice(0, 10);
  const [participant, setParticipant] = useState("");
  const [date, setDate] = useState(() => readDay("", today));
  const [how, setHow] = useState("");
  const [who, setWho] = useState("");
  const own = useNumbered(study, "report-unblinding");
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
        <NumberedSelect
          label={say(words.who)}
          of={own}
          value={participant}
          onChange={setParticipant}
        />
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
