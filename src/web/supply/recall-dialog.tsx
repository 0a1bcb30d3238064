import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ActForm, Why } from "./act-form.tsx";
import { RecallFacts } from "./recall-part.tsx";
import { said } from "./said.ts";
import { recallQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Recalls a lot, once its name was typed again beneath all whom it concerns. */
export function RecallDialog({
  study,
  lot,
  onClose,
}: {
  readonly study: string;
  readonly lot: string;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const { data: page } = useQuery(recallQuery(study, lot));
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const send = (data: FormData): void => {
    setWrong(typed.trim() !== lot);
    if (typed.trim() === lot)
      void give({ kind: "recall-lot", lot, reason: said(data, "reason") }, onClose);
  };
  return (
    <ActForm
      title={say(words.recall)}
      does={say(words.recallNow)}
      danger
      wide
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <p>{say(words.recallWhat, { lot })}</p>
      {page !== undefined && <RecallFacts page={page} />}
      <Why label={say(words.why)} />
      <Labelled
        label={say(words.typeLot, { lot })}
        {...(wrong ? { error: say(words.typeLot, { lot }) } : {})}
      >
        {(control) => (
          <input
            {...control}
            required
            autoComplete="off"
            className="field-box w-60"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setWrong(false);
            }}
          />
        )}
      </Labelled>
    </ActForm>
  );
}
