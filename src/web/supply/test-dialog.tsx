import type { LotTest } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { deviceToday } from "../ui/plain-date-box.tsx";
import { ActForm, Box, Pick, Why } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Records the result of one test of a lot. */
export function TestDialog({
  study,
  lot,
  test,
  onClose,
}: {
  readonly study: string;
  readonly lot: string;
  readonly test: LotTest;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const send = (data: FormData): void => {
    const typed = said(data, "result");
    const reason = said(data, "reason");
    void give(
      {
        kind: "record-test",
        lot,
        test: test.id,
        result: test.limit.kind === "number" ? Number(typed) : (typed as "passed" | "failed"),
        date: said(data, "date"),
        ...(reason === "" ? {} : { reason }),
      },
      onClose,
    );
  };
  return (
    <ActForm
      title={say(test.title)}
      does={say(words.record)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      {test.limit.kind === "number" ? (
        <Box label={say(words.result)} name="result" type="number" step="any" required />
      ) : (
        <Pick
          label={say(words.result)}
          name="result"
          choices={[
            ["passed", say(test.limit.word)],
            ["failed", say(words.failed)],
          ]}
        />
      )}
      <Box
        label={say(words.on)}
        name="date"
        required
        defaultValue={deviceToday()}
        help={say(words.day)}
      />
      <Why label={say(words.whyIfBefore)} required={false} />
    </ActForm>
  );
}
