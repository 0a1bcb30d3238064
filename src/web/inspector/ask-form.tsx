import { useState } from "react";
import { call } from "../api/call.ts";
import type { InspectionRequests } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { seatWords as words } from "./seat-words.ts";

/** Where an inspector asks: the one thing they add to the record. */
export function AskForm({
  study,
  may,
}: {
  readonly study: string;
  readonly may: InspectionRequests["mayAsk"];
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["inspection"]);
  const [text, setText] = useState("");
  const [site, setSite] = useState(may.study ? "" : (may.sites[0] ?? ""));
  const [once] = useState(() => new AskedOnce());
  return (
    <Card title={say(words.ask)} className="print:hidden">
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          const said = { text: text.trim(), ...(site === "" ? {} : { site }) };
          void act(async () => {
            await call("POST /api/studies/{study}/inspection/requests", {
              params: { study },
              body: { id: once.idOf([said, study]), ...said },
            });
            setText("");
            once.idOf([]);
          });
        }}
      >
        <Labelled label={say(words.question)}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={4000}
              className="field-box w-full"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say(words.about)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-fit"
              value={site}
              onChange={(event) => setSite(event.target.value)}
            >
              {may.study && <option value="">{say(words.wholeStudy)}</option>}
              {may.sites.map((id) => (
                <option key={id} value={id}>
                  {say(words.site, { site: id })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy} disabled={text.trim() === ""}>
          {say(words.send)}
        </Button>
      </form>
    </Card>
  );
}
