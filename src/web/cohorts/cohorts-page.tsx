import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { cohortDecisionWords, type Role } from "../../engine/index.ts";
import type { CohortsPage as Data, StudyView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Card } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CohortCard } from "./cohort-card.tsx";
import { words } from "./cohort-words.ts";
import { cohortsQuery } from "./cohorts-query.ts";
import { DecisionList } from "./decision-list.tsx";
import { JudgeCard } from "./judge-card.tsx";
import { PathPicture } from "./path-picture.tsx";
import { SiteCohortCard } from "./site-cohort-card.tsx";
import { siteClock } from "./site-clock.ts";
import { useSiteZone } from "./use-site-zone.ts";

/** The cohorts of a study: the way through the doses, and each cohort as far as one may see it. */
export function CohortsPage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const { data, error } = useQuery(cohortsQuery(id));
  return (
    <Page title={say(words.title)} above={view.study.id} below={say(words.below)} wide>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={10} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <div className="space-y-5">
          <Card title={say(words.path)}>
            <PathPicture study={view.study} cohorts={data.cohorts} board={data.board} />
          </Card>
          {data.board === undefined ? (
            <ForSite view={view} data={data} />
          ) : (
            <Board view={view} data={data} />
          )}
        </div>
      )}
    </Page>
  );
}

function Board({ view: { study }, data }: { readonly view: StudyView; readonly data: Data }) {
  const access = useAccess(study.id);
  const zone = useSiteZone(study.id);
  const { board, now } = data;
  if (board === undefined) return null;
  const roles = access.flatMap(({ role }): Role[] => (role === "administrator" ? [] : [role]));
  const judged = new Set(board.toJudge.map(({ participant }) => participant));
  return (
    <>
      {[...judged].map((participant) => {
        const records = board.toJudge.filter((record) => record.participant === participant);
        return (
          <JudgeCard
            key={participant}
            study={study}
            participant={participant}
            cohort={records[0]?.cohort ?? ""}
            records={records}
            judges={roles.includes("medical-monitor")}
          />
        );
      })}
      <DecisionList study={study.id} board={board} signs={roles.includes("committee")} />
      {board.cohorts.map((cohort) => (
        <CohortCard
          key={cohort.cohort}
          study={study}
          cohort={cohort}
          board={board}
          roles={roles}
          zone={zone}
          now={now}
        />
      ))}
    </>
  );
}

function ForSite({ view: { study }, data }: { readonly view: StudyView; readonly data: Data }) {
  const { say, language } = useLanguage();
  const zone = useSiteZone(study.id);
  const { cohorts, places, told, now } = data;
  return (
    <>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {cohorts.map((view) => (
          <SiteCohortCard
            key={view.cohort}
            study={study}
            view={view}
            places={places}
            now={now}
            zone={zone}
          />
        ))}
      </div>
      {told.length > 0 && (
        <Card title={say(words.letters)}>
          <ul className="divide-y divide-line">
            {told.toReversed().map(({ number, cohort, act, at }) => (
              <li key={number} className="flex flex-wrap gap-x-3 py-2">
                <Link
                  to="/studies/$study/cohorts/letters/$decision"
                  params={{ study: study.id, decision: String(number) }}
                >
                  {say(words.number, { number, cohort })}
                </Link>
                <span>{say(cohortDecisionWords[act])}</span>
                <span className="num text-soft">{siteClock(at, zone, language)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
