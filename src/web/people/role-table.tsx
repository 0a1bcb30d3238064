import { useQuery } from "@tanstack/react-query";
import { printTypedDate } from "../../kernel/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { deviceToday } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { byName } from "./name-order.ts";
import { words } from "./people-words.ts";
import { roleName } from "./role-name.ts";
import { studyPeopleQuery } from "./study-people-query.ts";

/** Who has which role where, from when to when, and with which training. */
export function RoleTable({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const study = view.study.id;
  const { data, error, isPending } = useQuery(studyPeopleQuery(study));
  const [{ ended }, go] = useAddress();
  if (isPending) return <Skeleton lines={8} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const people = byName(data, language)
    .map((person) => ({
      ...person,
      grants: person.grants.filter(
        (grant) => grant.study === study && (ended !== undefined || grant.state !== "ended"),
      ),
    }))
    .filter(({ grants }) => grants.length > 0);
  const today = deviceToday();
  const marks = {
    proposed: words.proposed,
    ended: words.ended,
    "to come": words.toCome,
    active: undefined,
  } as const;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3 print:hidden">
        <label className="mr-auto flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            className="size-4.5"
            checked={ended !== undefined}
            onChange={(event) => go({ ended: event.target.checked ? "1" : undefined })}
          />
          {say(words.showEnded)}
        </label>
        <ExportButton
          name={`${study}-people`}
          header={[words.name, words.role, words.site, words.fromTo, words.trainings].map((word) =>
            say(word),
          )}
          rows={() =>
            people.flatMap((person) =>
              person.grants.map((grant) => [
                person.name,
                say(roleName(grant.role)),
                grant.site ?? say(words.allSites),
                `${grant.from} – ${grant.until ?? ""}`,
                person.trainings
                  .map(
                    ({ title, version, on, until }) => `${title} ${version} ${on} – ${until ?? ""}`,
                  )
                  .join("; "),
              ]),
            )
          }
        />
      </div>
      {people.length === 0 ? (
        <Empty kind="yet" title={say(words.none)}>
          {say(words.noneHow)}
        </Empty>
      ) : (
        <div
          className="overflow-x-auto rounded-xl border border-line bg-card print:border-0"
          tabIndex={0}
          role="region"
          aria-label={say(words.roles)}
        >
          <table className="w-full text-left">
            <thead className="border-b border-line text-[0.87rem] text-soft">
              <tr>
                {[words.name, words.role, words.trainings].map((word) => (
                  <th key={word.en} scope="col" className="px-3 py-2 font-medium">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {people.map((person) => (
                <tr key={person.id} className="align-top">
                  <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
                    {person.name}
                  </th>
                  <td className="px-3 py-2 whitespace-nowrap">
                    {person.grants.map((grant) => {
                      const mark = marks[grant.state];
                      return (
                        <span key={grant.id} className="flex flex-wrap items-center gap-x-2">
                          {say(roleName(grant.role))} · {grant.site ?? say(words.allSites)}
                          <span className="text-[0.87rem] text-soft">
                            <When at={grant.from} dayOnly /> –{" "}
                            {grant.until !== undefined && <When at={grant.until} dayOnly />}
                          </span>
                          {mark !== undefined && <Badge>{say(mark)}</Badge>}
                        </span>
                      );
                    })}
                  </td>
                  <td className="px-3 py-2">
                    {person.trainings.length === 0 && (
                      <span className="text-soft">{say(words.noTraining)}</span>
                    )}
                    {person.trainings.map(({ title, version, on, until }) => (
                      <span
                        key={`${title}/${version}/${on}`}
                        className="flex flex-wrap items-center gap-x-2"
                      >
                        {title} {version}{" "}
                        <span className="num text-[0.87rem] text-soft">
                          {printTypedDate(on, language)}
                        </span>
                        {until !== undefined &&
                          (until < today ? (
                            <Badge tone="wrong">
                              {say(words.expired, { day: printTypedDate(until, language) })}
                            </Badge>
                          ) : (
                            <span className="num text-[0.87rem] text-soft">
                              {say(words.until, { day: printTypedDate(until, language) })}
                            </span>
                          ))}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
