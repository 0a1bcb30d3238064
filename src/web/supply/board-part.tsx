import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Study } from "../../definition/index.ts";
import type { HeldUnits, SupplyBoard } from "../../server/contract.ts";
import { quarantineCauseWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { When } from "../ui/when.tsx";
import { forecastOf } from "./forecast.ts";
import { words as expiryWords } from "./expiry-words.ts";
import { RelabelLines } from "./relabel-group.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { ShelfLifePicture } from "./shelf-life-picture.tsx";
import { StockPicture } from "./stock-picture.tsx";
import { itemName, levelName } from "./supply-names.ts";
import { words } from "./supply-words.ts";
import { waitingOf } from "./waiting.ts";

/** One board by exception: what waits first, then what every place holds and will need. */
export function BoardPart({
  study,
  board,
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title={say(words.waiting)} className="lg:col-span-2">
        <Waiting study={study} board={board} />
      </Card>
      <StockPicture study={study} stock={board.stock} />
      <div className="space-y-5">
        <ShelfLifePicture lots={board.lots} />
        <Forecast study={study} board={board} />
      </div>
    </div>
  );
}

function Waiting({ study, board }: { readonly study: Study; readonly board: SupplyBoard }) {
  const { say } = useLanguage();
  if (waitingOf(board).length === 0) return <Empty kind="yet" title={say(words.nothing)} />;
  const place = (site: string | undefined): string => site ?? say(words.depot);
  const held = (group: HeldUnits): ReactNode => (
    <>
      <Link to="/studies/$study/supply/lots/$lot" params={{ study: study.id, lot: group.lot }}>
        {say(words.heldLine, {
          units: group.units.length,
          lot: group.lot,
          place: place(group.site),
        })}
      </Link>{" "}
      {group.cause !== undefined && (
        <Badge tone="wait">{say(quarantineCauseWords[group.cause])}</Badge>
      )}
    </>
  );
  const open = board.orders.filter(({ status }) => status === "ordered");
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <Group title={say(words.ordersWaiting)} count={open.length}>
        {open.map(({ participant, site, order, date, late, medication }) => (
          <li key={`${participant}/${order}`}>
            <Link
              to="/studies/$study/supply/orders/$participant/$order"
              params={{ study: study.id, participant, order: String(order) }}
            >
              {say(words.orderLine, { participant, site, order })}
            </Link>{" "}
            {medication !== undefined && <>{say(expiryWords.forHome)} </>}
            <span className="num text-soft">{say(words.today, { date })}</span>{" "}
            {late && <Badge tone="wrong">{say(words.late)}</Badge>}
          </li>
        ))}
      </Group>
      <Group title={say(words.excursions)} count={board.excursions.length}>
        {board.excursions.map((group, index) => (
          <li key={index}>{held(group)}</li>
        ))}
      </Group>
      <Group
        title={say(words.toReceive)}
        count={board.shipments.filter(({ received }) => received === undefined).length}
      >
        {board.shipments
          .filter(({ received }) => received === undefined)
          .map(({ shipment, to, units, sent }) => (
            <li key={shipment}>
              <Link
                to="/studies/$study/supply/shipments/$shipment"
                params={{ study: study.id, shipment }}
              >
                {say(words.shipmentLine, { shipment, to, units })}
              </Link>{" "}
              <span className="text-soft">
                <When at={sent} />
              </span>
            </li>
          ))}
      </Group>
      <Group title={say(words.expiring)} count={board.expiring.length}>
        {board.expiring.map((group, index) => (
          <li key={index}>
            {held(group)}{" "}
            <Badge tone="wrong">{say(words.expiresIn, { days: group.daysLeft })}</Badge>
          </li>
        ))}
      </Group>
      <Group title={say(expiryWords.relabel)} count={board.relabel.length}>
        <RelabelLines study={study.id} groups={board.relabel} />
      </Group>
      <Group title={say(words.thawed)} count={board.thawed.length}>
        {board.thawed.map(({ unit, participant = "–", thawedAt, minutes }) => (
          <li key={unit}>
            {say(words.thawLine, { unit, participant })} <When at={thawedAt} />{" "}
            {minutes !== undefined && (
              <Badge tone="wait">{say(words.thawLimit, { minutes })}</Badge>
            )}
          </li>
        ))}
      </Group>
      <Group title={say(words.toCount)} count={board.returns.length}>
        {board.returns.map((group, index) => (
          <li key={index}>{held(group)}</li>
        ))}
      </Group>
      <Group title={say(words.toDestroy)} count={board.toDestroy.length}>
        {board.toDestroy.map((group, index) => (
          <li key={index}>{held(group)}</li>
        ))}
      </Group>
      <Group title={say(words.resupply)} count={board.resupply.length}>
        {board.resupply.map(({ site, item, level, units }) => (
          <li key={`${site}/${item}/${level}`}>
            {say(words.resupplyLine, {
              site,
              units,
              item: itemName(study, item),
              level: say(levelName(study, level)),
            })}
          </li>
        ))}
      </Group>
    </div>
  );
}

function Group({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h3 className="mb-1">
        {title} <span className="num font-normal text-soft">{count}</span>
      </h3>
      <ul className="space-y-1">{children}</ul>
    </section>
  );
}

function Forecast({ study, board }: { readonly study: Study; readonly board: SupplyBoard }) {
  const { say } = useLanguage();
  const perDose = (level: string): number =>
    study.supply?.items.find(({ levels }) => levels.includes(level))?.unitsPerDose ?? 1;
  const needs = forecastOf(board, perDose);
  return (
    <Card title={say(words.forecast)}>
      {needs.length === 0 ? (
        <p className="text-soft">{say(words.noneDue)}</p>
      ) : (
        <Sheet
          name={say(words.forecast)}
          heads={[
            say(words.site),
            say(words.level),
            say(words.due),
            say(words.usable),
            say(words.onTheWay),
            "",
          ]}
        >
          {needs.map(({ site, level, due, usable, onTheWay, short }) => (
            <tr key={`${site}/${level}`} className={rowClass}>
              <th scope="row" className={`${cellClass} font-normal`}>
                {site}
              </th>
              <td className={cellClass}>{say(levelName(study, level))}</td>
              {[due, usable, onTheWay].map((number, index) => (
                <td key={index} className={`num ${cellClass}`}>
                  {number}
                </td>
              ))}
              <td className={cellClass}>
                <Badge tone={short > 0 ? "wrong" : "done"}>
                  {short > 0 ? say(words.short, { count: short }) : say(words.enough)}
                </Badge>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </Card>
  );
}
