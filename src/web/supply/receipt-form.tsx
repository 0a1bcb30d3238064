import { useState } from "react";
import { type Instant, sha256 } from "../../kernel/index.ts";
import type { ShipmentPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Choice } from "../ui/choice.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { type Condition, itemsOf, type Receipt, scanned } from "./receipt.ts";
import { ScanBox } from "./scan-box.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

type Held = "no" | "yes" | "no-logger";

/** The receipt of a shipment: each unit scanned, how it came, whether the temperature held, the logger's file. */
export function ReceiptForm({
  study,
  page,
  onDone,
}: {
  readonly study: string;
  readonly page: ShipmentPage;
  readonly onDone: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study);
  const { shipment } = page;
  const listed = shipment.units.map(({ unit }) => unit);
  const [receipt, setReceipt] = useState<Receipt>({});
  const [held, setHeld] = useState<Held>(shipment.logger === undefined ? "no-logger" : "no");
  const [log, setLog] = useState<string>();
  const [received, setReceived] = useState("");
  const [since] = useState(() => performance.now());
  const items = itemsOf(receipt, listed);
  const isOdd = items.some(({ condition }) => condition === "damaged" || condition === "extra");
  const done = items.filter(
    ({ unit }) => receipt[unit] !== undefined && listed.includes(unit),
  ).length;
  const send = () =>
    give(
      {
        kind: "receive-shipment",
        shipment: shipment.shipment,
        received: received === "" ? nowAt(page.now, since) : instantOf(received),
        items,
        excursion: held,
        ...(log === undefined ? {} : { log }),
      },
      onDone,
    );
  return (
    <Card title={say(words.receiveTitle, { shipment: shipment.shipment })}>
      <div className="space-y-5">
        <ScanBox
          label={say(words.scan)}
          help={say(words.scanHelp)}
          onScan={(unit) => setReceipt((now) => scanned(now, listed, unit))}
        />
        <p role="status" className="num font-medium">
          {say(words.counted, { done, total: listed.length })}
        </p>
        <Sheet name={say(words.units)} heads={[say(words.unit), say(words.condition)]}>
          {items.map(({ unit }) => (
            <tr key={unit} className={rowClass}>
              <th scope="row" className={`num ${cellClass} font-medium`}>
                {unit}
              </th>
              <td className={cellClass}>
                <select
                  aria-label={say(words.pair, { what: words.condition, which: unit })}
                  className="field-box"
                  value={receipt[unit] ?? ""}
                  onChange={({ target }) =>
                    setReceipt((now) => withCondition(now, unit, target.value as Condition | ""))
                  }
                >
                  <option value="">{say(words.unscanned)}</option>
                  {(listed.includes(unit)
                    ? (["sound", "damaged", "missing"] as const)
                    : (["extra"] as const)
                  ).map((one) => (
                    <option key={one} value={one}>
                      {say(one === "missing" ? words["missing-unit"] : words[one])}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </Sheet>
        <Choice
          legend={say(words.excursionAsk)}
          name="excursion"
          value={held}
          choices={(["no", "yes", "no-logger"] as const).map((one) => [
            one,
            say(words[`excursion-${one}`]),
          ])}
          onChoose={setHeld}
        />
        <div className="flex flex-wrap gap-4">
          <Labelled label={say(words.receivedAt)} help={say(words.receivedHelp)}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                className="field-box"
                value={received}
                onChange={({ target }) => setReceived(target.value)}
              />
            )}
          </Labelled>
          <Labelled label={say(words.loggerFile)} help={say(words.loggerHelp)}>
            {(control) => (
              <input
                {...control}
                type="file"
                onChange={({ target }) => void readHash(target.files?.[0]).then(setLog)}
              />
            )}
          </Labelled>
        </div>
        {log !== undefined && <p className="num break-all text-[0.87rem]">SHA-256 {log}</p>}
        {held !== "no" ? (
          <Notice tone="wait" title={say(words.allQuarantined)} />
        ) : (
          isOdd && <Notice tone="wait" title={say(words.oddQuarantined)} />
        )}
        <ProblemNotice error={error} />
        <Button
          tone="primary"
          busy={busy}
          disabled={done < listed.length}
          onClick={() => void send()}
        >
          {say(words.receiveNow)}
        </Button>
      </div>
    </Card>
  );
}

function withCondition(receipt: Receipt, unit: string, condition: Condition | ""): Receipt {
  const { [unit]: _, ...others } = receipt;
  return condition === "" ? others : { ...others, [unit]: condition };
}

async function readHash(file: File | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : sha256(new Uint8Array(await file.arrayBuffer()));
}

/** What the server's clock shows by now: this device's may be wrong. */
function nowAt(loaded: string, since: number): Instant {
  return new Date(Date.parse(loaded) + performance.now() - since).toISOString() as Instant;
}

function instantOf(local: string): Instant {
  return new Date(local).toISOString() as Instant;
}
