import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "./cohort-words.ts";
import { cohortsQuery } from "./cohorts-query.ts";
import { letterOf } from "./letter.ts";
import { siteClock } from "./site-clock.ts";

/** The letters of a decision, one page for each site one works for, in both languages. */
export function LetterPage() {
  const { study: id = "", decision = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const { study, sites } = useStudy(id);
  const access = useAccess(id);
  const { data, error } = useQuery(cohortsQuery(id));
  const told = data?.told.find(({ number }) => String(number) === decision);
  const own = sites.filter(
    (site) =>
      site.active && access.some((line) => line.sites === "all" || line.sites.includes(site.id)),
  );
  return (
    <Page
      title={say(words.letters)}
      above={
        <Link to="/studies/$study/cohorts" params={{ study: id }}>
          {say(words.back)}
        </Link>
      }
      actions={
        <Button onClick={() => print()}>
          <Icon name="print" />
          {say(words.print)}
        </Button>
      }
    >
      {data === undefined &&
        (error === null ? <Skeleton lines={8} /> : <ProblemNotice error={error} />)}
      <div className="space-y-5">
        {told !== undefined &&
          own.map(({ id: site, name, zone }) => (
            <Card key={site} className="print:break-after-page">
              {(["en", "zh-CN"] as const).map((language) => {
                const clock = siteClock(told.at, zone, language);
                const time = language === "en" ? `${clock} (${zone})` : `${clock}（${zone}）`;
                const facts = {
                  study: study.id,
                  version: study.version,
                  site: `${site} · ${name[language]}`,
                  time,
                };
                return (
                  <div
                    key={language}
                    lang={language}
                    data-letter={`${site} ${language}`}
                    className="space-y-3 py-3 not-first:border-t not-first:border-line"
                  >
                    {letterOf(facts, told).map((paragraph, index) => (
                      <p key={index} className={index === 1 ? "font-semibold" : ""}>
                        {paragraph[language]}
                      </p>
                    ))}
                  </div>
                );
              })}
            </Card>
          ))}
      </div>
    </Page>
  );
}
