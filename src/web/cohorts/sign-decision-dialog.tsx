import { useState } from "react";
import { cohortDecisionWords } from "../../engine/index.ts";
import type { DecisionLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words } from "./cohort-words.ts";
import { useCohortCommand } from "./use-cohort-command.ts";

/**
 * One member's signature: what they sign stands there with the hash of the pack, before the password.
 *
 * @source 21 CFR 11.50, 11.70, 11.200
 */
export function SignDecisionDialog({
  study,
  decision,
  quorum,
  onClose,
}: {
  readonly study: string;
  readonly decision: DecisionLine;
  readonly quorum: number;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { person } = useSession();
  const { give, busy, error } = useCohortCommand(study);
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const { number, cohort, act, basis, manifest, signed } = decision;
  const submit = async (data: FormData) => {
    setAsking(true);
    setRefused(undefined);
    try {
      const grant = await proveFor(data, manifest);
      await give({ kind: "sign-decision", decision: number, basis }, onClose, grant);
    } catch (problem) {
      setRefused(problem);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={say(words.signTitle, { number })}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed [overflow-wrap:anywhere]">
          {say(words.signSentence, {
            name: person?.name ?? "",
            cohort,
            study,
            act: cohortDecisionWords[act],
            hash: basis,
          })}
        </p>
        {decision.reason !== undefined && <p>{decision.reason}</p>}
        <p className="text-soft">{say(words.signThen, { count: signed.length + 1, quorum })}</p>
        <ProofFields />
        <ProblemNotice error={refused ?? error} />
        <Button type="submit" tone="primary" busy={busy || isAsking}>
          {say(words.signNow)}
        </Button>
      </form>
    </Dialog>
  );
}
