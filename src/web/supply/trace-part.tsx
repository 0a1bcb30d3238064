import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAddress } from "../ui/use-address.ts";
import { unitWords } from "./lot-tones.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { traceQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";

const kinds = ["participant", "unit", "lot"] as const;

/** Lot → every unit, dose and recipient; recipient or unit → lot → bank → donor. */
export function TracePart({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  const [search, setSearch] = useAddress();
  const kind = kinds.find((one) => search[one] !== undefined) ?? "participant";
  const [what, setWhat] = useState<(typeof kinds)[number]>(kind);
  const [typed, setTyped] = useState(search[kind] ?? "");
  const none = { participant: undefined, unit: undefined, lot: undefined };
  return (
    <div className="space-y-5">
      <form
        className="flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ ...none, [what]: typed.trim() });
        }}
      >
        <Labelled label={say(words.traceWhat)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={what}
              onChange={({ target }) => setWhat(target.value as (typeof kinds)[number])}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {say(words[one])}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={say(words[what])}>
          {(control) => (
            <input
              {...control}
              required
              autoComplete="off"
              className="field-box w-52"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Labelled>
        <Button type="submit" tone="primary">
          {say(words.find)}
        </Button>
      </form>
      {search[kind] !== undefined && <Found study={study.id} kind={kind} name={search[kind]} />}
    </div>
  );
}

function Found({
  study,
  kind,
  name,
}: {
  readonly study: string;
  readonly kind: (typeof kinds)[number];
  readonly name: string;
}) {
  const { say } = useLanguage();
  const { data, error } = useQuery(traceQuery(study, { [kind]: name }));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  if (data.units.length === 0) return <Empty kind="match" title={say(words.traceNone)} />;
  return (
    <div className="space-y-5">
      <Card title={say(words.origin)}>
        <ul className="space-y-1">
          {data.lots.map(({ lot, banks }) => (
            <li key={lot}>
              <Link to="/studies/$study/supply/lots/$lot" params={{ study, lot }}>
                {lot}
              </Link>
              {banks.map(({ bank, level }) => (
                <span key={bank}>
                  {" "}
                  ← {bank} <span className="text-soft">{say(words[level])}</span>
                </span>
              ))}
            </li>
          ))}
        </ul>
        <p className="mt-2 text-soft">{say(words.recipients, { count: data.recipients.length })}</p>
      </Card>
      <Card title={say(words.units)}>
        <Sheet
          name={say(words.units)}
          heads={[
            say(words.unit),
            say(words.lot),
            say(words.status),
            say(words.place),
            say(words.participant),
          ]}
        >
          {data.units.map(({ unit, lot, status, site, participant }) => (
            <tr key={unit} className={rowClass}>
              <th scope="row" className={`num ${cellClass} font-medium`}>
                {unit}
              </th>
              <td className={cellClass}>{lot}</td>
              <td className={cellClass}>{say(unitWords[status])}</td>
              <td className={cellClass}>{site ?? say(words.depot)}</td>
              <td className={cellClass}>{participant}</td>
            </tr>
          ))}
        </Sheet>
      </Card>
    </div>
  );
}
