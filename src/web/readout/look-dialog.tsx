import { useState } from "react";
import type { CutLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./readout-words.ts";

/** Begins an unblinded look: what it means stands there before the reason and the password. */
export function LookDialog({
  study,
  cut: { id: cut, look: manifest = "" },
  onClose,
  onBegun,
}: {
  readonly study: string;
  readonly cut: CutLine;
  readonly onClose: () => void;
  readonly onBegun: () => void;
}) {
  const { say } = useLanguage();
  const [reason, setReason] = useState("");
  const { act, busy, error } = useAct(["readout"]);
  const begin = (data: FormData) =>
    act(async () => {
      const grant = await proveFor(data, manifest);
      const body = { cut, reason, grant };
      await call("POST /api/studies/{study}/readout/looks", { params: { study }, body });
      onBegun();
    });
  return (
    <Dialog open onClose={onClose} title={say(words.lookTitle)}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void begin(new FormData(event.currentTarget));
        }}
      >
        <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed">
          {say(words.lookLead)}
        </p>
        <ReasonBox label={say(words.why)} value={reason} onChange={setReason} autoFocus />
        <ProofFields />
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy} disabled={reason.trim() === ""}>
          {say(words.begin)}
        </Button>
      </form>
    </Dialog>
  );
}
