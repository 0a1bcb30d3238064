import { useState } from "react";
import { addressOf, Problem } from "../api/call.ts";
import type { ProblemBody } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm, Pick, Why } from "./act-form.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";

/** Labels of units as PDF, in the language of the screen; printed again only with a reason. */
export function LabelsDialog({
  study,
  units,
  onClose,
}: {
  readonly study: string;
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { say, language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (data: FormData): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const reason = said(data, "reason");
    try {
      const response = await fetch(
        addressOf("POST /api/studies/{study}/supply/labels", { params: { study } }),
        {
          method: "POST",
          headers: {
            "x-neurite": "1",
            "content-type": "application/json",
            "accept-language": language,
          },
          body: JSON.stringify({
            units,
            language,
            small: said(data, "size") === "small",
            ...(reason === "" ? {} : { reason }),
          }),
        },
      );
      if (!response.ok) throw new Problem(response.status, (await response.json()) as ProblemBody);
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = "labels.pdf";
      link.click();
      URL.revokeObjectURL(address);
      onClose();
    } catch (problem) {
      setError(problem instanceof TypeError ? new Problem(0) : problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ActForm
      title={say(words.printLabels)}
      does={say(words.download)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={(data) => void send(data)}
    >
      <p className="num break-words">{units.join(", ")}</p>
      <Pick
        label={say(words.labelSize)}
        name="size"
        choices={[
          ["whole", say(words.whole)],
          ["small", say(words.small)],
        ]}
      />
      <Why label={say(words.whyAgain)} required={false} />
    </ActForm>
  );
}
