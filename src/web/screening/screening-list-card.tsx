import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CriterionResult } from "../../engine/index.ts";
import type { ScreeningListPage } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { chipWords, verdictWords, words } from "./screening-words.ts";

const tones = { yes: "done", no: "wrong", unknown: "wait" } as const;

/** Everybody in screening in a study against the version in use, read when a study is chosen. */
export function ScreeningListCard({ studies }: { readonly studies: readonly string[] }) {
  const { say } = useLanguage();
  const [{ list }, change] = useAddress();
  const study = studies.find((one) => one === list);
  const { data, error, isPending } = useQuery({
    queryKey: ["screening-list", study] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/screening-list", { params: { study: study ?? "" } }),
    enabled: study !== undefined,
  });
  return (
    <Card title={say(words.list)} className="mt-8 print:hidden">
      <p className="mb-3 max-w-3xl text-soft">{say(words.listWhat)}</p>
      <Labelled label={say(words.study)}>
        {(control) => (
          <select
            {...control}
            name="list"
            value={study ?? ""}
            onChange={(event) => change({ list: event.target.value }, { replace: true })}
            className="field-box max-w-sm"
          >
            <option value="">{say(words.choose)}</option>
            {studies.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <div className="mt-4">
        <ProblemNotice error={error} />
        {study !== undefined && isPending && <Skeleton lines={3} />}
        {study !== undefined && data !== undefined && <People study={study} page={data} />}
      </div>
    </Card>
  );
}

function People({ study, page }: { readonly study: string; readonly page: ScreeningListPage }) {
  const { say } = useLanguage();
  if (page.people.length === 0) {
    return (
      <Empty kind="yet" title={say(words.nobody)}>
        <p>{say(words.nobodyHow)}</p>
      </Empty>
    );
  }
  const kinds = new Map(page.criteria.map(({ criterion, kind }) => [criterion, kind]));
  const said = (criterion: string, result: CriterionResult): string =>
    say(chipWords[kinds.get(criterion) ?? "inclusion"][result]);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={say(words.list)}>
      <table data-screening-list className="w-full min-w-lg text-left text-[0.92rem]">
        <thead className="text-soft">
          <tr>
            {[words.participant, words.verdict, words.against, words.open, words.changed].map(
              (head) => (
                <th key={head.en} scope="col" className="py-1.5 pr-4 font-medium">
                  {say(head)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {page.people.map(({ participant, eligible, results, changed }) => {
            const of = (wanted: CriterionResult): string =>
              Object.keys(results)
                .filter((criterion) => results[criterion] === wanted)
                .join(say(words.comma)) || say(words.none);
            return (
              <tr key={participant}>
                <th scope="row" className="num py-2 pr-4 font-medium whitespace-nowrap">
                  <Link
                    to="/studies/$study/participants/$participant"
                    params={{ study, participant }}
                    search={{ tab: "eligibility" }}
                  >
                    {participant}
                  </Link>
                </th>
                <td className="py-2 pr-4">
                  <Badge tone={tones[eligible]}>{say(verdictWords[eligible])}</Badge>
                </td>
                <td className="num py-2 pr-4">{of("not met")}</td>
                <td className="num py-2 pr-4">{of("unknown")}</td>
                <td className="num py-2">
                  {changed
                    .map(({ criterion, before }) =>
                      before === undefined
                        ? say(words.isNew, { criterion })
                        : say(words.was, { criterion, before: said(criterion, before) }),
                    )
                    .join(say(words.comma)) || say(words.none)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
