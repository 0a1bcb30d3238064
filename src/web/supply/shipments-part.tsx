import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { HeldUnits, SupplyBoard } from "../../server/contract.ts";
import { quarantineCauseWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { When } from "../ui/when.tsx";
import { DecideDialog } from "./decide-dialog.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { ShipDialog } from "./ship-dialog.tsx";
import { words } from "./supply-words.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** Shipments, and what of them waits for quality's decision. */
export function ShipmentsPart({
  study,
  board,
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  const may = useSupplyRights(study.id);
  const [open, setOpen] = useState<"ship" | HeldUnits>();
  const close = () => setOpen(undefined);
  const { shipments, excursions } = board;
  return (
    <div className="space-y-5">
      {excursions.length > 0 && (
        <Card title={say(words.excursions)}>
          <Sheet
            name={say(words.excursions)}
            heads={[say(words.lot), say(words.place), say(words.units), say(words.why), ""]}
          >
            {excursions.map((group, index) => (
              <tr key={index} className={rowClass}>
                <th scope="row" className={`${cellClass} font-normal`}>
                  <Link
                    to="/studies/$study/supply/lots/$lot"
                    params={{ study: study.id, lot: group.lot }}
                  >
                    {group.lot}
                  </Link>
                </th>
                <td className={cellClass}>
                  {group.site ?? say(words.depot)}{" "}
                  <span className="text-soft">{group.shipment}</span>
                </td>
                <td className={`num ${cellClass}`}>{group.units.join(", ")}</td>
                <td className={cellClass}>
                  {group.cause !== undefined && say(quarantineCauseWords[group.cause])}
                </td>
                <td className="py-1.5">
                  {may("decide-excursion") && (
                    <Button small onClick={() => setOpen(group)}>
                      {say(words.decide)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Sheet>
        </Card>
      )}
      <Card
        title={say(words.shipments)}
        actions={
          may("ship") && (
            <Button small tone="primary" onClick={() => setOpen("ship")}>
              {say(words.send)}
            </Button>
          )
        }
      >
        {shipments.length === 0 ? (
          <Empty kind="yet" title={say(words.noShipments)} />
        ) : (
          <Sheet
            name={say(words.shipments)}
            heads={[
              say(words.shipment),
              say(words.to),
              say(words.units),
              say(words.logger),
              say(words.sent),
              say(words.receivedAt),
              "",
            ]}
          >
            {shipments.map(({ shipment, to, units, logger, sent, received, excursion }) => (
              <tr key={shipment} className={rowClass}>
                <th scope="row" className={`${cellClass} font-medium`}>
                  <Link
                    to="/studies/$study/supply/shipments/$shipment"
                    params={{ study: study.id, shipment }}
                  >
                    {shipment}
                  </Link>
                </th>
                <td className={cellClass}>{to}</td>
                <td className={`num ${cellClass}`}>{units}</td>
                <td className={`num ${cellClass}`}>{logger}</td>
                <td className={cellClass}>
                  <When at={sent} />
                </td>
                <td className={cellClass}>
                  {received === undefined ? (
                    <Badge tone="wait">{say(words.onTheWay)}</Badge>
                  ) : (
                    <When at={received} />
                  )}
                </td>
                <td className={cellClass}>
                  {excursion !== undefined && excursion !== "no" && (
                    <Badge tone="wrong">{say(words[`excursion-${excursion}`])}</Badge>
                  )}
                </td>
              </tr>
            ))}
          </Sheet>
        )}
      </Card>
      {open === "ship" && <ShipDialog study={study} board={board} onClose={close} />}
      {typeof open === "object" && <DecideDialog study={study} group={open} onClose={close} />}
    </div>
  );
}
