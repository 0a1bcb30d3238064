import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { screensPeople } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { words as programmeWords } from "../programmes/programmes-words.ts";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { isDay, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { FactsCard } from "./facts-card.tsx";
import { KeepDialog } from "./keep-dialog.tsx";
import { KeptCard } from "./kept-card.tsx";
import { ReportBoard } from "./report-board.tsx";
import { ScreeningListCard } from "./screening-list-card.tsx";
import { words } from "./screening-words.ts";
import { listName } from "./site-list.ts";

/** One person against every programme. What is given lives on this page alone and goes when it is left, unless it is kept. */
export function ScreeningPage() {
  const { say, language } = useLanguage();
  const { access } = useSession();
  const [given, setGiven] = useState<{ readonly content: string; readonly number: number }>();
  const [day, setDay] = useState(() => typedDay(0));
  const on = isDay(day, true) ? day.date : undefined;
  const { data, error, isFetching } = useQuery({
    queryKey: ["screening", given?.number, on, language] as const,
    queryFn: ({ signal }) =>
      call("POST /api/screening", {
        body: { content: given?.content ?? "", language, ...(on === undefined ? {} : { on }) },
        signal,
      }),
    enabled: given !== undefined && on !== undefined,
    // Another language or day of the same person: the board stays until the new one is there. Never another person's.
    placeholderData: (before, query) => (query?.queryKey[1] === given?.number ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const screens = access.some(({ role }) => screensPeople(role));
  const questions = useQuery({
    queryKey: ["screening-questions"] as const,
    queryFn: () => call("GET /api/screening/questions"),
    enabled: screens,
  });
  const [keeping, setKeeping] = useState(false);
  const [kept, setKept] = useState<{ readonly list: string; readonly number: number }>();
  const [, change] = useAddress();
  const lists = questions.data?.lists ?? [];
  const board = useRef<HTMLDivElement>(null);
  const give = (content: string | undefined): void => {
    setGiven((before) =>
      content === undefined ? undefined : { content, number: (before?.number ?? 0) + 1 },
    );
    if (content !== undefined) board.current?.scrollIntoView();
  };
  const own = access.filter(({ role }) => screensPeople(role)).map(({ study }) => study);
  return (
    <Page
      title={say(words.title)}
      above={
        <Link to="/" className="underline">
          {say(programmeWords.title)}
        </Link>
      }
      below={say(words.below)}
    >
      {own.length === 0 ? (
        <Empty kind="you" title={say(words.notYou)}>
          <p>{say(words.notYouWho)}</p>
        </Empty>
      ) : (
        <>
          <FactsCard
            questions={questions.data}
            day={day}
            onDay={setDay}
            busy={isFetching}
            shown={given === undefined ? undefined : data?.known}
            onFacts={give}
          />
          <ProblemNotice error={questions.error} />
          <div ref={board} className="scroll-mt-4">
            <ProblemNotice error={given === undefined ? undefined : error} />
            {given === undefined ? (
              <Empty kind="yet" title={say(words.yet)}>
                <p>{say(words.yetHow)}</p>
              </Empty>
            ) : data !== undefined && error === null ? (
              <>
                {kept?.number === given.number && (
                  <div className="mb-4">
                    <Notice tone="done" title={say(words.kept, { list: kept.list })} />
                  </div>
                )}
                <ReportBoard
                  report={data}
                  actions={
                    lists.length > 0 && (
                      <Button small tone="primary" onClick={() => setKeeping(true)}>
                        {say(words.keepPerson)}
                      </Button>
                    )
                  }
                />
                {keeping && (
                  <KeepDialog
                    report={data}
                    lists={lists}
                    onClose={() => setKeeping(false)}
                    onKept={(list) => {
                      setKeeping(false);
                      setKept({ list: listName(list), number: given.number });
                      change({ kept: listName(list) }, { replace: true });
                    }}
                  />
                )}
              </>
            ) : (
              isFetching && <Skeleton lines={8} />
            )}
          </div>
          <KeptCard lists={lists} on={on} onShow={give} />
          <ScreeningListCard studies={[...new Set(own)]} />
        </>
      )}
    </Page>
  );
}
