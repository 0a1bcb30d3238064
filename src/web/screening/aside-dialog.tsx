import { useState } from "react";
import type { KeptPeoplePage } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { useAct } from "../ui/use-act.ts";
import type { SiteList } from "./site-list.ts";
import { words } from "./screening-words.ts";

/** Takes somebody off a site's list, with the reason. */
export function AsideDialog({
  list,
  person: { patient, record },
  onClose,
}: {
  readonly list: SiteList;
  readonly person: KeptPeoplePage["people"][number];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["kept-people"]);
  const [reason, setReason] = useState("");
  return (
    <Dialog open onClose={onClose} title={say(words.asideOf, { patient })}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void act(async () => {
            await call("POST /api/studies/{study}/screened/{site}/{record}/aside", {
              params: { ...list, record },
              body: { reason: reason.trim() },
            });
            onClose();
          });
        }}
      >
        <p>{say(words.asideWhat)}</p>
        <ReasonBox label={say(words.reason)} value={reason} onChange={setReason} autoFocus />
        <ProblemNotice error={error} />
        <div className="flex gap-2">
          <Button type="submit" tone="primary" busy={busy} disabled={reason.trim() === ""}>
            {say(words.aside)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  );
}
