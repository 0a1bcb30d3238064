import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { AuditPage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { type AuditFilter, filterNames } from "./audit-filter.ts";
import { type AuditStudy, AuditTable } from "./audit-table.tsx";
import { words } from "./audit-words.ts";

/** Events with their count and the way to older ones, whatever trail they come from. */
export function AuditTrail({
  query,
  filter,
  about,
  people = {},
}: {
  readonly query: UseInfiniteQueryResult<InfiniteData<AuditPage>>;
  readonly filter: AuditFilter;
  readonly about?: AuditStudy;
  /** Names known besides those that come with the events. */
  readonly people?: Readonly<Record<string, string>>;
}) {
  const { say } = useLanguage();
  const [, change] = useAddress();
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage } = query;
  if (error !== null && data === undefined) return <ProblemNotice error={error} />;
  if (isPending || data === undefined) return <Skeleton lines={10} />;
  const rows = data.pages.flatMap((page) => page.rows);
  const [newest] = data.pages;
  const names = Object.assign({}, people, ...data.pages.map((page) => page.people)) as Record<
    string,
    string
  >;
  if (rows.length === 0) {
    return Object.keys(filter).length > 0 ? (
      <Empty kind="match" title={say(words.noMatch)}>
        <Button
          small
          className="mt-2"
          onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
        >
          {say(words.clear)}
        </Button>
      </Empty>
    ) : (
      <Empty kind="yet" title={say(words.none)}>
        <p>{say(words.noneHow)}</p>
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className="num mb-2 text-soft">
        {newest !== undefined &&
          say(words.count, { matching: newest.matching, total: newest.total })}
      </p>
      <AuditTable rows={rows} people={names} about={about} />
      <div className="mt-4 flex justify-center">
        {hasNextPage ? (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(words.older)}
          </Button>
        ) : (
          <p className="text-soft">{say(words.oldest)}</p>
        )}
      </div>
      {error !== null && <ProblemNotice error={error} />}
    </>
  );
}
