import { useQuery } from "@tanstack/react-query";
import type { InspectionRequest } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { newId } from "../participant/command-id.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { AskForm } from "./ask-form.tsx";
import { FileList } from "./file-list.tsx";
import { seatWords as words } from "./seat-words.ts";

const tones = { asked: "ask", answered: "wait", closed: "done" } as const;

/** What an inspection asked and was answered. The inspector asks and closes; the site and the sponsor answer. */
export function RequestsPart({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { data, error, isPending } = useQuery({
    queryKey: ["inspection", study, "requests"],
    queryFn: () => call("GET /api/studies/{study}/inspection/requests", { params: { study } }),
    refetchInterval: 30_000,
  });
  if (isPending) return <Skeleton lines={6} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const { requests, mayAsk } = data;
  const aboutOf = ({ site }: InspectionRequest) =>
    site === undefined ? say(words.wholeStudy) : say(words.site, { site });
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start gap-3">
        <p className="mr-auto max-w-3xl text-soft">{say(words.requestsHow)}</p>
        {requests.length > 0 && (
          <ExportButton
            name={`${study}-inspection-requests`}
            header={[
              ...[words.request, words.about, words.state, words.act].map((word) => say(word)),
              `${say(words.when)} (UTC)`,
              ...[words.who, words.said, words.files].map((word) => say(word)),
              "hash",
            ]}
            rows={() =>
              requests.flatMap((request) =>
                request.entries.map((entry) => [
                  request.id,
                  aboutOf(request),
                  say(words[request.state]),
                  say(words[entry.act]),
                  entry.at,
                  entry.name,
                  entry.text,
                  entry.files.map(({ file, sha256 }) => `${file} ${sha256}`).join("; "),
                  entry.hash,
                ]),
              )
            }
          />
        )}
      </div>
      {(mayAsk.study || mayAsk.sites.length > 0) && <AskForm study={study} may={mayAsk} />}
      {requests.length === 0 ? (
        <Empty kind="yet" title={say(words.none)}>
          <p>{say(words.noneHow)}</p>
        </Empty>
      ) : (
        requests.map((request) => (
          <Card
            key={request.id}
            title={`${say(words.request)} · ${aboutOf(request)}`}
            actions={<Badge tone={tones[request.state]}>{say(words[request.state])}</Badge>}
          >
            <ol className="space-y-3">
              {request.entries.map(({ act, at, name, text, files, hash }) => (
                <li key={hash} className="border-l-2 border-line pl-4">
                  <p className="text-[0.87rem] text-soft">
                    <When at={at} /> · {name} · {say(words[act])}
                  </p>
                  {text !== undefined && <p className="break-words whitespace-pre-line">{text}</p>}
                  <FileList study={study} files={files} />
                </li>
              ))}
            </ol>
            {request.mayAnswer && <AnswerForm study={study} request={request.id} />}
            {request.mayClose && <CloseButton study={study} request={request.id} />}
          </Card>
        ))
      )}
    </div>
  );
}

function CloseButton({ study, request }: { readonly study: string; readonly request: string }) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["inspection"]);
  const path = "POST /api/studies/{study}/inspection/requests/{request}/close";
  return (
    <div className="mt-3 print:hidden">
      <ProblemNotice error={error} />
      <Button
        small
        busy={busy}
        onClick={() =>
          void act(() => call(path, { params: { study, request }, body: { id: newId() } }))
        }
      >
        {say(words.close)}
      </Button>
    </div>
  );
}
