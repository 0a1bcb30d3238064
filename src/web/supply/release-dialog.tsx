import type { LotPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields } from "../session/proof-fields.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm, Why } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/**
 * One of the two signatures that release a lot, bound to the certificate that is shown.
 *
 * @source 21 CFR 11.50, 11.70, 11.200
 */
export function ReleaseDialog({
  study,
  page,
  onClose,
}: {
  readonly study: string;
  readonly page: LotPage;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { person } = useSession();
  const { give, busy, error } = useSupplyCommand(study);
  const { lot, missing } = page.line;
  const { hash } = page.certificate;
  const send = (data: FormData): void => {
    const planIfFailed = said(data, "plan");
    void give(
      {
        kind: "sign-release",
        lot,
        certificate: hash,
        ...(planIfFailed === "" ? {} : { planIfFailed }),
      },
      onClose,
      { data, hash },
    );
  };
  return (
    <ActForm
      title={say(words.release)}
      does={say(words.sign)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed">
        {say(words.releaseSentence, { name: person?.name ?? "", lot })}
      </p>
      <dl>
        <dt className="text-soft">{say(words.hash)}</dt>
        <dd className="num break-all text-[0.87rem]">{hash}</dd>
      </dl>
      {missing > 0 && (
        <Why
          label={say(words.planIfFailed)}
          name="plan"
          required={page.planIfFailed === undefined}
        />
      )}
      <ProofFields />
    </ActForm>
  );
}
