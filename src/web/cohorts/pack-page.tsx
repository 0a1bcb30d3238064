import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { describeDate } from "../../kernel/index.ts";
import { cohortDecisionWords } from "../../engine/index.ts";
import type { PackPage as Data, StudyView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { useSession } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words as cohortWords, standingWords, suspectedWord } from "./cohort-words.ts";
import { packQuery } from "./cohorts-query.ts";
import { packWords as words } from "./pack-words.ts";
import { RecordLines } from "./record-lines.tsx";
import { siteClock } from "./site-clock.ts";
import { markOf, SlotMark } from "./slot-mark.tsx";
import { AdviceWords } from "./what-if-table.tsx";

/** What the committee decides on, as of a cut, to be read on a tablet or on paper. */
export function PackPage() {
  const { study: id = "", cohort = "" } = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const { data, error } = useQuery(packQuery(id, cohort, search["decision"]));
  return (
    <Page
      title={say(words.title, { cohort })}
      above={
        <Link to="/studies/$study/cohorts" params={{ study: id }}>
          {say(cohortWords.back)}
        </Link>
      }
      actions={
        <Button onClick={() => print()}>
          <Icon name="print" />
          {say(cohortWords.print)}
        </Button>
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={12} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <Pack view={view} data={data} />
      )}
    </Page>
  );
}

function Pack({ view: { study }, data }: { readonly view: StudyView; readonly data: Data }) {
  const { say, language } = useLanguage();
  const { person } = useSession();
  const { pack, cut, records, late, decision } = data;
  const clock = (at: string) => `${siteClock(at, "UTC", language)} UTC`;
  const facts = [
    [words.study, `${study.id}, ${study.version}`],
    [words.asOf, clock(cut.at)],
    [words.cut, String(cut.position)],
    [words.basis, data.basis],
    [words.hash, data.hash],
    [words.readBy, `${person?.name ?? ""}, ${clock(data.now)}`],
  ] as const;
  return (
    <div className="space-y-5" data-pack={data.basis}>
      <Card>
        <p className="mb-2 font-semibold text-wrong">{say(words.confidential)}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-[0.9rem]">
          {facts.map(([word, value]) => (
            <div key={word.en} className="contents">
              <dt className="text-soft">{say(word)}</dt>
              <dd className="num [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {!data.current && (
        <Notice
          tone="wait"
          title={say(decision === undefined ? words.moved : words.old, { number: decision ?? 0 })}
        />
      )}
      {late.length > 0 && (
        <Card title={say(words.late)} className="border-l-4 border-l-wait">
          <ul className="space-y-1">
            {late.map(({ position, at, participant, words: told }) => (
              <li key={position} data-late>
                <span className="num text-soft">{clock(at)}</span>{" "}
                <span className="num font-medium">{participant}</span> {say(told)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say(cohortWords.advice)}>
        <p className="text-[1.1rem]">
          <AdviceWords advice={pack.recommended} />
        </p>
        <p className="mt-1 text-soft">
          {say(words.whyRule, { rule: study.escalation?.rule.kind ?? "" })}
        </p>
        <div
          className="mt-3 overflow-x-auto"
          tabIndex={0}
          role="group"
          aria-label={say(words.counts)}
        >
          <table className="w-full text-left">
            <thead className="text-[0.87rem] text-soft">
              <tr>
                {[words.cohort, words.dlt, words.evaluable, words.pending].map((word) => (
                  <th key={word.en} scope="col" className="py-1 pr-4 font-medium">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pack.tallies.map(({ cohort, dlt, evaluable, pending }) => (
                <tr
                  key={cohort}
                  className={`border-t border-line ${cohort === pack.cohort ? "font-medium" : ""}`}
                >
                  <th scope="row" className="py-1.5 pr-4 text-left font-[inherit]">
                    {cohort}
                  </th>
                  <td className="num py-1.5 pr-4">{dlt}</td>
                  <td className="num py-1.5 pr-4">{evaluable}</td>
                  <td className="num py-1.5">{pending}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {pack.decisions.length > 0 && (
          <p className="mt-3 text-[0.93rem] text-soft">
            {say(words.before, {
              list: pack.decisions
                .map(({ number, cohort, act }) =>
                  say(cohortWords.decided, { number, cohort, act: cohortDecisionWords[act] }),
                )
                .join(language === "en" ? "; " : "；"),
            })}
          </p>
        )}
      </Card>
      {pack.participants.map((line) => {
        const mark = markOf(line);
        const own = records.filter(({ participant }) => participant === line.participant);
        const level = study.cohorts.find(({ id }) => id === line.cohort)?.level;
        const dose = study.doseLevels.find(({ id }) => id === level)?.title;
        return (
          <Card
            key={line.participant}
            className="break-inside-avoid"
            title={
              <span className="flex items-center gap-3">
                <SlotMark standing={mark} part={0.5} />
                <span className="num">{line.participant}</span>
                <span className="font-normal text-soft">
                  {line.cohort} · {line.site} ·{" "}
                  {say(mark === "suspected" ? suspectedWord : standingWords[mark])}
                </span>
              </span>
            }
          >
            <h3>{say(words.exposure)}</h3>
            <p className="mb-3">
              {line.doses
                .map((date) => describeDate(date, language))
                .join(language === "en" ? ", " : "、")}
              {dose !== undefined && <span className="text-soft"> · {say(dose)}</span>}
            </p>
            <h3>{say(words.events)}</h3>
            {own.length === 0 && <p className="text-soft">{say(words.noEvents)}</p>}
            <div className="space-y-3">
              {own.map((record, index) => (
                <div key={index} className={index > 0 ? "border-t border-line pt-3" : ""}>
                  {record.visit !== undefined && (
                    <p className="text-[0.87rem] text-soft">{record.visit}</p>
                  )}
                  <RecordLines study={study} record={record} />
                </div>
              ))}
            </div>
          </Card>
        );
      })}
    </div>
  );
}
