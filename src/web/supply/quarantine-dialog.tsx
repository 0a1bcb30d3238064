import { useLanguage } from "../language/language.tsx";
import { ActForm, Why } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Holds units of a lot back, or lets them be used again; all of them where none is chosen. */
export function QuarantineDialog({
  study,
  lot,
  kind,
  units,
  onClose,
}: {
  readonly study: string;
  readonly lot: string;
  readonly kind: "quarantine" | "end-quarantine";
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const title = say(kind === "quarantine" ? words.quarantine : words.endQuarantine);
  const send = (data: FormData): void => {
    const some = units.length === 0 ? {} : { units };
    void give({ kind, lot, ...some, reason: said(data, "reason") }, onClose);
  };
  return (
    <ActForm title={title} does={title} busy={busy} error={error} onClose={onClose} onSend={send}>
      <p className="num">{units.length === 0 ? say(words.all) : units.join(", ")}</p>
      <Why label={say(words.why)} />
    </ActForm>
  );
}
