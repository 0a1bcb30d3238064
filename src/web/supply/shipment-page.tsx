import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ShipmentPage as Shipment } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { When } from "../ui/when.tsx";
import { unitWords } from "./lot-tones.ts";
import { ReceiptForm } from "./receipt-form.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { itemName } from "./supply-names.ts";
import { shipmentQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** A shipment: what was sent, and its receipt unit by unit. */
export function ShipmentPage() {
  const { study = "", shipment = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const may = useSupplyRights(study);
  const { data, error } = useQuery(shipmentQuery(study, shipment));
  const [isDone, setDone] = useState(false);
  return (
    <Page
      title={`${say(words.shipment)} ${shipment}`}
      above={
        <Link to="/studies/$study/supply" params={{ study }} search={{ tab: "shipments" }}>
          {say(words.shipments)}
        </Link>
      }
      below={
        data !== undefined && (
          <>
            {data.shipment.to} · {say(words.sent)} <When at={data.shipment.sent} />
            {data.shipment.logger !== undefined &&
              ` · ${say(words.logger)} ${data.shipment.logger}`}
          </>
        )
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : data.shipment.received === undefined && may("receive-shipment") ? (
        <ReceiptForm study={study} page={data} onDone={() => setDone(true)} />
      ) : (
        <Contents study={study} page={data} isDone={isDone} />
      )}
    </Page>
  );
}

function Contents({
  study: id,
  page,
  isDone,
}: {
  readonly study: string;
  readonly page: Shipment;
  readonly isDone: boolean;
}) {
  const { say } = useLanguage();
  const { study } = useStudy(id);
  const { received, excursion } = page.shipment;
  return (
    <div className="space-y-4">
      {received !== undefined && (
        <Notice tone={excursion === "no" ? "done" : "wait"} title={say(words.receivedAt)}>
          <When at={received} /> {excursion !== undefined && say(words[`excursion-${excursion}`])}
          {isDone && excursion !== "no" && <p>{say(words.allQuarantined)}</p>}
        </Notice>
      )}
      <Card title={say(words.units)}>
        <Sheet
          name={say(words.units)}
          heads={[
            say(words.unit),
            say(words.lot),
            say(words.item),
            say(words.expires),
            say(words.status),
          ]}
        >
          {page.units.map(({ unit, lot, item, expires, status, quarantined }) => (
            <tr key={unit} className={rowClass}>
              <th scope="row" className={`num ${cellClass} font-medium`}>
                {unit}
              </th>
              <td className={cellClass}>
                <Link to="/studies/$study/supply/lots/$lot" params={{ study: id, lot }}>
                  {lot}
                </Link>
              </td>
              <td className={cellClass}>{itemName(study, item)}</td>
              <td className={`num ${cellClass}`}>{expires}</td>
              <td className={cellClass}>
                {say(unitWords[status])}{" "}
                {quarantined && <Badge tone="wrong">{say(words["quarantined-unit"])}</Badge>}
              </td>
            </tr>
          ))}
        </Sheet>
      </Card>
    </div>
  );
}
