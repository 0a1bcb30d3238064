import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PlacedOrigin, ReadoutDisplay, ReadoutRows } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { originPath } from "./origin-link.ts";
import { type Readout, rowsQuery } from "./readout-query.ts";
import { words } from "./readout-words.ts";

/** Rows that are read at once, as the server gives them. */
const pageLength = 50;

/** What a number was made from: the rows of the analysis dataset, each with the way to the form it was entered on. */
export function BehindPanel({
  readout,
  data: { display, results },
  result,
  onOpen,
  onClose,
}: {
  readonly readout: Readout;
  readonly data: ReadoutDisplay;
  readonly result: string;
  readonly onOpen: (result: string) => void;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const [from, setFrom] = useState(0);
  const { data, error } = useQuery(rowsQuery(readout, result, from));
  const { rows } = display.kind === "figure" ? display.data : display;
  const cell = rows.flatMap(({ cells }) => cells).find((one) => one.results.includes(result));
  return (
    <Dialog
      open
      beside
      wide
      onClose={onClose}
      title={say(words.behind, { value: cell?.text ?? results[result]?.text ?? "" })}
    >
      <ul className="mb-4 space-y-1" data-behind={result}>
        {(cell?.results ?? [result]).map((id) => {
          const found = results[id];
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3">
              <button
                type="button"
                aria-current={id === result}
                className="num min-h-7 rounded px-1 text-accent underline aria-[current=true]:font-medium aria-[current=true]:text-ink aria-[current=true]:no-underline"
                onClick={() => onOpen(id)}
              >
                {found?.operation} {found?.text}
              </button>
              <span className="num text-[0.87rem] text-soft">
                {say(words.unrounded)} {found?.value ?? "–"}
                {found?.groups.map((group) => ` · ${group.value}`).join("")}
              </span>
            </li>
          );
        })}
      </ul>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <RowsTable data={data} onPage={setFrom} />
      )}
    </Dialog>
  );
}

function RowsTable({
  data,
  onPage,
}: {
  readonly data: ReadoutRows;
  readonly onPage: (from: number) => void;
}) {
  const { say } = useLanguage();
  const { columns, rows, total, hidden, from, dataset, population } = data;
  const to = from + rows.length;
  return (
    <>
      <p className="mb-2 text-soft">
        {say(words.rows, { total, dataset, population: population ?? "–" })}
      </p>
      {hidden > 0 && <p className="mb-2">{say(words.hidden, { count: hidden })}</p>}
      {rows.length > 0 && (
        <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={dataset}>
          <table className="w-full text-left text-[0.87rem]">
            <thead>
              <tr className="border-b border-edge">
                <th scope="col" className="py-1 pr-4 font-medium">
                  {say(words.participant)}
                </th>
                <th scope="col" className="min-w-64 py-1 pr-4 font-medium">
                  {say(words.entered)}
                </th>
                {columns.map(({ name, label }) => (
                  <th key={name} scope="col" title={label} className="py-1 pr-4 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ participant, values, origins }, index) => (
                <tr key={index} className="border-b border-line align-top">
                  <th scope="row" className="num py-1 pr-4 font-medium whitespace-nowrap">
                    {participant}
                  </th>
                  <td className="py-1 pr-4">
                    <Origins origins={origins} />
                  </td>
                  {values.map((value, place) => (
                    <td key={place} className="num py-1 pr-4 whitespace-nowrap">
                      {value ?? "–"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > rows.length && (
        <div className="mt-3 flex items-center gap-3">
          <Button
            small
            disabled={from === 0}
            onClick={() => onPage(Math.max(0, from - pageLength))}
          >
            {say(words.previous)}
          </Button>
          <span className="num text-soft">{say(words.page, { from: from + 1, to, total })}</span>
          <Button small disabled={to >= total} onClick={() => onPage(to)}>
            {say(words.next)}
          </Button>
        </div>
      )}
    </>
  );
}

function Origins({ origins }: { readonly origins: readonly PlacedOrigin[] }) {
  const { say } = useLanguage();
  if (origins.length === 0) return <span className="text-soft">{say(words.derived)}</span>;
  const places = new Map(origins.map((origin) => [originPath(origin), origin]));
  return (
    <ul>
      {[...places].map(([path, origin]) => (
        <li key={path}>
          <OriginLink path={path} origin={origin} />
        </li>
      ))}
    </ul>
  );
}

function OriginLink({ path, origin }: { readonly path: string; readonly origin: PlacedOrigin }) {
  const { say } = useLanguage();
  const { study, form, visit, line, field } = origin;
  const { forms, visits } = useStudy(study).study;
  const found = forms.find(({ id }) => id === form);
  const title = visits.find(({ id }) => id === visit)?.title;
  return (
    <Link to={path} data-origin className="inline-block min-h-6">
      {found === undefined ? form : say(found.title)}
      {visit !== undefined && ` · ${title === undefined ? visit : say(title)}`}
      {line !== undefined && ` · ${line}`}
      {field !== undefined && ` · ${field}`}
    </Link>
  );
}
