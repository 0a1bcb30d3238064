import { useState } from "react";
import { call } from "../api/call.ts";
import type { CloseoutLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./closeout-words.ts";

/** Sends a package back, with what is missing or wrong. */
export function RejectDialog({
  study,
  line: { site, closeout = "" },
  onClose,
}: {
  readonly study: string;
  readonly line: CloseoutLine;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["closeouts"]);
  const [reason, setReason] = useState("");
  const send = () =>
    act(async () => {
      await call("POST /api/studies/{study}/closeouts/{site}/{closeout}/reject", {
        params: { study, site, closeout },
        body: { reason },
      });
      onClose();
    });
  return (
    <Dialog open onClose={onClose} title={say(words.rejectTitle)}>
      <div className="space-y-4">
        <ReasonBox label={say(words.why)} value={reason} onChange={setReason} autoFocus />
        <ProblemNotice error={error} />
        <div className="flex gap-2">
          <Button
            tone="primary"
            busy={busy}
            disabled={reason.trim() === ""}
            onClick={() => void send()}
          >
            {say(words.reject)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </div>
    </Dialog>
  );
}
