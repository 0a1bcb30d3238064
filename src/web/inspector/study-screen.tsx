import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { statusWords } from "../../engine/index.ts";
import { printTypedDate } from "../../kernel/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { addressOf, call } from "../api/call.ts";
import { summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { studyPeopleQuery } from "../people/study-people-query.ts";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { When } from "../ui/when.tsx";
import { InspectionTable } from "./inspection-table.tsx";
import { words } from "./inspection-words.ts";
import { SignaturesTable } from "./signatures-table.tsx";
import { studyFigures } from "./study-figures.ts";

/** The study in one screen: what an inspection asks first, each list with its export. */
export function StudyScreen({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const { study, versions, sites } = view;
  const { data, error, isPending } = useQuery(summariesQuery(study.id));
  const { data: people } = useQuery(studyPeopleQuery(study.id));
  const { data: releases } = useQuery({
    queryKey: ["audit", study.id, "study-released"],
    queryFn: () =>
      call("GET /api/studies/{study}/audit", {
        params: { study: study.id },
        query: { type: "study-released" },
      }),
  });
  const releasedAt = new Map(
    releases?.rows.map(({ event }) => [String(event["study"]), String(event["at"])]),
  );
  const figures = useMemo(() => studyFigures(data?.participants ?? []), [data]);
  if (isPending) return <Skeleton lines={10} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const day = (date: string | undefined) =>
    date === undefined ? "–" : printTypedDate(date.slice(0, 10), language);
  const titles = new Map(study.visits.map(({ id, title }) => [id, say(title)]));
  const holding = people?.filter(({ grants }) =>
    grants.some(({ state, study: of }) => state === "active" && of === study.id),
  );
  const outOf = (days: number) =>
    say(days < 0 ? words.early : words.late, { days: Math.abs(days) });
  const story = (participant: string) => (
    <Link
      to="/studies/$study/inspection"
      params={{ study: study.id }}
      search={{ tab: "story", participant }}
      className="whitespace-nowrap"
    >
      {participant}
    </Link>
  );
  return (
    <div className="space-y-5">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Figure name={say(words.participants)} value={data.participants.length}>
          {figures.byStatus
            .map(([status, count]) => `${count} ${say(statusWords[status])}`)
            .join(" · ")}
        </Figure>
        <Figure name={say(words.sites)} value={sites.filter(({ active }) => active).length} />
        <Figure name={say(words.people)} value={holding?.length ?? "–"} />
        <Figure name={say(words.signatures)} value={figures.signed}>
          {figures.complete} {say(words.unsigned)}
        </Figure>
        <Figure name={say(words.fallen)} value={figures.fallen} />
        <Figure name={say(words.deviations)} value={figures.outside.length} />
        <Figure name={say(words.queries)} value={figures.openQueries} />
        <Figure name={say(words.left)} value={figures.left.length} />
      </dl>
      <div className="grid gap-5 lg:grid-cols-2">
        <Story
          study={study.id}
          participants={data.participants.map(({ participant }) => participant)}
        />
        <Documents study={study.id} />
        <InspectionTable
          title={say(words.versions)}
          name={`${study.id}-versions`}
          header={[words.version, words.released, words.fingerprint].map((word) => say(word))}
          rows={versions.map(({ hash, version, current }) => [
            hash,
            <span key="v" className="flex flex-wrap items-center gap-2">
              {version} {current && <Badge tone="done">{say(words.inUse)}</Badge>}
            </span>,
            <Released key="r" at={releasedAt.get(hash)} />,
            <code key="h" title={hash} className="font-mono text-[0.85rem]">
              {hash.slice(0, 16)}
            </code>,
          ])}
          csv={() => versions.map(({ hash, version }) => [version, releasedAt.get(hash), hash])}
          empty="–"
        />
        <InspectionTable
          title={say(words.sites)}
          name={`${study.id}-sites`}
          header={[words.siteId, words.name, words.investigator, words.status].map((word) =>
            say(word),
          )}
          rows={sites.map(({ id, name, investigator, active }) => [
            id,
            id,
            say(name),
            investigator ?? "–",
            <Badge key="s" tone={active ? "done" : "ask"}>
              {say(active ? words.active : words.notActive)}
            </Badge>,
          ])}
          csv={() =>
            sites.map((site) => [
              site.id,
              say(site.name),
              site.investigator,
              say(site.active ? words.active : words.notActive),
            ])
          }
          empty="–"
        />
        <InspectionTable
          title={say(words.deviations)}
          name={`${study.id}-outside-window`}
          header={[words.participant, words.visit, words.date, words.daysOut].map((word) =>
            say(word),
          )}
          rows={figures.outside.map((one) => [
            `${one.participant}/${one.visit}/${one.date}`,
            story(one.participant),
            titles.get(one.visit) ?? one.visit,
            day(one.date),
            outOf(one.days),
          ])}
          csv={() =>
            figures.outside.map((one) => [
              one.participant,
              titles.get(one.visit) ?? one.visit,
              one.date,
              one.days,
            ])
          }
          empty={say(words.noneOut)}
        />
        <InspectionTable
          title={say(words.left)}
          name={`${study.id}-left`}
          header={[words.participant, words.status, words.since].map((word) => say(word))}
          rows={figures.left.map((one) => [
            one.participant,
            story(one.participant),
            say(statusWords[one.status]),
            day(one.since),
          ])}
          csv={() =>
            figures.left.map((one) => [one.participant, say(statusWords[one.status]), one.since])
          }
          empty={say(words.noneLeft)}
        />
        <SignaturesTable study={study.id} />
      </div>
    </div>
  );
}

function Released({ at }: { readonly at: string | undefined }) {
  return at === undefined ? "–" : <When at={at} />;
}

function Figure({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex flex-col rounded-xl border border-line bg-card px-4 py-3">
      <dt className="text-[0.87rem] text-soft">{name}</dt>
      <dd className="num text-[1.7rem] leading-tight font-semibold">{value}</dd>
      {children !== undefined && <dd className="text-[0.82rem] text-soft">{children}</dd>}
    </div>
  );
}

function Story({
  study,
  participants,
}: {
  readonly study: string;
  readonly participants: readonly string[];
}) {
  const { say, language } = useLanguage();
  const [participant, setParticipant] = useState("");
  return (
    <Card title={say(words.story)} className="print:hidden">
      <p className="mb-3 text-soft">
        {participants.length === 0 ? say(words.noParticipants) : say(words.storyHow)}
      </p>
      {participants.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <Labelled label={say(words.participant)}>
            {(control) => (
              <select
                {...control}
                className="field-box num"
                value={participant}
                onChange={(event) => setParticipant(event.target.value)}
              >
                <option value="">{say(words.chooseParticipant)}</option>
                {participants.map((id) => (
                  <option key={id}>{id}</option>
                ))}
              </select>
            )}
          </Labelled>
          {participant !== "" && (
            <>
              <Link
                to="/studies/$study/inspection"
                params={{ study }}
                search={{ tab: "story", participant }}
                className={buttonClass("primary")}
              >
                {say(words.open)}
              </Link>
              <a
                className={buttonClass()}
                href={addressOf("GET /api/studies/{study}/participants/{participant}/casebook", {
                  params: { study, participant },
                  query: { language, variant: "complete" },
                })}
              >
                {say(words.casebook)}
              </a>
            </>
          )}
        </div>
      )}
    </Card>
  );
}

function Documents({ study }: { readonly study: string }) {
  const { say, language } = useLanguage();
  const params = { study };
  return (
    <Card title={say(words.documents)} className="print:hidden">
      <ul className="space-y-1.5">
        <li>
          <Link to="/studies/$study/protocol" params={params}>
            {say(words.protocol)}
          </Link>
        </li>
        <li>
          <Link to="/studies/$study/people" params={params}>
            {say(words.roles)}
          </Link>
        </li>
        <li>
          <Link to="/studies/$study/people" params={params} search={{ tab: "delegation" }}>
            {say(words.delegation)}
          </Link>
        </li>
        <li>
          <Link to="/studies/$study/audit" params={params}>
            {say(words.trail)}
          </Link>
        </li>
        <li>
          <a
            href={addressOf("GET /api/studies/{study}/audit.csv", { params, query: { language } })}
          >
            {say(words.trailCsv)}
          </a>
        </li>
        <li>
          <a
            href={addressOf("GET /api/studies/{study}/forms.csv", { params, query: { language } })}
          >
            {say(words.valuesCsv)}
          </a>
        </li>
        <li>
          <a
            href={addressOf("GET /api/studies/{study}/forms.pdf", {
              params,
              query: { language, variant: "annotated" },
            })}
          >
            {say(words.blank)}
          </a>
        </li>
      </ul>
    </Card>
  );
}
