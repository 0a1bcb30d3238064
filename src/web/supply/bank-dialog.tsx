import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm, Box, Pick } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Registers a donor, a master bank or a working bank. */
export function BankDialog({
  study,
  onClose,
}: {
  readonly study: Study;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study.id);
  const send = (data: FormData): void => {
    const from = said(data, "from");
    const made = said(data, "made");
    void give(
      {
        kind: "register-bank",
        bank: said(data, "bank"),
        level: said(data, "level") as "donor" | "master" | "working",
        ...(from === "" ? {} : { from }),
        ...(made === "" ? {} : { made }),
      },
      onClose,
    );
  };
  return (
    <ActForm
      title={say(words.registerBank)}
      does={say(words.registerBank)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <Box label={say(words.bankName)} name="bank" required />
      <Pick
        label={say(words.bankLevel)}
        name="level"
        choices={(["donor", "master", "working"] as const).map((one) => [one, say(words[one])])}
      />
      <Box label={say(words.bankFrom)} name="from" />
      <Box label={say(words.made)} name="made" help={say(words.month)} />
    </ActForm>
  );
}
