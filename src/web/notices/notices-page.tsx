import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { NoticeLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./notice-words.ts";
import { overseesMessages } from "./oversees-messages.ts";

/** What somebody was told, the newest first; each opens what it is about, and is then read. */
export function NoticesPage() {
  const { say } = useLanguage();
  const { access } = useSession();
  const { act, busy, error: refused } = useAct(["notices"]);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ["notices", "list"],
      queryFn: ({ pageParam }: { pageParam: number | undefined }) =>
        call("GET /api/notices", {
          query: pageParam === undefined ? {} : { before: pageParam },
        }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ before }) => before,
    });
  const notices = data?.pages.flatMap((page) => page.notices) ?? [];
  const newest = notices[0]?.id;
  const read = (asked: { ids?: number[]; upTo?: number }): Promise<void> =>
    act(async () => void (await call("POST /api/notices/read", { body: asked })));
  return (
    <Page
      title={say(words.notices)}
      actions={
        <>
          {overseesMessages(access) && (
            <Link to="/notices/log" className={buttonClass()}>
              {say(words.log)}
            </Link>
          )}
          {newest !== undefined && (data?.pages[0]?.unread ?? 0) > 0 && (
            <Button busy={busy} onClick={() => void read({ upTo: newest })}>
              {say(words.readAll)}
            </Button>
          )}
        </>
      }
    >
      <ProblemNotice error={error ?? refused} />
      {isPending ? (
        <Skeleton lines={6} />
      ) : notices.length === 0 ? (
        error === null && (
          <Empty kind="yet" title={say(words.none)}>
            <p>{say(words.noneWhat)}</p>
          </Empty>
        )
      ) : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-card shadow-card">
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              onOpen={() => notice.readAt === undefined && void read({ ids: [notice.id] })}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(words.older)}
        </Button>
      )}
    </Page>
  );
}

function NoticeItem({
  notice: { name, words: told, link, urgent, settled, readAt },
  onOpen,
}: {
  readonly notice: NoticeLine;
  readonly onOpen: () => void;
}) {
  const { say } = useLanguage();
  const isNew = readAt === undefined && !settled;
  return (
    <li data-notice={isNew ? "new" : "read"} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-2">
          <Link to={link} onClick={onOpen} className={isNew ? "font-semibold" : "font-medium"}>
            {say(name)}
          </Link>
          {urgent && <Badge tone="wrong">{say(words.urgent)}</Badge>}
          {settled ? (
            <Badge tone="done">{say(words.settled)}</Badge>
          ) : (
            <Badge tone={isNew ? "accent" : "calm"}>{say(isNew ? words.new : words.read)}</Badge>
          )}
        </p>
        <p className="text-soft">{say(told)}</p>
      </div>
    </li>
  );
}
