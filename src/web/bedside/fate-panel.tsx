import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { Notice } from "../ui/notice.tsx";
import { BigButton } from "./big-button.tsx";
import { words } from "./bedside-words.ts";
import type { Ward } from "./ward.ts";

/** A unit that may not be given any more: what happens to it is asked, and nothing goes on before. */
export function FatePanel({ ward }: { readonly ward: Ward }) {
  const { state, view, now, commands, unit: kind } = ward;
  const { say } = useLanguage();
  const [reason, setReason] = useState("");
  const [isTruth, setTruth] = useState(false);
  const { unit, minutes = 0, limit = 0, started } = view;
  if (unit === undefined) return null;
  const of = { participant: state.id, unit: unit.unit, reason };
  const act = (): void => {
    if (!isTruth) return void commands.give({ kind: "discard", ...of });
    void commands.give({ kind: "administer", ...of, started: started ?? now, ended: now });
  };
  return (
    <div className="space-y-4">
      <Notice tone="wrong" title={say(words.over, { minutes, limit, unit: kind })} />
      <section className="space-y-3 rounded-xl border-2 border-wrong p-4">
        <h2>{say(isTruth ? words.truthTitle : words.fateOf, { code: unit.unit })}</h2>
        <p>{say(isTruth ? words.truthNext : words.fateNext)}</p>
        <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
        <BigButton
          tone="danger"
          busy={commands.isBusy}
          disabled={reason.trim() === ""}
          onClick={act}
        >
          {say(isTruth ? words.truthAct : words.discard)}
        </BigButton>
        {started !== undefined && (
          <BigButton tone="quiet" onClick={() => setTruth(!isTruth)}>
            {say(isTruth ? words.discard : words.truth)}
          </BigButton>
        )}
      </section>
    </div>
  );
}
