import { issueText } from "../../kernel/index.ts";
import { acmgClassWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { PlaceLink } from "../participant/place-link.tsx";
import { placeTitle } from "../participant/place-words.ts";
import type { RecordView } from "../participant/record.ts";
import { Card } from "../ui/card.tsx";
import { words } from "./genetics-words.ts";
import type { LabReport } from "./lab-reports.ts";
import { SignedMark } from "./signed-mark.tsx";

/** The laboratory's reports as they were typed and signed, with what has to be asked about each. */
export function ReportsCard({
  record,
  reports,
}: {
  readonly record: RecordView;
  readonly reports: readonly LabReport[];
}) {
  const { say, language } = useLanguage();
  const { study, state } = record;
  return (
    <Card title={say(words.reports)}>
      {reports.length === 0 && <p className="text-soft">{say(words.noReports)}</p>}
      <ul className="divide-y divide-line">
        {reports.map((report) => (
          <li key={`${report.instance.visit}-${report.instance.line}`} className="py-2">
            <PlaceLink study={study.id} participant={state.id} place={report.instance}>
              {say(placeTitle(study, report.instance))}
            </PlaceLink>
            <p>
              {[
                report.gene,
                report.written,
                report.class === undefined ? undefined : say(acmgClassWords[report.class]),
              ]
                .filter((part) => part !== undefined)
                .join(" · ")}
            </p>
            <p className="text-[0.92rem]">
              <SignedMark record={record} report={report} />
            </p>
            {report.questions.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-wrong">
                {report.questions.map((issue, index) => (
                  <li key={index}>{issueText(issue, language)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
