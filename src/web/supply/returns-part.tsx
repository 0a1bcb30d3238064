import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { HeldUnits, SupplyBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ActForm, Box } from "./act-form.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { said } from "./said.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** What came back and was counted once, and what is there to be destroyed. */
export function ReturnsPart({
  study,
  board,
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  const may = useSupplyRights(study.id);
  const [counting, setCounting] = useState<string>();
  const [destroying, setDestroying] = useState<HeldUnits>();
  const returned = board.returns.flatMap((group) =>
    group.units.map((unit) => ({ ...group, unit })),
  );
  return (
    <div className="space-y-5">
      <Card title={say(words.toCount)}>
        {returned.length === 0 ? (
          <Empty kind="yet" title={say(words.noReturns)} />
        ) : (
          <Sheet
            name={say(words.toCount)}
            heads={[say(words.unit), say(words.lot), say(words.place), ""]}
          >
            {returned.map(({ unit, lot, site }) => (
              <tr key={unit} className={rowClass}>
                <th scope="row" className={`num ${cellClass} font-medium`}>
                  {unit}
                </th>
                <td className={cellClass}>{lot}</td>
                <td className={cellClass}>{site}</td>
                <td className="py-1.5">
                  {may("verify-return") && (
                    <Button small onClick={() => setCounting(unit)}>
                      {say(words.countAgain)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Sheet>
        )}
      </Card>
      <Card title={say(words.toDestroy)}>
        {board.toDestroy.length === 0 ? (
          <Empty kind="yet" title={say(words.noDestroy)} />
        ) : (
          <Sheet
            name={say(words.toDestroy)}
            heads={[say(words.lot), say(words.place), say(words.units), ""]}
          >
            {board.toDestroy.map((group, index) => (
              <tr key={index} className={rowClass}>
                <th scope="row" className={`${cellClass} font-medium`}>
                  {group.lot}
                </th>
                <td className={cellClass}>{group.site ?? say(words.depot)}</td>
                <td className={`num ${cellClass}`}>{group.units.join(", ")}</td>
                <td className="py-1.5">
                  {may("destroy-units") && (
                    <Button small tone="danger" onClick={() => setDestroying(group)}>
                      {say(words.destroy)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Sheet>
        )}
      </Card>
      {counting !== undefined && (
        <CountDialog study={study.id} unit={counting} onClose={() => setCounting(undefined)} />
      )}
      {destroying !== undefined && (
        <DestroyDialog
          study={study.id}
          group={destroying}
          onClose={() => setDestroying(undefined)}
        />
      )}
    </div>
  );
}

function CountDialog({
  study,
  unit,
  onClose,
}: {
  readonly study: string;
  readonly unit: string;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const send = (data: FormData): void => {
    const left = said(data, "left");
    void give(
      { kind: "verify-return", unit, ...(left === "" ? {} : { left: Number(left) }) },
      onClose,
    );
  };
  return (
    <ActForm
      title={say(words.pair, { what: words.countAgain, which: unit })}
      does={say(words.countAgain)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <Box label={say(words.leftOver)} name="left" type="number" min="0" step="any" />
    </ActForm>
  );
}

function DestroyDialog({
  study,
  group,
  onClose,
}: {
  readonly study: string;
  readonly group: HeldUnits;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  return (
    <ActForm
      title={say(words.destroy)}
      does={say(words.destroy)}
      danger
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={(data) =>
        void give(
          { kind: "destroy-units", units: group.units, certificate: said(data, "certificate") },
          onClose,
        )
      }
    >
      <p className="num break-words">{group.units.join(", ")}</p>
      <Box label={say(words.destruction)} name="certificate" required />
    </ActForm>
  );
}
