import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CloseoutCard } from "./closeout-card.tsx";
import { words } from "./closeout-words.ts";
import { closeoutsQuery } from "./closeouts-query.ts";

/** The end of a study at each site: its own package, checked and accepted by its principal investigator. */
export function CloseoutPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const { data, error } = useQuery(closeoutsQuery(study));
  return (
    <Page
      title={say(words.title)}
      above={study}
      below={<p className="max-w-3xl">{say(words.below)}</p>}
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ProblemNotice error={error} />
        )
      ) : data.length === 0 ? (
        <Empty kind="yet" title={say(words.noSites)}>
          <p>{say(words.noSitesHow)}</p>
        </Empty>
      ) : (
        <div className="space-y-5">
          {data.map((line) => (
            <CloseoutCard
              key={line.site}
              study={study}
              site={view.sites.find(({ id }) => id === line.site)}
              line={line}
            />
          ))}
        </div>
      )}
    </Page>
  );
}
