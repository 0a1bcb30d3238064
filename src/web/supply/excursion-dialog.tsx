import type { Instant } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm, Box } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Records time outside the storage limits; it is charged to each unit's budget. */
export function ExcursionDialog({
  study,
  units,
  onClose,
}: {
  readonly study: string;
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const send = (data: FormData): void => {
    const from = new Date(said(data, "from")).toISOString() as Instant;
    const [minutes, celsius] = [Number(said(data, "minutes")), Number(said(data, "celsius"))];
    void give({ kind: "record-excursion", units, from, minutes, celsius }, onClose);
  };
  return (
    <ActForm
      title={say(words.recordExcursion)}
      does={say(words.record)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <p className="num break-words">{units.join(", ")}</p>
      <Box label={say(words.from)} name="from" type="datetime-local" required />
      <Box label={say(words.minutesLong)} name="minutes" type="number" min="1" required />
      <Box label={say(words.celsius)} name="celsius" type="number" step="any" required />
    </ActForm>
  );
}
