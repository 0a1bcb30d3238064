import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { screensPeople } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { words as programmeWords } from "../programmes/programmes-words.ts";
import { useSession } from "../session/session.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { isDay, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FactsCard } from "./facts-card.tsx";
import { ReportBoard } from "./report-board.tsx";
import { ScreeningListCard } from "./screening-list-card.tsx";
import { words } from "./screening-words.ts";

/** One person against every programme. What is given lives on this page alone and goes when it is left. */
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
            day={day}
            onDay={setDay}
            busy={isFetching}
            onFacts={(content) =>
              setGiven((before) =>
                content === undefined ? undefined : { content, number: (before?.number ?? 0) + 1 },
              )
            }
          />
          <ProblemNotice error={given === undefined ? undefined : error} />
          {given === undefined ? (
            <Empty kind="yet" title={say(words.yet)}>
              <p>{say(words.yetHow)}</p>
            </Empty>
          ) : data !== undefined && error === null ? (
            <ReportBoard report={data} />
          ) : (
            isFetching && <Skeleton lines={8} />
          )}
          <ScreeningListCard studies={[...new Set(own)]} />
        </>
      )}
    </Page>
  );
}
