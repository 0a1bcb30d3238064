import { useState } from "react";
import type { RelabelUnits } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { ActForm } from "./act-form.tsx";
import { words } from "./expiry-words.ts";
import { LabelsDialog } from "./labels-dialog.tsx";
import { words as supplyWords } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Units whose label shows a date that is not right any more: their labels are printed, and marked as put on. */
export function RelabelDialog({
  study,
  group,
  onClose,
}: {
  readonly study: string;
  readonly group: RelabelUnits;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const [chosen, setChosen] = useState<readonly string[]>(group.units);
  const [printing, setPrinting] = useState(false);
  if (printing) {
    return <LabelsDialog study={study} units={chosen} onClose={() => setPrinting(false)} />;
  }
  return (
    <ActForm
      title={say(words.relabelTitle, { lot: group.lot })}
      does={say(words.relabelled)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={() => void give({ kind: "relabel-units", units: chosen }, onClose)}
    >
      <p>{say(words.relabelWhat)}</p>
      <ul className="num">
        {group.units.map((unit) => (
          <li key={unit}>
            <label className="flex min-h-9 items-center gap-3">
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
              {unit}
            </label>
          </li>
        ))}
      </ul>
      <Button small disabled={chosen.length === 0} onClick={() => setPrinting(true)}>
        {say(supplyWords.printLabels)}
      </Button>
    </ActForm>
  );
}
