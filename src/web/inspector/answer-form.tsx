import { useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { seatWords as words } from "./seat-words.ts";

/** Where the site or the sponsor answers a request, with documents. */
export function AnswerForm({
  study,
  request,
}: {
  readonly study: string;
  readonly request: string;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["inspection"]);
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sent, setSent] = useState(0);
  const [once] = useState(() => new AskedOnce());
  const params = { study, request };
  const at = "/api/studies/{study}/inspection/requests/{request}";
  async function send(): Promise<void> {
    const kept: string[] = [];
    for (const file of files) {
      const query = { name: file.name.slice(0, 200) };
      kept.push((await call(`POST ${at}/files`, { params, query, body: file } as never)).sha256);
    }
    const said = { text: text.trim(), files: kept };
    await call(`POST ${at}/answer`, { params, body: { id: once.idOf(said), ...said } });
    setText("");
    setFiles([]);
    setSent((count) => count + 1);
    once.idOf([]);
  }
  return (
    <form
      key={sent}
      className="mt-4 space-y-3 border-t border-line pt-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        void act(send);
      }}
    >
      <Labelled label={say(words.answerText)}>
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
      <Labelled label={say(words.files)}>
        {(control) => (
          <input
            {...control}
            type="file"
            multiple
            onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, 20))}
          />
        )}
      </Labelled>
      <ProblemNotice error={error} />
      <Button type="submit" tone="primary" busy={busy} disabled={text.trim() === ""}>
        {say(words.sendAnswer)}
      </Button>
    </form>
  );
}
