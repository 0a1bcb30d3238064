import { useQuery } from "@tanstack/react-query";
import { type Change, diff, type Study } from "../../definition/index.ts";
import { printTypedDate } from "../../kernel/index.ts";
import { useMemo } from "react";
import type { StudyView, VersionLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { partNamed } from "./part-words.ts";
import { words } from "./study-words.ts";

/** The versions of a study, and what an amendment changed: for whom, and what they must do. */
export function VersionsTab({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const [{ from, to }, change] = useAddress();
  const { versions } = view;
  const index = Math.max(
    1,
    versions.findIndex(({ current }) => current),
  );
  const older = versions.find(({ hash }) => hash === from) ?? versions[index - 1];
  const newer = versions.find(({ hash }) => hash === to) ?? versions[index];
  return (
    <div className="space-y-6">
      <Card>
        <div
          tabIndex={0}
          role="group"
          aria-label={say(words.versions)}
          className="relative overflow-x-auto"
        >
          <table className="w-full text-left">
            <caption className="sr-only">{say(words.versions)}</caption>
            <thead className="text-[0.9rem] text-soft">
              <tr>
                <th scope="col" className="py-1 pr-4 font-normal">
                  {say(words.versions)}
                </th>
                <th scope="col" className="py-1 pr-4 font-normal">
                  {say(words.released)}
                </th>
                <th scope="col" className="py-1 font-normal">
                  {say(words.identity)}
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.hash} className="border-t border-line">
                  <th scope="row" className="py-2 pr-4 font-medium">
                    <span className="num">{version.version}</span>{" "}
                    {version.current && <Badge tone="done">{say(words.inUse)}</Badge>}
                  </th>
                  <td className="num py-2 pr-4">
                    {version.releasedAt === undefined
                      ? say(version.released ? words.yes : words.no)
                      : printTypedDate(version.releasedAt.slice(0, 10), language)}
                  </td>
                  <td className="py-2 font-mono text-[0.8rem]">{version.hash}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <section>
        <h2 className="mb-3">{say(words.compare)}</h2>
        {versions.length < 2 ? (
          <Empty kind="yet" title={say(words.oneVersion)}>
            <p>{say(words.oneVersionHow)}</p>
          </Empty>
        ) : (
          <>
            <div className="mb-5 flex flex-wrap gap-4">
              {(
                [
                  ["from", words.older, older],
                  ["to", words.newer, newer],
                ] as const
              ).map(([name, label, chosen]) => (
                <Labelled key={name} label={say(label)}>
                  {(control) => (
                    <select
                      {...control}
                      className="field-box min-w-40"
                      value={chosen?.hash}
                      onChange={(event) => change({ [name]: event.target.value })}
                    >
                      {versions.map(({ hash, version }) => (
                        <option key={hash} value={hash}>
                          {version} ({hash.slice(0, 8)})
                        </option>
                      ))}
                    </select>
                  )}
                </Labelled>
              ))}
            </div>
            {older !== undefined && newer !== undefined && (
              <Difference view={view} older={older} newer={newer} />
            )}
          </>
        )}
      </section>
    </div>
  );
}

function useVersion(view: StudyView, hash: string) {
  const study = view.study.id;
  return useQuery({
    queryKey: ["version", study, hash],
    queryFn: () => call("GET /api/studies/{study}/versions/{hash}", { params: { study, hash } }),
    // A hash names one value for ever.
    staleTime: Infinity,
    ...(hash === view.hash ? { initialData: view.study } : {}),
  });
}

function Difference({
  view,
  older,
  newer,
}: {
  readonly view: StudyView;
  readonly older: VersionLine;
  readonly newer: VersionLine;
}) {
  const before = useVersion(view, older.hash);
  const after = useVersion(view, newer.hash);
  if (before.error !== null || after.error !== null)
    return <ProblemNotice error={before.error ?? after.error} />;
  if (before.data === undefined || after.data === undefined) return <Skeleton lines={5} />;
  return <Changes before={before.data} after={after.data} />;
}

function Changes({ before, after }: { readonly before: Study; readonly after: Study }) {
  const { say } = useLanguage();
  const changes = useMemo(() => diff(before, after), [before, after]);
  const parts = Map.groupBy(changes, ({ part }) => part);
  if (changes.length === 0) return <Empty kind="yet" title={say(words.same)} />;
  return (
    <>
      <p role="status" className="num mb-4 text-soft">
        {say(words.changes, { count: changes.length })}
      </p>
      <div className="space-y-5">
        {[...parts].map(([part, of]) => (
          <Card key={part} level={3} title={say(partNamed(part))}>
            <ul className="divide-y divide-line">
              {of.map((each, index) => (
                <OneChange key={index} change={each} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}

const tones = { added: "done", removed: "wrong", changed: "ask" } as const;

function OneChange({ change }: { readonly change: Change }) {
  const { say } = useLanguage();
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[5rem_1.4fr_1fr]">
      <div>
        <Badge tone={tones[change.kind]}>{say(words[change.kind])}</Badge>
      </div>
      <p>{say(change.text)}</p>
      <p className="border-l-2 border-accent-soft pl-3 text-[0.92rem]">
        <span className="sr-only">{say(words.affects)} – </span>
        {say(change.affects)}
      </p>
    </li>
  );
}
