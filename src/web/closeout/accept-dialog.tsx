import { call } from "../api/call.ts";
import type { CloseoutLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./closeout-words.ts";

/**
 * Accepts a package with a signature that is bound to its manifest, and so to every file in it.
 *
 * @source 21 CFR 11.50, 11.70, 11.200
 */
export function AcceptDialog({
  study,
  line: { site, closeout = "", package: made },
  onClose,
}: {
  readonly study: string;
  readonly line: CloseoutLine;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { person } = useSession();
  const { act, busy, error } = useAct(["closeouts"]);
  const manifest = made?.manifest ?? "";
  const sign = (data: FormData) =>
    act(async () => {
      const grant = await proveFor(data, manifest);
      await call("POST /api/studies/{study}/closeouts/{site}/{closeout}/accept", {
        params: { study, site, closeout },
        body: { manifest, grant },
      });
      onClose();
    });
  return (
    <Dialog open onClose={onClose} title={say(words.accept)}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void sign(new FormData(event.currentTarget));
        }}
      >
        <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed">
          {say(words.sentence, { name: person?.name ?? "", site })}
        </p>
        <dl>
          <dt className="text-soft">{say(words.manifest)}</dt>
          <dd className="num break-all text-[0.87rem]">{manifest}</dd>
        </dl>
        <p className="text-soft">{say(words.checkFirst)}</p>
        <ProofFields />
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy}>
          {say(words.sign)}
        </Button>
      </form>
    </Dialog>
  );
}
