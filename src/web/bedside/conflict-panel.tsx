import { useState } from "react";
import { wallClock } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { BigButton } from "./big-button.tsx";
import { words } from "./bedside-words.ts";
import type { Conflict } from "./use-bedside-commands.ts";
import type { Ward } from "./ward.ts";

/** A dose that was given and not taken by the server: it is kept with its times until somebody says how it was. */
export function ConflictPanel({
  ward: { zone, commands, unit: kind },
  command,
  problem,
  drop,
}: Conflict & { readonly ward: Ward }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState("");
  const clock = (at: typeof command.started): string => wallClock(at, zone).slice(11, 16);
  const record = async (): Promise<void> => {
    const outcome = await commands.give({ ...command, reason });
    // The one that takes its place, refused or not, is what counts from here.
    if (outcome !== undefined) drop();
  };
  return (
    <section className="space-y-3 rounded-xl border-2 border-wrong p-4" data-conflict>
      <Notice
        tone="wrong"
        title={say(words.conflict, {
          unit: kind,
          code: command.unit,
          from: clock(command.started),
          to: clock(command.ended),
        })}
      />
      <ProblemNotice error={problem} />
      <p>{say(words.truthNext)}</p>
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
      <BigButton
        tone="danger"
        busy={commands.isBusy}
        disabled={reason.trim() === ""}
        onClick={() => void record()}
      >
        {say(words.truthAct)}
      </BigButton>
      <BigButton tone="quiet" onClick={drop}>
        {say(words.notGiven)}
      </BigButton>
    </section>
  );
}
