import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { type Instant, isZone, localDate, zone } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { participantQuery, useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import type { RecordView } from "../participant/record.ts";
import { mayAt, rolesAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type FactorLine, factorLines, factorWords, gatesOf } from "./randomise-gates.ts";
import { GateLine } from "./gate-line.tsx";
import { words } from "./randomise-words.ts";
import { Randomised } from "./randomised.tsx";
import { useRandomise } from "./use-randomise.ts";

/** One participant's number: what must be there first, the question, and the answer. It never tells an arm. */
export function RandomisePage() {
  const { study: id = "", participant = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(id);
  const access = useAccess(id);
  const { data, error } = useQuery(participantQuery(id, participant));
  const title = say(words.title, { participant });
  const above = (
    <Link to="/studies/$study/participants/$participant" params={{ study: id, participant }}>
      {participant}
    </Link>
  );
  if (data === undefined) {
    return (
      <Page title={title} above={above}>
        {error === null ? <Skeleton lines={8} /> : <ProblemNotice error={error} />}
      </Page>
    );
  }
  const { state, now } = data;
  const record: RecordView = {
    view,
    record: data,
    study: view.study,
    state,
    now,
    zone: data.zone,
    people: data.people,
    access,
    roles: rolesAt(access, state.site),
    today: isZone(data.zone) ? localDate(now as Instant, zone(data.zone)) : now.slice(0, 10),
  };
  return (
    <Page title={title} above={above}>
      {state.assigned === undefined ? <Asking {...record} /> : <Randomised {...record} />}
    </Page>
  );
}

function Asking(record: RecordView) {
  const { study, state, access, today } = record;
  const { say, language } = useLanguage();
  const [isConfirming, setConfirming] = useState(false);
  const asking = useRandomise(study.id, state.id);
  const params = { study: study.id, participant: state.id };
  const readiness = useQuery({
    queryKey: ["participant", study.id, state.id, "randomisation"],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/randomisation", { params }),
    refetchInterval: 30_000,
  });
  const factors = useMemo(() => factorLines(record, language), [record, language]);
  const gates = gatesOf(record, factors, readiness.data);
  const isReady = gates.every(({ isMet }) => isMet === true);
  if (asking.state !== "idle") {
    return (
      <Notice tone="wait" title={say(asking.state === "unknown" ? words.unknown : words.under)} />
    );
  }
  return (
    <div className="space-y-5">
      <ProblemNotice error={asking.problem ?? readiness.error} />
      {asking.problem !== undefined && <p className="font-medium">{say(words.none)}</p>}
      <Card title={say(words.gates)}>
        <ul className="divide-y divide-line">
          {gates.map((gate) => (
            <GateLine
              key={gate.factor === undefined ? gate.id : `factor ${gate.factor.id}`}
              gate={gate}
              record={record}
              offDuty={readiness.data?.offDuty}
            />
          ))}
        </ul>
      </Card>
      {!mayAt(access, state.site, "assign") ? (
        <Notice tone="ask" title={say(words.noRole)} />
      ) : !isReady ? (
        <p className="text-soft">{say(words.notYet)}</p>
      ) : (
        <Card>
          <p className="text-[1.1rem] leading-relaxed" data-sentence>
            {say(words.sentence, {
              participant: state.id,
              study: study.id,
              site: state.site,
              factors: sentenceOf(record, factors, language) || say(words.noFactors),
            })}
          </p>
          <div className="mt-4 flex flex-wrap gap-3">
            <Button
              tone="primary"
              className="min-h-14 px-8 text-[1.1rem]"
              disabled={isConfirming}
              data-randomise
              onClick={() => {
                setConfirming(true);
                asking.randomise(today);
              }}
            >
              {say(words.randomise, { participant: state.id })}
            </Button>
            <Link
              to="/studies/$study/participants/$participant"
              params={params}
              className={`${buttonClass("plain")} min-h-14`}
            >
              {say(words.notNow)}
            </Link>
          </div>
        </Card>
      )}
    </div>
  );
}

function sentenceOf(record: RecordView, factors: readonly FactorLine[], language: "en" | "zh-CN") {
  const sites =
    record.study.allocation?.factors?.filter(({ levels }) => levels === undefined) ?? [];
  // The sentence names the site anyway.
  return factors
    .filter(({ id }) => !sites.some((site) => site.id === id))
    .map((factor) => factorWords(record, factor, language))
    .join(language === "en" ? "; " : "；");
}
