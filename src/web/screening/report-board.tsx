import type { ReactNode } from "react";
import { printTypedDate } from "../../kernel/index.ts";
import { screeningWords } from "../../engine/index.ts";
import type { ScreeningReport } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { download } from "../participants/download.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { words } from "./screening-words.ts";
import { NextWorth, StudyRow } from "./study-row.tsx";
import { windowSpans } from "./window-span.ts";

/** What has to be corrected comes first. */
const weight = { error: 0, warning: 1, assumption: 2 } as const;
const order = { yes: 0, unknown: 1, no: 2 } as const;

/** The board: what would settle most first, then one row a study, those that are possible first. */
export function ReportBoard({
  report,
  actions,
}: {
  readonly report: ScreeningReport;
  readonly actions?: ReactNode;
}) {
  const { say, language } = useLanguage();
  const { next } = report;
  const issues = report.issues.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
  const wrong = issues.filter(({ severity }) => severity === "error").length;
  const spans = windowSpans(report.studies, report.on);
  const rows = report.studies
    .map((study, index) => ({ study, span: spans[index] }))
    .toSorted((a, b) => order[a.study.eligible] - order[b.study.eligible]);
  return (
    <section data-report className="space-y-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2>
          {say(words.report, {
            patient: report.patient,
            on: printTypedDate(report.on, language),
          })}
        </h2>
        <span className="flex flex-wrap gap-2 print:hidden">
          {actions}
          <Button small onClick={() => print()}>
            <Icon name="print" />
            {say(words.print)}
          </Button>
          <Button
            small
            onClick={() =>
              download(
                `${JSON.stringify(report, undefined, 2)}\n`,
                "application/json",
                `screening-${report.patient}-${report.on}.json`,
              )
            }
          >
            <Icon name="download" />
            {say(words.keep)}
          </Button>
        </span>
      </div>
      <p className="max-w-3xl text-soft">{say(words.lead)}</p>
      {next !== undefined && (
        <div data-next className="rounded-lg border-l-4 border-ask bg-ask-soft px-4 py-3">
          <p className="text-[0.87rem]">{say(words.nextAll)}</p>
          <p>
            <strong>{say(next.title)}</strong> <NextWorth next={next} named />
          </p>
        </div>
      )}
      {issues.length > 0 && (
        <details
          data-unused
          className="rounded-lg border border-line bg-card px-4 py-3 print:[&::details-content]:[content-visibility:visible]"
          open={wrong > 0}
        >
          <summary className={`font-medium ${wrong > 0 ? "text-wait" : "text-soft"}`}>
            {say(words.unused, { count: issues.length })}
          </summary>
          <ul className="mt-2 list-disc space-y-1 pl-5 text-[0.92rem]">
            {issues.map((issue, index) => (
              <li key={index}>
                {issue.about !== undefined && (
                  <span className="num mr-1 font-medium">
                    {issue.about}
                    {say(screeningWords.colon)}
                  </span>
                )}
                {say(issue.text)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rows.map(({ study, span }) => (
        <StudyRow key={study.study} study={study} span={span} />
      ))}
      <p className="num text-[0.8rem] break-all text-soft">
        {say(words.known, { hash: report.factsHash })}
      </p>
    </section>
  );
}
