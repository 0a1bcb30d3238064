import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { daySpan } from "../../kernel/index.ts";
import { type Role, statusWords } from "../../engine/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { CohortReminder } from "../cohorts/cohort-reminder.tsx";
import { CloseoutReminder } from "../closeout/closeout-reminder.tsx";
import { matrixRows, type MatrixRow } from "../participants/matrix-row.ts";
import { siteDays } from "../participants/site-day.ts";
import { useAccess } from "../session/session.tsx";
import { SupplyReminder } from "../supply/supply-reminder.tsx";
import { Card } from "../ui/card.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Worklist } from "../worklist/worklist.tsx";
import { worklistOfRoles } from "../worklist/worklist.ts";
import { words as workWords } from "../worklist/worklist-words.ts";
import { completenessOf, enrolmentOf, statusCounts } from "./enrolment.ts";
import { EnrolmentPicture } from "./enrolment-picture.tsx";
import { ParticipantHome } from "./participant-home.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { words } from "./study-home-words.ts";

/** The first page of a study: what waits for one's role, and how the study stands. */
export function StudyHomePage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const access = useAccess(id);
  const self = access.find(
    ({ role, participant }) => role === "participant" && participant !== undefined,
  );
  if (self?.participant !== undefined)
    return <ParticipantHome view={view} participant={self.participant} />;
  const { study } = view;
  return (
    <Page title={say(study.title)} above={study.id}>
      {access.length === 0 ? (
        <Empty kind="you" title={say(words.noRole)}>
          <p>{say(words.noRoleThen)}</p>
        </Empty>
      ) : (
        <Home view={view} />
      )}
    </Page>
  );
}

function Home({ view }: { readonly view: StudyView }) {
  const { study, sites } = view;
  const { say } = useLanguage();
  const access = useAccess(study.id);
  const { data, error } = useQuery(summariesQuery(study.id));
  const now = data?.now;
  const todayAt = useMemo(() => siteDays(sites, now ?? new Date().toISOString()), [sites, now]);
  const summaries = useMemo(() => data?.participants ?? [], [data]);
  const roles = useMemo(
    () =>
      access.flatMap(({ role, sites: where }) =>
        role === "administrator" ? [] : [{ role: role satisfies Role, sites: where }],
      ),
    [access],
  );
  const lines = useMemo(
    () => worklistOfRoles(study, summaries, roles, todayAt),
    [study, summaries, roles, todayAt],
  );
  const rows = useMemo(() => matrixRows(summaries, todayAt), [summaries, todayAt]);
  if (data === undefined)
    return error === null ? <Skeleton lines={10} /> : <ProblemNotice error={error} />;
  if (summaries.length === 0) {
    return (
      <>
        <SupplyReminder study={study.id} />
        <Empty kind="yet" title={say(words.nothing)}>
          <p className="mb-3">{say(words.nothingNext)}</p>
          <Link
            to="/studies/$study/participants"
            params={{ study: study.id }}
            className={buttonClass("primary")}
          >
            {say(words.toParticipants)}
          </Link>
        </Empty>
      </>
    );
  }
  const next = rows
    .filter(({ nextDue, today }) => nextDue !== undefined && nextDue >= today)
    .sort((a, b) => ((a.nextDue ?? "") < (b.nextDue ?? "") ? -1 : 1))[0];
  const reads = roles.every(
    ({ role }) => role === "inspector" || role === "allocation-keeper" || role === "laboratory",
  );
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
      <div className="space-y-5">
        <Card title={say(workWords.title)}>
          <CohortReminder study={study} />
          <CloseoutReminder study={study.id} />
          <SupplyReminder study={study.id} />
          {lines.length > 0 ? (
            <Worklist study={study} lines={lines} />
          ) : (
            <p className="text-soft">
              {say(reads ? workWords.reader : workWords.none)}{" "}
              {!reads && next !== undefined && next.nextDue !== undefined && (
                <Link
                  to="/studies/$study/participants/$participant"
                  params={{ study: study.id, participant: next.summary.participant }}
                >
                  {say(workWords.next, {
                    what: nextWhat(view, next),
                    participant: next.summary.participant,
                    date: next.nextDue,
                  })}
                </Link>
              )}
            </p>
          )}
        </Card>
        <RecentChanges view={view} />
      </div>
      <div className="space-y-5">
        <EnrolmentCard view={view} rows={rows} />
        <StandsCard view={view} rows={rows} />
      </div>
    </div>
  );
}

function nextWhat({ study }: StudyView, { cells, nextDue }: MatrixRow) {
  const cell = [...cells.values()].find(
    ({ mark }) => mark.status === "due" && mark.due === nextDue,
  );
  return (
    study.visits.find(({ id }) => id === cell?.mark.visit)?.title ?? { en: "dose", "zh-CN": "给药" }
  );
}

/** A number that leads to those it counts. */
function Count({
  study,
  search,
  children,
}: {
  readonly study: string;
  readonly search: Record<string, string>;
  readonly children: ReactNode;
}) {
  return (
    <Link to="/studies/$study/participants" params={{ study }} search={search} className="num">
      {children}
    </Link>
  );
}

function EnrolmentCard({
  view: { study, sites },
  rows,
}: {
  readonly view: StudyView;
  readonly rows: readonly MatrixRow[];
}) {
  const { say } = useLanguage();
  const summaries = rows.map(({ summary }) => summary);
  const enrolment = enrolmentOf(summaries);
  const today = rows[0]?.today ?? "2000-01-01";
  const told = say(words.picture, {
    enrolled: enrolment.enrolled,
    planned: study.planned,
    date: today,
  });
  const shown = sites.filter(({ id }) => summaries.some(({ site }) => site === id));
  return (
    <Card title={say(words.enrolment)}>
      <p className="mb-2">{told}</p>
      <EnrolmentPicture
        enrolment={enrolment}
        planned={study.planned}
        today={daySpan(today).first}
        name={told}
        plannedWord={say(words.planned)}
      />
      <div className="mt-3 overflow-x-auto">
        <table className="w-full text-left text-[0.93rem]">
          <thead className="text-[0.85rem] text-soft">
            <tr>
              <th scope="col" className="py-1 pr-3 font-medium">
                {say(words.site)}
              </th>
              {[words.screened, words.enrolled, words.overdue, words.queries].map((word, index) => (
                <th key={index} scope="col" className="py-1 pl-3 text-right font-medium">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name }) => {
              const own = rows.filter(({ summary }) => summary.site === id);
              const numbers = [
                [own.length, { site: id }],
                [
                  own.filter(({ summary }) => summary.enrolled !== undefined).length,
                  { site: id, status: "enrolled" },
                ],
                [
                  own.filter(({ states }) => states.has("overdue")).length,
                  { site: id, overdue: "1" },
                ],
                [
                  own.filter(({ openQueries }) => openQueries > 0).length,
                  { site: id, queries: "1" },
                ],
              ] as const;
              return (
                <tr key={id} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-3 font-normal" title={say(name)}>
                    {id}
                  </th>
                  {numbers.map(([number, search], index) => (
                    <td key={index} className="num py-1.5 pl-3 text-right">
                      {number === 0 ? (
                        <span className="text-soft">0</span>
                      ) : (
                        <Count study={study.id} search={search}>
                          {number}
                        </Count>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function StandsCard({
  view: { study },
  rows,
}: {
  readonly view: StudyView;
  readonly rows: readonly MatrixRow[];
}) {
  const { say } = useLanguage();
  const summaries = rows.map(({ summary }) => summary);
  const counts = statusCounts(summaries);
  const most = Math.max(1, ...counts.values());
  const { complete, expected } = completenessOf(summaries);
  const open = rows.filter(({ openQueries }) => openQueries > 0).length;
  const late = rows.filter(({ states }) => states.has("overdue")).length;
  return (
    <Card title={say(words.course)}>
      <ul className="space-y-1">
        {[...counts].map(([status, count]) => (
          <li key={status} className="grid grid-cols-[8rem_1fr] items-center gap-3">
            <Count study={study.id} search={{ status }}>
              {say(statusWords[status])}
            </Count>
            <span className="flex items-center gap-2">
              <span
                aria-hidden="true"
                className="h-4 rounded-sm bg-accent/75"
                style={{ width: `${(count / most) * 80}%`, minWidth: 3 }}
              />
              <span className="num">{count}</span>
            </span>
          </li>
        ))}
      </ul>
      {study.cohorts.length > 0 && (
        <>
          <h3 className="mt-4 mb-1">{say(words.cohorts)}</h3>
          <ul className="text-[0.93rem]">
            {study.cohorts.map(({ id, title, size: [least, largest] }) => {
              const count = summaries.filter(({ cohort }) => cohort === id).length;
              return (
                <li key={id} className="flex justify-between gap-3 border-t border-line py-1.5">
                  <Count study={study.id} search={{ cohort: id }}>
                    {id} · {say(title)}
                  </Count>
                  <span className="num text-soft">
                    {least === largest
                      ? say(words.exactly, { count, most: largest })
                      : say(words.cohort, { count, least, most: largest })}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <h3 className="mt-4 mb-1">{say(words.data)}</h3>
      <ul className="space-y-1 text-[0.93rem]">
        <li>{say(words.complete, { complete, expected })}</li>
        {open > 0 && (
          <li>
            <Count study={study.id} search={{ queries: "1" }}>
              {say(words.open, { count: open })}
            </Count>
          </li>
        )}
        {late > 0 && (
          <li>
            <Count study={study.id} search={{ overdue: "1" }}>
              {say(words.late, { count: late })}
            </Count>
          </li>
        )}
      </ul>
    </Card>
  );
}
