import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { AccountPage, SupplyBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { accountQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";

const columns = [
  "received",
  "sentOn",
  "inStock",
  "onTheWay",
  "dispensed",
  "administered",
  "returned",
  "discarded",
  "destroyed",
  "missing",
] as const;
type Column = (typeof columns)[number];

const heads = {
  received: words.receivedSum,
  sentOn: words.sentOn,
  inStock: words.inStock,
  onTheWay: words.onTheWay,
  dispensed: words.dispensed,
  administered: words.administered,
  returned: words.returned,
  discarded: words.discarded,
  destroyed: words.destroyed,
  missing: words["missing-unit"],
} as const satisfies Record<Column, unknown>;

/** The account of the product at any time, with the sum that proves it; what is asked stands in the address. */
export function AccountPart({
  study,
  board,
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  const [search, setSearch] = useAddress();
  const { site, lot, participant, at } = search;
  const [typed, setTyped] = useState(participant ?? "");
  const { data, error } = useQuery(
    accountQuery(study.id, {
      ...(site === undefined ? {} : { site }),
      ...(lot === undefined ? {} : { lot }),
      ...(participant === undefined ? {} : { participant }),
      ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    }),
  );
  const sites = [...new Set(board.stock.flatMap((line) => line.site ?? []))];
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-end gap-4 print:hidden">
        <Chooser
          label={say(words.site)}
          value={site}
          choices={sites}
          onChoose={(chosen) => setSearch({ site: chosen, participant: undefined })}
        />
        <Chooser
          label={say(words.lot)}
          value={lot}
          choices={board.lots.map((line) => line.lot)}
          onChoose={(chosen) => setSearch({ lot: chosen })}
        />
        <Labelled label={say(words.participant)}>
          {(control) => (
            <input
              {...control}
              className="field-box w-36"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onBlur={() => setSearch({ participant: typed.trim(), site: undefined })}
            />
          )}
        </Labelled>
        <Labelled label={say(words.asOf)}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              className="field-box"
              value={at ?? ""}
              onChange={({ target }) => setSearch({ at: target.value })}
            />
          )}
        </Labelled>
        <Button onClick={() => print()}>
          <Icon name="print" />
          {say(words.print)}
        </Button>
      </div>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={5} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Account page={data} whose={participant ?? site ?? lot ?? say(words.wholeStudy)} />
      )}
    </div>
  );
}

function Account({
  page: { at, lots, total },
  whose,
}: {
  readonly page: AccountPage;
  readonly whose: string;
}) {
  const { say } = useLanguage();
  if (lots.length === 0) return <Empty kind="match" title={say(words.nothingMoved)} />;
  const held = total.received - total.sentOn;
  return (
    <section className="space-y-4">
      <h2>
        {say(words.pair, { what: words.accountOf, which: whose })} · <When at={at} />
      </h2>
      <Notice
        tone={total.isBalanced ? "done" : "wrong"}
        title={say(total.isBalanced ? words.balanced : words.unbalanced, {
          received: total.received,
          sentOn: total.sentOn,
          held,
        })}
      />
      <Sheet
        name={say(words.account)}
        heads={[say(words.lot), ...columns.map((one) => say(heads[one]))]}
      >
        {lots.map((line) => (
          <tr key={line.lot} className={rowClass}>
            <th scope="row" className={`${cellClass} font-medium`}>
              {line.lot}
            </th>
            {columns.map((one) => (
              <td key={one} className={`num ${cellClass}`}>
                {line[one]}
              </td>
            ))}
          </tr>
        ))}
        <tr className={`${rowClass} font-medium`}>
          <th scope="row" className={cellClass}>
            {say(words.total)}
          </th>
          {columns.map((one) => (
            <td key={one} className={`num ${cellClass}`}>
              {total[one]}
            </td>
          ))}
        </tr>
      </Sheet>
    </section>
  );
}

function Chooser({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  const { say } = useLanguage();
  return (
    <Labelled label={label}>
      {(control) => (
        <select
          {...control}
          className="field-box"
          value={value ?? ""}
          onChange={({ target }) => onChoose(target.value)}
        >
          <option value="">{say(words.total)}</option>
          {choices.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
