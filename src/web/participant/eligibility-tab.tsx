import { useMemo, useState } from "react";
import { describeDate, type Instant, localDate, zone } from "../../kernel/index.ts";
import type { Criterion, Expression } from "../../definition/index.ts";
import { assess, type CriterionResult, explainCriterion } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { actsOf } from "./acts.ts";
import { CourseDialog } from "./course-dialog.tsx";
import { eligibleWords, exclusionWords, resultWords, words } from "./eligibility-words.ts";
import { factSource } from "./fact-source.ts";
import { PlaceLink } from "./place-link.tsx";
import type { RecordView } from "./record.ts";
import { useCommand } from "./use-command.ts";

const looks: Readonly<Record<CriterionResult, readonly [IconName, string]>> = {
  met: ["check", "text-done bg-done-soft"],
  "not met": ["close", "text-wrong bg-wrong-soft"],
  unknown: ["clock", "text-wait bg-wait-soft"],
};

/** Each criterion with its answer, the facts it rests on and what is still needed. */
export function EligibilityTab(record: RecordView) {
  const { study, state, today, now, zone: where, roles } = record;
  const { say } = useLanguage();
  const command = useCommand(study.id);
  const [enrolling, setEnrolling] = useState(false);
  const context = useMemo(() => ({ at: now as Instant, zone: zone(where) }), [now, where]);
  const { results, eligible } = useMemo(
    () => assess(study, state, context),
    [study, state, context],
  );
  const count = (result: CriterionResult): number =>
    Object.values(results).filter((one) => one === result).length;
  const acts = actsOf(study, state, roles, today);
  const { enrolled } = state.dates;
  const tone = { yes: "done", no: "wrong", unknown: "wait" } as const;
  return (
    <div className="space-y-5">
      <Card
        title={
          <span className="flex flex-wrap items-center gap-3">
            {enrolled === undefined
              ? say(eligibleWords[eligible])
              : say(words.over, { date: enrolled })}
            <Badge tone={enrolled === undefined ? tone[eligible] : "calm"}>
              {say(words.count, {
                met: count("met"),
                not: count("not met"),
                unknown: count("unknown"),
              })}
            </Badge>
          </span>
        }
        actions={
          <span className="flex gap-2">
            {acts.includes("assess-eligibility") && (
              <Button
                small
                busy={command.isPending}
                onClick={() =>
                  command.mutate({
                    kind: "assess-eligibility",
                    participant: state.id,
                  })
                }
              >
                {say(state.eligible === undefined ? words.assess : words.again)}
              </Button>
            )}
            {acts.includes("enrol") && (
              <Button small tone="primary" onClick={() => setEnrolling(true)}>
                {say(words.enrol)}
              </Button>
            )}
          </span>
        }
      >
        <p className="text-soft">
          {enrolled !== undefined
            ? say(words.overLead)
            : state.eligible === undefined
              ? say(words.never)
              : say(words.kept, { result: eligibleWords[state.eligible] })}{" "}
          {enrolled === undefined && say(words.noOverride)}
        </p>
        <ProblemNotice error={command.error} />
      </Card>
      {(["inclusion", "exclusion"] as const).map((kind) => (
        <Card key={kind} title={say(words[kind])}>
          <ul className="divide-y divide-line">
            {study.eligibility
              .filter((criterion) => criterion.kind === kind)
              .map((criterion) => (
                <Line
                  key={criterion.id}
                  record={record}
                  criterion={criterion}
                  result={results[criterion.id] ?? "unknown"}
                  context={context}
                />
              ))}
          </ul>
        </Card>
      ))}
      {enrolling && (
        <CourseDialog
          act="enrol"
          study={study}
          participant={state}
          today={today}
          onClose={() => setEnrolling(false)}
        />
      )}
    </div>
  );
}

function Line({
  record: { study, state, people, zone: where },
  criterion,
  result,
  context,
}: {
  readonly record: RecordView;
  readonly criterion: Criterion;
  readonly result: CriterionResult;
  readonly context: Parameters<typeof explainCriterion>[2];
}) {
  const { say, language } = useLanguage();
  const why = useMemo(
    () => explainCriterion(study, state, context, criterion.id, language),
    [study, state, context, criterion, language],
  );
  const [icon, look] = looks[result];
  const said = criterion.kind === "inclusion" ? resultWords : exclusionWords;
  const source = (node: Expression, label: string, value?: string) => {
    const found = factSource(study, state, node);
    const colon = language === "en" ? ": " : "：";
    const shown = value === undefined ? label : `${label}${colon}${value}`;
    return (
      <>
        {found === undefined ? (
          shown
        ) : (
          <PlaceLink
            study={study.id}
            participant={state.id}
            place={found.place}
            field={found.field}
            className="underline"
          >
            {shown}
          </PlaceLink>
        )}
        {found?.by !== undefined && found.at !== undefined && value !== undefined && (
          <span className="text-soft">
            {" "}
            (
            {say(words.entered, {
              name: people[found.by] ?? found.by,
              date: describeDate(localDate(found.at, zone(where)), language),
            })}
            )
          </span>
        )}
      </>
    );
  };
  return (
    <li className="flex gap-3 py-3">
      <span
        className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full ${look}`}
      >
        <Icon name={icon} className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p>
          <span className="num mr-2 text-soft">{criterion.id}</span>
          {say(criterion.text)}
          <span className={`ml-2 font-medium ${look.split(" ")[0]}`}>{say(said[result])}</span>
        </p>
        {why !== undefined &&
          (why.decidedBy.length > 0 || why.needed.length > 0 || why.until !== undefined) && (
            <ul className="mt-1 space-y-0.5 text-[0.9rem]">
              {why.needed.length === 0 &&
                why.decidedBy.map((fact, index) => (
                  <li key={index}>{source(fact.node, fact.label, fact.value)}</li>
                ))}
              {why.needed.map((need, index) => (
                <li key={`n${index}`} className="text-wait">
                  {say(words.needed)}
                  {language === "en" ? ": " : "："}
                  {source(need.node, need.text)}
                </li>
              ))}
              {why.until !== undefined && <li className="text-soft">{why.until.text}</li>}
            </ul>
          )}
      </div>
    </li>
  );
}
