import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { ParticipantId } from "../../kernel/index.ts";
import { levelsOf } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm, Box, Pick } from "./act-form.tsx";
import { words as expiryWords } from "./expiry-words.ts";
import { said } from "./said.ts";
import { levelName } from "./supply-names.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Makes a lot; the numbers of its units are drawn. */
export function MakeLotDialog({
  study,
  onClose,
}: {
  readonly study: Study;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study.id);
  const [failed, setFailed] = useState<unknown>();
  const items = study.supply?.items ?? [];
  const choices = items.flatMap((item) =>
    levelsOf(item).map(
      (level) => [`${item.id}\n${level}`, `${item.id} · ${say(levelName(study, level))}`] as const,
    ),
  );
  const send = async (data: FormData): Promise<void> => {
    setFailed(undefined);
    const [item = "", level = ""] = said(data, "what").split("\n");
    const bank = said(data, "bank");
    const participant = said(data, "participant");
    const useUntil = said(data, "useUntil");
    try {
      const { units } = await call("GET /api/studies/{study}/supply/unit-numbers", {
        params: { study: study.id },
        query: { count: said(data, "count") },
      });
      await give(
        {
          kind: "make-lot",
          lot: said(data, "lot"),
          item,
          level,
          batch: said(data, "batch") as "clinical" | "registration",
          ...(bank === "" ? {} : { bank }),
          ...(participant === "" ? {} : { participant: participant as ParticipantId }),
          made: said(data, "made"),
          expires: said(data, "expires"),
          ...(useUntil === "" ? {} : { useUntil }),
          units,
        },
        onClose,
      );
    } catch (problem) {
      setFailed(problem);
    }
  };
  return (
    <ActForm
      title={say(words.makeLot)}
      does={say(words.makeLot)}
      busy={busy}
      error={error ?? failed}
      onClose={onClose}
      onSend={(data) => void send(data)}
    >
      <Box label={say(words.lotName)} name="lot" required />
      <Pick label={say(words.item)} name="what" choices={choices} />
      <Pick
        label={say(words.batch)}
        name="batch"
        choices={[
          ["clinical", say(words.clinical)],
          ["registration", say(words.registration)],
        ]}
      />
      <Box label={say(words.bank)} name="bank" />
      {items.some(({ origin }) => origin === "autologous") && (
        <Box label={say(words.lotParticipant)} name="participant" />
      )}
      <Box label={say(words.made)} name="made" required help={say(words.day)} />
      <Box label={say(words.expires)} name="expires" required help={say(words.month)} />
      {study.blinding !== "open" && (
        <Box
          label={say(expiryWords.useUntil)}
          name="useUntil"
          required
          help={say(expiryWords.useUntilHelp)}
        />
      )}
      <Box
        label={say(words.unitCount)}
        name="count"
        type="number"
        min="1"
        max="1000"
        required
        help={say(words.unitsDrawn)}
      />
    </ActForm>
  );
}
