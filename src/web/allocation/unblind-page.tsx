import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { participantQuery, useStudy } from "../api/study.ts";
import type { OpenedCode } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import type { Search } from "../router.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AfterUnblinding } from "./after-unblinding.tsx";
import { DrillDone } from "./drill-done.tsx";
import { UnblindForm } from "./unblind-form.tsx";
import { words } from "./unblind-words.ts";
import { useShownBriefly } from "./use-shown-briefly.ts";

/**
 * Opens one participant's code, from a phone, alone: asked, proved, shown on this screen, and hidden again. With
 * `?drill=yes` the same steps are an exercise.
 */
export function UnblindPage() {
  const { study = "", participant = "" } = useParams({ strict: false });
  const { drill }: Search = useSearch({ strict: false });
  const isDrill = drill === "yes";
  const { say } = useLanguage();
  const view = useStudy(study);
  const access = useAccess(study);
  const client = useQueryClient();
  const { data, error } = useQuery(participantQuery(study, participant));
  const [since] = useState(() => performance.now());
  const code = useShownBriefly<OpenedCode>();
  const [stage, setStage] = useState<"asking" | "opened" | "practised">("asking");
  const above = (
    <Link to="/studies/$study/participants/$participant" params={{ study, participant }}>
      {participant}
    </Link>
  );
  const content = () => {
    if (data === undefined)
      return error === null ? <Skeleton lines={6} /> : <ProblemNotice error={error} />;
    const { state } = data;
    if (view.study.blinding === "open") return <Notice tone="ask" title={say(words.openStudy)} />;
    if (!mayAt(access, state.site, "unblind"))
      return <Notice tone="wait" title={say(words.notYou)} />;
    if (state.assigned === undefined)
      return <Notice tone="ask" title={say(words.notAssigned, { participant })} />;
    if (stage === "asking") {
      return (
        <UnblindForm
          key={isDrill ? "drill" : "earnest"}
          study={study}
          participant={state.id}
          isDrill={isDrill}
          onOpened={(opened) => {
            if (opened !== undefined) code.show(opened);
            setStage(opened === undefined ? "practised" : "opened");
            void client.invalidateQueries({ queryKey: ["participant", study, participant] });
            void client.invalidateQueries({ queryKey: ["audit", study] });
          }}
        />
      );
    }
    if (stage === "practised")
      return <DrillDone study={study} participant={participant} since={since} />;
    return (
      <div className="space-y-5">
        {code.shown === undefined ? (
          <Card>
            <p>{say(words.hidden)}</p>
            <div className="mt-3">
              <Button onClick={() => setStage("asking")}>{say(words.again)}</Button>
            </div>
          </Card>
        ) : (
          <section
            className="rounded-xl border-4 border-wrong bg-card p-5 select-none print:hidden"
            aria-live="assertive"
            data-code
            onCopy={(event) => event.preventDefault()}
          >
            <h2>{say(words.received, { participant })}</h2>
            <p className="my-3 text-[1.6rem] font-semibold">{say(code.shown.arm.title)}</p>
            <p className="num text-soft">{code.shown.number}</p>
            <div className="mt-3 flex flex-wrap items-center gap-3">
              <Button onClick={() => code.hide()}>{say(words.hide)}</Button>
              <span className="num text-soft">{say(words.hides, { seconds: code.left })}</span>
            </div>
          </section>
        )}
        <AfterUnblinding study={view.study} state={state} />
      </div>
    );
  };
  return (
    <Page title={say(isDrill ? words.drillTitle : words.title)} above={above}>
      {content()}
    </Page>
  );
}
