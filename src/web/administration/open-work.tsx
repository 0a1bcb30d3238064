import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { taskName } from "../people/delegation-tasks.ts";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "./administration-words.ts";

/** What somebody who leaves has under way, for somebody else to take over. Of records only counts are told. */
export function OpenWorkList({ person }: { readonly person: string }) {
  const { say } = useLanguage();
  const { data, error, isPending } = useQuery({
    queryKey: ["open-work", person],
    queryFn: () => call("GET /api/people/{person}/open-work", { params: { person } }),
    staleTime: 0,
  });
  if (isPending) return <Skeleton lines={2} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const { queries, delegations, reviews } = data;
  if (queries.length + delegations.length + reviews.length === 0) {
    return <p className="text-soft">{say(words.workNone)}</p>;
  }
  return (
    <Notice tone="wait" title={say(words.work)}>
      <ul className="mt-1 list-disc pl-5">
        {queries.map(({ study, site, count }) => (
          <li key={`${study}/${site}`}>{say(words.workQueries, { count, study, site })}</li>
        ))}
        {delegations.map(({ study, site, tasks }) => (
          <li key={`${study}/${site}/${tasks.join()}`}>
            {say(words.workDelegation, { study, site })}{" "}
            {tasks.map((task) => say(taskName(task))).join(" · ")}
          </li>
        ))}
        {reviews.map((study) => (
          <li key={study}>
            {say(words.workReview, { study: study === "*" ? say(words.wholeInstance) : study })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
