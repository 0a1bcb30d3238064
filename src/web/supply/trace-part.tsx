import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words as expiryWords } from "./expiry-words.ts";
import { unitWords } from "./lot-tones.ts";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { traceQuery } from "./supply-queries.ts";
import { words } from "./supply-words.ts";
import { TraceForm, type TraceKind, useTraced } from "./trace-form.tsx";

/** Lot → every unit, dose and recipient; recipient or unit → lot → bank → donor. */
export function TracePart({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  const [kind, name] = useTraced();
  return (
    <div className="space-y-5">
      <TraceForm />
      {name !== undefined && (
        <>
          <p>
            <Link
              to="/studies/$study/supply/custody"
              params={{ study: study.id }}
              search={{ [kind]: name }}
            >
              {say(expiryWords.custodyReport)}
            </Link>
          </p>
          <Found study={study.id} kind={kind} name={name} />
        </>
      )}
    </div>
  );
}

function Found({
  study,
  kind,
  name,
}: {
  readonly study: string;
  readonly kind: TraceKind;
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
