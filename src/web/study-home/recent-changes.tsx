import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { describeDate, type Instant, isZone, wallClock, zone } from "../../kernel/index.ts";
import { describeEvent, type Event } from "../../engine/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { words } from "./study-home-words.ts";

/** The last few things that happened in the study, in plain words. */
export function RecentChanges({ view: { study } }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const { data } = useQuery({
    queryKey: ["audit", study.id, "recent"],
    queryFn: () =>
      call("GET /api/studies/{study}/audit", { params: { study: study.id }, query: { limit: 8 } }),
    staleTime: 30_000,
  });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Card title={say(words.recent)}>
      <ol className="divide-y divide-line text-[0.93rem]">
        {data.rows.map(({ position, stream, event }) => {
          const told = event as unknown as Event;
          const participant = stream.startsWith("participant/")
            ? stream.slice("participant/".length)
            : undefined;
          const clock = isZone(told.zone)
            ? wallClock(told.at satisfies Instant, zone(told.zone))
            : told.at;
          return (
            <li key={position} className="py-2">
              <p className="num flex flex-wrap justify-between gap-x-3 text-[0.87rem] text-soft">
                {participant === undefined ? (
                  <span>{study.id}</span>
                ) : (
                  <Link
                    to="/studies/$study/participants/$participant"
                    params={{ study: study.id, participant }}
                    search={{ tab: "history" }}
                  >
                    {participant}
                  </Link>
                )}
                <span>
                  {data.people[told.by] ?? told.by} · {describeDate(clock.slice(0, 10), language)}{" "}
                  {clock.slice(11, 16)}
                </span>
              </p>
              <p className="line-clamp-2">{say(describeEvent(study, told))}</p>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
