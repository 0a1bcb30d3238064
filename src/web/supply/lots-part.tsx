import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { SupplyBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { BankDialog } from "./bank-dialog.tsx";
import { lotTones } from "./lot-tones.ts";
import { MakeLotDialog } from "./make-lot-dialog.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { itemName, levelName } from "./supply-names.ts";
import { words } from "./supply-words.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** Every lot with how far it is. */
export function LotsPart({
  study,
  board: { lots },
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  const may = useSupplyRights(study.id);
  const [open, setOpen] = useState<"lot" | "bank">();
  const close = () => setOpen(undefined);
  return (
    <>
      {may("make-lot") && (
        <div className="mb-4 flex flex-wrap gap-2">
          <Button tone="primary" onClick={() => setOpen("lot")}>
            {say(words.makeLot)}
          </Button>
          <Button onClick={() => setOpen("bank")}>{say(words.registerBank)}</Button>
        </div>
      )}
      {lots.length === 0 ? (
        <Empty kind="yet" title={say(words.noLots)}>
          <p>{say(words.noLotsHow)}</p>
        </Empty>
      ) : (
        <Sheet
          name={say(words.lots)}
          heads={[
            say(words.lot),
            say(words.item),
            say(words.level),
            say(words.status),
            say(words.expires),
            say(words.units),
            say(words.left),
            say(words.quarantined),
            say(words.given),
          ]}
        >
          {lots.map((line) => (
            <tr key={line.lot} className={rowClass}>
              <th scope="row" className={`${cellClass} font-medium`}>
                <Link
                  to="/studies/$study/supply/lots/$lot"
                  params={{ study: study.id, lot: line.lot }}
                >
                  {line.lot}
                </Link>
              </th>
              <td className={cellClass}>{itemName(study, line.item)}</td>
              <td className={cellClass}>{say(levelName(study, line.level))}</td>
              <td className={cellClass}>
                <Badge tone={lotTones[line.status]}>{say(words[line.status])}</Badge>
              </td>
              <td className={`num ${cellClass}`}>{line.expires}</td>
              {[line.units, line.left, line.quarantined, line.given].map((count, index) => (
                <td key={index} className={`num ${cellClass}`}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </Sheet>
      )}
      {open === "lot" && <MakeLotDialog study={study} onClose={close} />}
      {open === "bank" && <BankDialog study={study} onClose={close} />}
    </>
  );
}
