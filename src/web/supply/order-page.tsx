import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { type ParticipantId, unitWords as measureWords } from "../../kernel/index.ts";
import type { OrderPage as Order } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { complianceTold } from "./compliance-told.ts";
import { words as expiryWords } from "./expiry-words.ts";
import { LabelsDialog } from "./labels-dialog.tsx";
import { orderStates } from "./orders-part.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { ScanBox } from "./scan-box.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { amountWords } from "./supply-names.ts";
import { orderQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";
import { useSupplyRights } from "./use-supply-rights.ts";

/** An order: the dose with its arithmetic, what is proposed, and what is taken from the shelf. */
export function OrderPage() {
  const { study = "", participant = "", order = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const { data, error } = useQuery(orderQuery(study, participant, order));
  return (
    <Page
      title={say(words.orderTitle, { order, participant })}
      above={
        <Link to="/studies/$study/supply" params={{ study }} search={{ tab: "orders" }}>
          {say(words.orders)}
        </Link>
      }
      below={
        data !== undefined && (
          <>
            {data.line.site} ·{" "}
            {data.doseNumber !== undefined && (
              <>{say(expiryWords.doseNumber, { dose: data.doseNumber })} · </>
            )}{" "}
            {say(words.forDay)} <span className="num">{data.line.date}</span>{" "}
            <Badge tone={orderStates[data.line.status][1]}>
              {say(orderStates[data.line.status][0])}
            </Badge>{" "}
            {data.line.late && <Badge tone="wrong">{say(words.late)}</Badge>}
          </>
        )
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Parts study={study} page={data} />
      )}
    </Page>
  );
}

function Parts({ study, page }: { readonly study: string; readonly page: Order }) {
  const { say } = useLanguage();
  const may = useSupplyRights(study);
  const { give, busy, error } = useSupplyCommand(study);
  const [labels, setLabels] = useState(false);
  const [back, setBack] = useState<string>();
  const { line, dispensed } = page;
  const participant = line.participant as ParticipantId;
  return (
    <div className="space-y-5">
      {page.dose !== undefined && (
        <Card title={say(words.arithmetic)}>
          <Arithmetic dose={page.dose} />
        </Card>
      )}
      {page.home !== undefined && <Home home={page.home} />}
      {line.status === "ordered" && <Prepare study={study} page={page} />}
      {dispensed.length > 0 && (
        <Card
          title={say(words.dispensed)}
          actions={
            <Button small onClick={() => setLabels(true)}>
              {say(words.printLabels)}
            </Button>
          }
        >
          <ul className="space-y-2">
            {dispensed.map((unit) => (
              <li key={unit} className="flex flex-wrap items-center gap-3">
                <span className="num font-medium">{unit}</span>
                {line.status === "ready" && page.home === undefined && may("thaw") && (
                  <Button
                    small
                    busy={busy}
                    onClick={() => void give({ kind: "thaw", participant, unit })}
                  >
                    {say(words.thaw)}
                  </Button>
                )}
                {page.out.includes(unit) && may("return-unit") && (
                  <Button
                    small
                    busy={busy}
                    onClick={() =>
                      page.home === undefined
                        ? void give({ kind: "return-unit", participant, unit })
                        : setBack(unit)
                    }
                  >
                    {say(words.returnUnit)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <ProblemNotice error={error} />
        </Card>
      )}
      {page.home !== undefined && back !== undefined && (
        <ReturnDialog
          study={study}
          participant={participant}
          unit={back}
          most={page.home.perUnit}
          onClose={() => setBack(undefined)}
        />
      )}
      {labels && <LabelsDialog study={study} units={dispensed} onClose={() => setLabels(false)} />}
    </div>
  );
}

/** What is taken home: how many units its days ask for, and the count of what came back. */
function Home({ home }: { readonly home: NonNullable<Order["home"]> }) {
  const { say } = useLanguage();
  const { title, directions, days, perDay, perUnit, units, compliance } = home;
  const needed = days * perDay;
  return (
    <Card title={say(expiryWords.forHome)}>
      <p className="font-medium">{say(title)}</p>
      <p>{say(directions)}</p>
      <p className="num">{say(expiryWords.homeTold, { days, perDay, needed, perUnit, units })}</p>
      {compliance !== undefined && <p className="num">{say(...complianceTold(compliance))}</p>}
    </Card>
  );
}

function Arithmetic({ dose }: { readonly dose: NonNullable<Order["dose"]> }) {
  const { say, language } = useLanguage();
  const { title, amount, unit, unitsPerDose, container } = dose;
  return (
    <>
      <p className="font-medium">{say(title)}</p>
      <p className="num">
        {say(words.arithmeticTold, {
          amount: amountWords(amount),
          unit: measureWords(unit, language),
          count: unitsPerDose,
          each: amountWords(amount / unitsPerDose),
          container: say(words[container]),
        })}
      </p>
    </>
  );
}

function Prepare({
  study,
  page: { line, proposal },
}: {
  readonly study: string;
  readonly page: Order;
}) {
  const { say } = useLanguage();
  const may = useSupplyRights(study);
  const { give, busy, error } = useSupplyCommand(study);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const other = taken.find((unit) => !proposal.some((one) => one.unit === unit));
  if (proposal.length === 0) return <Notice tone="wrong" title={say(words.nothingServes)} />;
  const participant = line.participant as ParticipantId;
  return (
    <Card title={say(words.proposed)}>
      <div className="space-y-4">
        <Sheet
          name={say(words.proposed)}
          heads={[say(words.unit), say(words.lot), say(words.expires), ""]}
        >
          {proposal.map(({ unit, lot, expires, daysLeft }) => (
            <tr key={unit} className={rowClass}>
              <th scope="row" className={`num ${cellClass} font-medium`}>
                {unit}
              </th>
              <td className={cellClass}>
                <Link to="/studies/$study/supply/lots/$lot" params={{ study, lot }}>
                  {lot}
                </Link>
              </td>
              <td className={`num ${cellClass}`}>{expires}</td>
              <td className={cellClass}>{say(words.expiresIn, { days: daysLeft })}</td>
            </tr>
          ))}
        </Sheet>
        {may("dispense") && (
          <>
            <ScanBox
              label={say(words.scanToDispense)}
              onScan={(unit) => setTaken((now) => [...new Set([...now, unit])])}
            />
            {taken.length > 0 && (
              <p role="status" className="num font-medium">
                {say(words.taken, { units: taken.join(", ") })}{" "}
                <Button small tone="quiet" onClick={() => setTaken([])}>
                  {say(words.cancel)}
                </Button>
              </p>
            )}
            {other !== undefined && (
              <Notice tone="wait" title={say(words.otherTaken, { unit: other })} />
            )}
            <ProblemNotice error={error} />
            <Button
              tone="primary"
              busy={busy}
              disabled={taken.length === 0}
              onClick={() =>
                void give({ kind: "dispense", participant, order: line.order, units: taken }, () =>
                  setTaken([]),
                )
              }
            >
              {say(words.dispense)}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}
