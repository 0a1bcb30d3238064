import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { HeldUnits } from "../../server/contract.ts";
import { type Command, commandHash, quarantineCauseWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ProofFields } from "../session/proof-fields.tsx";
import { ActForm, Pick, Why } from "./act-form.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { said } from "./said.ts";
import { lotQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Quality's signed word about units that were too warm or came damaged, beside what they have spent of their budget. */
export function DecideDialog({
  study,
  group,
  onClose,
}: {
  readonly study: Study;
  readonly group: HeldUnits;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study.id);
  const { data: page } = useQuery(lotQuery(study.id, group.lot));
  const [chosen, setChosen] = useState<readonly string[]>(group.units);
  const item = study.supply?.items.find(({ id }) => id === page?.line.item);
  const send = (data: FormData): void => {
    const command: Command = {
      kind: "decide-excursion",
      units: chosen,
      usable: said(data, "usable") === "yes",
      reason: said(data, "reason"),
    };
    void give(command, onClose, { data, hash: commandHash(command) });
  };
  return (
    <ActForm
      title={say(words.decideTitle, { lot: group.lot })}
      does={say(words.sign)}
      wide
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <ul className="space-y-1">
        {group.units.map((unit) => {
          const known = page?.units.find((one) => one.unit === unit);
          const cause = known?.state.quarantine?.cause;
          return (
            <li key={unit}>
              <label className="flex min-h-9 flex-wrap items-center gap-x-3">
                <input
                  type="checkbox"
                  className="size-5"
                  checked={chosen.includes(unit)}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked ? [...chosen, unit] : chosen.filter((one) => one !== unit),
                    )
                  }
                />
                <span className="num font-medium">{unit}</span>
                {cause !== undefined && (
                  <span className="text-soft">{say(quarantineCauseWords[cause])}</span>
                )}
                {known !== undefined && known.state.excursions.length > 0 && (
                  <BudgetBar unit={unit} item={item} budget={known.budget} />
                )}
              </label>
            </li>
          );
        })}
      </ul>
      <Pick
        label={say(words.decision)}
        name="usable"
        choices={[
          ["yes", say(words.usableYes)],
          ["no", say(words.usableNo)],
        ]}
      />
      <Why label={say(words.basis)} />
      <ProofFields />
    </ActForm>
  );
}
