import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { factorTitle, levelTitle } from "./randomise-gates.ts";
import { logWords as words } from "./unblind-words.ts";

/** Who was allocated by another factor than the record says now; factors alone, so that everybody may read it. */
export function MisStratified({ study }: { readonly study: string }) {
  const { say, language } = useLanguage();
  const view = useStudy(study).study;
  const { data, error } = useQuery({
    queryKey: ["summaries", study, "mis-stratified"],
    queryFn: () => call("GET /api/studies/{study}/mis-stratified", { params: { study } }),
    enabled: view.allocation?.factors !== undefined,
  });
  if (view.allocation?.factors === undefined) return null;
  return (
    <Card title={say(words.mis)}>
      <ProblemNotice error={error} />
      {data !== undefined && data.length > 0 && (
        <div className="mb-3">
          <ExportButton
            name={`${study} mis-stratified`}
            header={["participant", "site", "factor", "allocated", "now"]}
            rows={() =>
              data.map(({ participant, site, factor, allocated, now }) => [
                participant,
                site,
                factor,
                allocated,
                now,
              ])
            }
          />
        </div>
      )}
      {data?.length === 0 && <p className="text-soft">{say(words.misNone)}</p>}
      <ul className="divide-y divide-line">
        {data?.map(({ participant, factor, allocated, now }) => (
          <li key={`${participant} ${factor}`} className="flex flex-wrap gap-x-5 py-2">
            <Link
              to="/studies/$study/participants/$participant/randomise"
              params={{ study, participant }}
              className="num"
            >
              {participant}
            </Link>
            <span>
              {say(words.misLine, {
                factor: factorTitle(view, factor, language),
                allocated: levelTitle(view, factor, allocated, language),
                now:
                  now === undefined ? say(words.unknown) : levelTitle(view, factor, now, language),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
