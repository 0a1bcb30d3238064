import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { FindParticipant } from "./find-participant.tsx";
import { MisStratified } from "./mis-stratified.tsx";
import { ReportPaperOpening } from "./report-paper-opening.tsx";
import { ReportUnblinding } from "./report-unblinding.tsx";
import { UnblindingLog } from "./unblinding-log.tsx";
import { logWords as words } from "./unblind-words.ts";

const types =
  "code-opened,paper-opened,unblinding-reported,unblinding-assessed,unblinding-practised,allocation-marked";

/** Codes that were opened and what was learnt otherwise: who, when and why, and never what. */
export function UnblindingsPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const params = { study };
  const log = useQuery({
    queryKey: ["audit", study, "unblindings"],
    queryFn: () =>
      call("GET /api/studies/{study}/audit", { params, query: { type: types, limit: 500 } }),
  });
  return (
    <Page title={say(words.title)}>
      <div className="space-y-5">
        <FindParticipant study={study} log={log.data} />
        <ProblemNotice error={log.error} />
        <UnblindingLog study={study} log={log.data} />
        <ReportPaperOpening study={study} />
        <ReportUnblinding study={study} />
        <MisStratified study={study} />
      </div>
    </Page>
  );
}
