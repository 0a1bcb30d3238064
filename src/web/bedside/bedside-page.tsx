import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { participantQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BedsideWard } from "./bedside-ward.tsx";
import { words } from "./bedside-words.ts";
import { PickParticipant } from "./pick-participant.tsx";
import { useWakeLock } from "./use-wake-lock.ts";

/** From order to dose, at the bedside, on a phone: scan, check, give, look. */
export function BedsidePage() {
  const { study: id = "" } = useParams({ strict: false });
  const { participant }: Search = useSearch({ strict: false });
  const { say } = useLanguage();
  const navigate = useNavigate();
  const view = useStudy(id);
  useWakeLock();
  const query = useQuery({
    ...participantQuery(id, participant ?? ""),
    enabled: participant !== undefined,
  });
  if (participant === undefined) {
    return (
      <Page title={say(words.title)} below={say(words.pick)}>
        <PickParticipant
          study={id}
          onPick={(code) =>
            void navigate({
              to: "/studies/$study/bedside",
              params: { study: id },
              search: { participant: code },
            })
          }
        />
      </Page>
    );
  }
  return (
    <Page
      title={participant}
      above={
        <Link to="/studies/$study/bedside" params={{ study: id }} search={{}}>
          {say(words.other)}
        </Link>
      }
    >
      {query.data === undefined ? (
        query.error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={query.error} />
        )
      ) : (
        <BedsideWard key={participant} view={view} record={query.data} />
      )}
    </Page>
  );
}
