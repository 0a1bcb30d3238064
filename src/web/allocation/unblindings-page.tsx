import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { describeEvent } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { When } from "../ui/when.tsx";
import { mayAt } from "../participant/rights.ts";
import { factorTitle, levelTitle } from "./randomise-gates.ts";
import { ReportUnblinding } from "./report-unblinding.tsx";
import { logWords as words } from "./unblind-words.ts";

const types = "code-opened,unblinding-reported,unblinding-assessed,allocation-marked";

/** Codes that were opened and what was learnt otherwise: who, when and why, and never what. */
export function UnblindingsPage() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study).study;
  const params = { study };
  const log = useQuery({
    queryKey: ["audit", study, "unblindings"],
    queryFn: () =>
      call("GET /api/studies/{study}/audit", { params, query: { type: types, limit: 500 } }),
  });
  return (
    <Page title={say(words.title)}>
      <div className="space-y-5">
        <FindParticipant study={study} />
        <Card title={say(words.log)}>
          <ProblemNotice error={log.error} />
          {log.data !== undefined && log.data.rows.length === 0 && (
            <p className="text-soft">{say(words.none)}</p>
          )}
          <ul className="divide-y divide-line">
            {log.data?.rows.map(({ position, stream, event }) => {
              const participant = stream.slice("participant/".length);
              const by = String(event["by"]);
              return (
                <li
                  key={position}
                  className="grid gap-x-5 gap-y-1 py-2 sm:grid-cols-[auto_auto_auto_1fr]"
                >
                  <When at={String(event["at"])} />
                  <Link
                    to="/studies/$study/participants/$participant"
                    params={{ study, participant }}
                    className="num"
                  >
                    {participant}
                  </Link>
                  <span>{log.data.people[by] ?? by}</span>
                  <span>{say(describeEvent(view, event as never))}</span>
                </li>
              );
            })}
          </ul>
        </Card>
        <MisStratified study={study} />
        <ReportUnblinding study={study} />
      </div>
    </Page>
  );
}

function FindParticipant({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { blinding } = useStudy(study).study;
  const access = useAccess(study);
  const [typed, setTyped] = useState("");
  const { data } = useQuery(summariesQuery(study));
  const own = (data?.participants ?? []).filter(
    ({ number, site }) => number !== undefined && mayAt(access, site, "unblind"),
  );
  const mayOpen = access.some(({ role }) => role === "investigator" || role === "medical-monitor");
  if (!mayOpen || blinding === "open") return null;
  const wanted = typed.trim().toLowerCase();
  const found = own.filter(({ participant }) => participant.toLowerCase().includes(wanted));
  return (
    <Card title={say(words.find)}>
      <p className="mb-3 text-soft">{say(words.findLead)}</p>
      <Labelled label={say(words.number)}>
        {(control) => (
          <input
            {...control}
            className="field-box num w-60"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Labelled>
      <ul className="mt-3 space-y-2">
        {wanted !== "" &&
          found.slice(0, 8).map(({ participant }) => (
            <li key={participant}>
              <Link
                to="/studies/$study/participants/$participant/unblind"
                params={{ study, participant }}
                className={`${buttonClass("danger")} min-h-12`}
              >
                {say(words.open, { participant })}
              </Link>
            </li>
          ))}
      </ul>
      {wanted !== "" && data !== undefined && found.length === 0 && (
        <p className="mt-2 text-soft">{say(words.noneFound)}</p>
      )}
    </Card>
  );
}

function MisStratified({ study }: { readonly study: string }) {
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
