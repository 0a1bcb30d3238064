import { useQuery } from "@tanstack/react-query";
import { printTypedDate } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { byName } from "../people/name-order.ts";
import { roleName } from "../people/role-name.ts";
import { Button } from "../ui/button.tsx";
import { readDay } from "../ui/date-box.tsx";
import { Empty } from "../ui/empty.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { deviceToday, PlainDateBox, type TypedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { useState } from "react";
import { words } from "./administration-words.ts";
import { StudyBox } from "./study-site-boxes.tsx";

/** Who had access to what on any day; printed, it is the periodic review with room to sign. */
export function AccessPart({ study: fixed }: { readonly study?: string }) {
  const { say, language } = useLanguage();
  const [{ on, study: chosen }, go] = useAddress();
  const day = on ?? deviceToday();
  const [typed, setTyped] = useState<TypedDay>(() => readDay(day, deviceToday()));
  const study = fixed ?? chosen;
  const { data, error, isPending } = useQuery({
    queryKey: ["access", day, study ?? ""],
    queryFn: () =>
      call("GET /api/access", { query: { on: day, ...(study === undefined ? {} : { study }) } }),
  });
  const rows = byName(data ?? [], language);
  const where = (line: (typeof rows)[number]) =>
    line.participant ?? line.site ?? say(words.allSites);
  return (
    <>
      <h2 className="hidden print:block">
        {say(words.reviewTitle)} · {say(words.reviewDay, { day: printTypedDate(day, language) })}
      </h2>
      <p className="mb-4 max-w-2xl text-soft print:hidden">{say(words.accessWhat)}</p>
      <div className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
        <PlainDateBox
          label={say(words.day)}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            if (next.date?.length === 10) go({ on: next.date }, { replace: true });
          }}
        />
        {fixed === undefined && (
          <div className="min-w-0 max-w-72">
            <StudyBox
              any={say(words.all)}
              value={study ?? ""}
              onChange={(next) => go({ study: next })}
            />
          </div>
        )}
      </div>
      <div className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
        <p role="status" className="num mr-auto text-soft">
          {data !== undefined && say(words.count, { count: rows.length })}
        </p>
        <ExportButton
          name={`access-${day}`}
          header={[words.person, words.role, words.study, words.site].map((word) => say(word))}
          rows={() =>
            rows.map((line) => [line.name, say(roleName(line.role)), line.study, where(line)])
          }
        />
        <Button small onClick={() => print()}>
          <Icon name="print" />
          {say(words.print)}
        </Button>
      </div>
      <ProblemNotice error={error} />
      {isPending ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        error === null && <Empty kind="match" title={say(words.noAccess)} />
      ) : (
        <div
          className="overflow-x-auto rounded-xl border border-line bg-card print:overflow-visible print:border-0"
          tabIndex={0}
          role="region"
          aria-label={say(words.access)}
        >
          <table className="w-full text-left">
            <thead className="border-b border-line text-[0.87rem] text-soft">
              <tr>
                {[words.person, words.role, words.study, words.site].map((word) => (
                  <th key={word.en} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                    {say(word)}
                  </th>
                ))}
                <th scope="col" className="hidden px-3 py-2 font-medium print:table-cell">
                  {say(words.reviewMark)}
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map((line, index) => (
                <tr key={`${index}/${line.id}`}>
                  <th scope="row" className="px-3 py-1.5 font-medium whitespace-nowrap">
                    {line.name}
                  </th>
                  <td className="px-3 py-1.5 whitespace-nowrap">{say(roleName(line.role))}</td>
                  <td className="px-3 py-1.5 whitespace-nowrap">
                    {line.study === "*" ? say(words.wholeInstance) : line.study}
                  </td>
                  <td className="num px-3 py-1.5">{where(line)}</td>
                  <td className="hidden px-3 py-1.5 print:table-cell">☐</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-10 hidden print:block">
        {say(words.reviewed)}: ______________________________________
      </p>
    </>
  );
}
