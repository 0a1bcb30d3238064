import { type ReactNode, useState } from "react";
import type { CloseoutLine, SiteLine } from "../../server/contract.ts";
import { addressOf, call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { When } from "../ui/when.tsx";
import { AcceptDialog } from "./accept-dialog.tsx";
import { mayBegin, stageOf, stageTones } from "./closeout-stage.ts";
import { words } from "./closeout-words.ts";
import { RejectDialog } from "./reject-dialog.tsx";

/** One site's package: how it stands, what is in it, and what one may do with it. */
export function CloseoutCard({
  study,
  site,
  line,
}: {
  readonly study: string;
  readonly site: SiteLine | undefined;
  readonly line: CloseoutLine;
}) {
  const { say, language } = useLanguage();
  const { act, busy, error } = useAct(["closeouts"]);
  const [open, setOpen] = useState<"accept" | "reject">();
  const stage = stageOf(line);
  const { making, since, package: made, closeout = "" } = line;
  const begin = () =>
    act(() =>
      call("POST /api/studies/{study}/closeouts/{site}", {
        params: { study, site: line.site },
        body: { language },
      }),
    );
  return (
    <Card
      title={
        <>
          {site === undefined ? line.site : say(site.name)}{" "}
          <span className="num font-normal text-soft">{line.site}</span>
        </>
      }
      actions={<Badge tone={stageTones[stage]}>{say(words[stage])}</Badge>}
    >
      <div className="space-y-4">
        {stage === "none" && <p className="text-soft">{say(words.nothingYet)}</p>}
        {stage === "making" && making !== undefined && (
          <div>
            <progress
              className="h-2 w-full accent-accent"
              value={making.done}
              max={Math.max(1, making.total)}
              aria-label={say(words.making)}
            />
            <p className="num text-soft" role="status">
              {say(words.progress, { done: making.done, total: making.total })}
            </p>
          </div>
        )}
        {stage === "stopped" && <Notice tone="wrong" title={say(words.stoppedWhy)} />}
        {(stage === "void" || stage === "overtaken") && (
          <Notice tone="wait" title={say(words.since, { count: since })} />
        )}
        {(made?.faults.length ?? 0) > 0 && (
          <Notice tone="wrong" title={say(words.faults, { count: made?.faults.length ?? 0 })}>
            <ul className="list-disc pl-5 break-all">
              {made?.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Facts line={line} />
        <ProblemNotice error={error} />
        <div className="flex flex-wrap gap-2 print:hidden">
          {mayBegin(line) && (
            <Button
              tone={made === undefined || since > 0 ? "primary" : "plain"}
              busy={busy}
              onClick={() => void begin()}
            >
              {say(stage === "none" ? words.begin : words.again)}
            </Button>
          )}
          {made !== undefined && stage !== "rejected" && (
            <a
              className={buttonClass()}
              href={addressOf("GET /api/studies/{study}/closeouts/{site}/{closeout}/file", {
                params: { study, site: line.site, closeout },
              })}
              download
            >
              <Icon name="download" />
              {say(words.download)}
            </a>
          )}
          {stage === "to-check" && line.decides && (
            <>
              <Button tone="primary" onClick={() => setOpen("accept")}>
                {say(words.accept)}
              </Button>
              <Button tone="danger" onClick={() => setOpen("reject")}>
                {say(words.reject)}
              </Button>
            </>
          )}
        </div>
        {!line.keeps && stage !== "none" && <p className="text-soft">{say(words.sponsor)}</p>}
        {stage === "to-check" && line.keeps && !line.decides && (
          <p className="text-soft">{say(words.investigatorDecides)}</p>
        )}
      </div>
      {open === "accept" && (
        <AcceptDialog study={study} line={line} onClose={() => setOpen(undefined)} />
      )}
      {open === "reject" && (
        <RejectDialog study={study} line={line} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}

function Facts({ line }: { readonly line: CloseoutLine }) {
  const { say } = useLanguage();
  const { requestedAt, requestedBy = "", decidedAt, decidedBy = "", reason, earlier } = line;
  const { package: made } = line;
  const rows: (readonly [string, ReactNode])[] = [];
  if (requestedAt !== undefined) {
    rows.push([
      say(words.asked),
      <>
        <When at={requestedAt} /> · {say(words.by, { name: requestedBy })}
      </>,
    ]);
  }
  if (decidedAt !== undefined && line.state !== "failed") {
    rows.push([
      say(words.decided),
      <>
        <When at={decidedAt} /> · {say(words.decidedBy, { name: decidedBy })}
      </>,
    ]);
  }
  if (reason !== undefined && line.state === "rejected") rows.push([say(words.reason), reason]);
  if (made !== undefined) {
    rows.push(
      [say(words.size), say(words.files, { files: made.files, size: sizeWords(made.bytes) })],
      [say(words.position), <span className="num">{made.position}</span>],
      [say(words.manifest), <span className="num break-all text-[0.87rem]">{made.manifest}</span>],
    );
  }
  if (earlier > 0) rows.push([say(words.earlier), <span className="num">{earlier}</span>]);
  if (rows.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-6 gap-y-1.5">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
