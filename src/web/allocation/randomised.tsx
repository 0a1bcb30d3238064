import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { type Instant, zone } from "../../kernel/index.ts";
import { misStratified } from "../../engine/index.ts";
import { siteTimeWords } from "../form/site-time.tsx";
import { useLanguage } from "../language/language.tsx";
import type { RecordView } from "../participant/record.ts";
import { mayAt } from "../participant/rights.ts";
import { useCommand } from "../participant/use-command.ts";
import { useEvents } from "../participant/use-events.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Choice } from "../ui/choice.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { factorTitle, levelTitle } from "./randomise-gates.ts";
import { errorWords, words } from "./randomise-words.ts";
import { forgetAsked } from "./use-randomise.ts";

/** The number that was given, and its certificate: printed, the page is the paper for the file. */
export function Randomised(record: RecordView) {
  const { study, state, people, zone: where, view } = record;
  const { say, language } = useLanguage();
  useEffect(() => forgetAsked(study.id, state.id), [study.id, state.id]);
  const events = useEvents(study.id, state.id);
  const given = events.data?.rows.find(
    ({ event }) => event["type"] === "participant-assigned",
  )?.event;
  const [at, by] = [given?.["at"], given?.["by"]];
  const time = typeof at === "string" ? `${siteTimeWords(at, where)} (${where})` : "…";
  const name = typeof by === "string" ? (people[by] ?? events.data?.people[by] ?? by) : "…";
  const site = view.sites.find(({ id }) => id === state.site);
  const { number = "", commitment = "", factors = {}, marked = [] } = state.assigned ?? {};
  const colon = language === "en" ? ": " : "：";
  const told = Object.entries(factors).map(
    ([factor, level]) =>
      `${factorTitle(study, factor, language)}${colon}${levelTitle(study, factor, level, language)}`,
  );
  const differing = misStratified(study, state, { at: record.now as Instant, zone: zone(where) });
  const lines: readonly (readonly [keyof typeof words, string])[] = [
    ["study", `${study.id} · ${say(study.title)}`],
    ["participant", state.id],
    ["site", site === undefined ? state.site : `${state.site} · ${say(site.name)}`],
    ["number", number],
    ["time", time],
    ["person", name],
    [
      "factors",
      told.length === 0 ? say(words.noFactors) : told.join(language === "en" ? "; " : "；"),
    ],
    ["commitment", commitment],
  ];
  return (
    <div className="space-y-5">
      <Card>
        <h2 className="hidden print:block">{say(words.certificate)}</h2>
        <p className="num text-[2rem] font-semibold print:hidden" data-number>
          {say(words.given, { number })}
        </p>
        <p className="text-soft print:hidden">{say(words.by, { time, name })}</p>
        <dl className="mt-4 grid gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
          {lines.map(([word, value]) => (
            <div key={word} className="contents">
              <dt className="text-soft">{say(words[word])}</dt>
              <dd className={word === "commitment" ? "num break-all text-[0.8rem]" : ""}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 hidden print:block">{say(words.blind)}</p>
      </Card>
      {differing.map(({ factor, allocated, now }) => (
        <Notice
          key={factor}
          tone="wait"
          title={say(words.mis, {
            factor: factorTitle(study, factor, language),
            allocated: levelTitle(study, factor, allocated, language),
            now: now === undefined ? say(words.open2) : levelTitle(study, factor, now, language),
          })}
        />
      ))}
      {marked.map(({ error, reason }, index) => (
        <Notice
          key={index}
          tone="wrong"
          title={say(words.marked, { error: errorWords[error as keyof typeof errorWords], reason })}
        />
      ))}
      <p className="print:hidden">{say(words.next)}</p>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Link
          to="/studies/$study/participants/$participant"
          params={{ study: study.id, participant: state.id }}
          search={{ tab: "visits" }}
          className={buttonClass("primary")}
        >
          {say(words.visits)}
        </Link>
        <Button onClick={() => print()}>
          <Icon name="print" />
          {say(words.print)}
        </Button>
      </div>
      {mayAt(record.access, state.site, "mark-allocation") && <MarkNumber {...record} />}
    </div>
  );
}

function MarkNumber({ study, state }: RecordView) {
  const { say } = useLanguage();
  const command = useCommand(study.id);
  const [error, setError] = useState<keyof typeof errorWords>("wrong-person");
  const [reason, setReason] = useState("");
  return (
    <details className="rounded-xl border border-line bg-card p-5 print:hidden">
      <summary className="cursor-pointer font-medium">{say(words.wrong)}</summary>
      <form
        className="mt-3 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(
            { kind: "mark-allocation", participant: state.id, error, reason },
            { onSuccess: () => setReason("") },
          );
        }}
      >
        <p className="text-soft">{say(words.wrongLead)}</p>
        <Choice
          legend={say(words.kind)}
          name="error"
          value={error}
          choices={Object.entries(errorWords).map(
            ([one, said]) => [one as keyof typeof errorWords, say(said)] as const,
          )}
          onChoose={setError}
        />
        <ReasonBox label={say(words.reason)} value={reason} onChange={setReason} />
        <ProblemNotice error={command.error} />
        <Button
          type="submit"
          tone="danger"
          busy={command.isPending}
          disabled={reason.trim() === ""}
        >
          {say(words.mark)}
        </Button>
      </form>
    </details>
  );
}
