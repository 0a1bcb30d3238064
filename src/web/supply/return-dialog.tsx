import type { ParticipantId } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm, Box } from "./act-form.tsx";
import { words } from "./expiry-words.ts";
import { said } from "./said.ts";
import { words as supplyWords } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** A unit of home medication came back: what is left in it is counted. */
export function ReturnDialog({
  study,
  participant,
  unit,
  most,
  onClose,
}: {
  readonly study: string;
  readonly participant: string;
  readonly unit: string;
  /** What a unit holds when it is full. */
  readonly most: number;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  return (
    <ActForm
      title={say(words.returnTitle, { unit })}
      does={say(supplyWords.returnUnit)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={(data) =>
        void give(
          {
            kind: "return-unit",
            participant: participant as ParticipantId,
            unit,
            left: Number(said(data, "left")),
          },
          onClose,
        )
      }
    >
      <Box
        label={say(words.left)}
        name="left"
        type="number"
        min="0"
        max={String(most)}
        step="any"
        required
        help={say(words.leftHelp, { most })}
      />
    </ActForm>
  );
}
