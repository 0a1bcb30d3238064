import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { SupplyBoard } from "../../server/contract.ts";
import type { SiteId } from "../../kernel/index.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ActForm, Box, Pick } from "./act-form.tsx";
import { ScanBox } from "./scan-box.tsx";
import { said } from "./said.ts";
import { lotQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { useSupplyCommand } from "./use-supply-command.ts";

/** Sends units to a site: scanned one by one, or picked from the lots at the depot. */
export function ShipDialog({
  study,
  board,
  onClose,
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useSupplyCommand(study.id);
  const { sites } = useStudy(study.id);
  const [units, setUnits] = useState<readonly string[]>([]);
  const released = board.lots.filter(
    ({ status }) => status === "released" || status === "conditionally-released",
  );
  const [lot, setLot] = useState(released[0]?.lot ?? "");
  const toggle = (unit: string, isIn: boolean) =>
    setUnits((now) => (isIn ? [...new Set([...now, unit])] : now.filter((one) => one !== unit)));
  const send = (data: FormData): void => {
    const logger = said(data, "logger");
    void give(
      {
        kind: "ship",
        shipment: said(data, "shipment"),
        to: said(data, "to") as SiteId,
        units,
        ...(logger === "" ? {} : { logger }),
      },
      onClose,
    );
  };
  return (
    <ActForm
      title={say(words.send)}
      does={say(words.send)}
      wide
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={send}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Box label={say(words.shipmentName)} name="shipment" required />
        <Pick
          label={say(words.to)}
          name="to"
          choices={sites
            .filter(({ active }) => active)
            .map(({ id, name }) => [id, `${id} · ${say(name)}`])}
        />
        <Box label={say(words.logger)} name="logger" />
      </div>
      <Labelled label={say(words.lot)}>
        {(control) => (
          <select
            {...control}
            className="field-box w-60"
            value={lot}
            onChange={({ target }) => setLot(target.value)}
          >
            {released.map((one) => (
              <option key={one.lot}>{one.lot}</option>
            ))}
          </select>
        )}
      </Labelled>
      {lot !== "" && <DepotUnits study={study.id} lot={lot} chosen={units} onToggle={toggle} />}
      <ScanBox label={say(words.scan)} onScan={(unit) => toggle(unit, true)} />
      <p className="num">{units.join(", ")}</p>
    </ActForm>
  );
}

function DepotUnits({
  study,
  lot,
  chosen,
  onToggle,
}: {
  readonly study: string;
  readonly lot: string;
  readonly chosen: readonly string[];
  readonly onToggle: (unit: string, isIn: boolean) => void;
}) {
  const { say } = useLanguage();
  const { data } = useQuery(lotQuery(study, lot));
  const free =
    data?.units.filter(({ status, blocked }) => status === "in-stock" && blocked === undefined) ??
    [];
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{say(words.chooseUnits)}</legend>
      <div className="flex max-h-48 flex-wrap gap-x-4 overflow-auto">
        {free.map(({ unit }) => (
          <label key={unit} className="num flex min-h-9 items-center gap-2">
            <input
              type="checkbox"
              className="size-5"
              checked={chosen.includes(unit)}
              onChange={({ target }) => onToggle(unit, target.checked)}
            />
            {unit}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
