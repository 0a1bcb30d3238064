import { type Command, commandHash } from "../../engine/index.ts";
import type { LotPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields } from "../session/proof-fields.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm, Box, Why } from "./act-form.tsx";
import { words } from "./expiry-words.ts";
import { said } from "./said.ts";
import { words as supplyWords } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Quality extends or shortens a lot's expiry, and signs for what that rests on. */
export function ExpiryDialog({
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
  const { lot, expires } = page.line;
  const send = (data: FormData): void => {
    const useUntil = said(data, "useUntil");
    const command: Command = {
      kind: "change-expiry",
      lot,
      expires: said(data, "expires"),
      ...(useUntil === "" ? {} : { useUntil }),
      reason: said(data, "reason"),
    };
    void give(command, onClose, { data, hash: commandHash(command) });
  };
  return (
    <ActForm
      title={say(words.changeExpiry)}
      does={say(supplyWords.sign)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <p className="rounded-lg border border-line bg-sunken p-4 leading-relaxed">
        {say(words.changeSentence, { name: person?.name ?? "", lot, expires })}
      </p>
      <Box
        label={say(words.newExpiry)}
        name="expires"
        required
        defaultValue={expires}
        help={say(supplyWords.month)}
      />
      <Box
        label={say(words.useUntil)}
        name="useUntil"
        defaultValue={page.useUntil ?? ""}
        help={say(words.useUntilHelp)}
      />
      <Why label={say(words.basis)} />
      <ProofFields />
    </ActForm>
  );
}
