import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { printTypedDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type CohortBoard, gateCauseWords, mayGive, type Role } from "../../engine/index.ts";
import type { ParticipantId } from "../../kernel/index.ts";
import type { FullBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { gateWords, words } from "./cohort-words.ts";
import { NextDosingLine } from "./next-dosing-line.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { siteClock } from "./site-clock.ts";
import { SlotsPicture } from "./slots-picture.tsx";
import { AdviceWords, WhatIfTable } from "./what-if-table.tsx";

type Asked =
  | { readonly act: "hold" | "propose" }
  | { readonly act: "replace"; readonly participant: string };

/** One dose level as the committee sees it: its gate, its places, what the rule says and would say. */
export function CohortCard({
  study,
  cohort,
  board,
  roles,
  zone,
  now,
}: {
  readonly study: Study;
  readonly cohort: CohortBoard;
  readonly board: FullBoard;
  readonly roles: readonly Role[];
  readonly zone: string;
  readonly now: string;
}) {
  const { say, language } = useLanguage();
  const [asked, setAsked] = useState<Asked>();
  const may = (kind: string) => roles.some((role) => mayGive(role, kind));
  const reads = roles.some((role) => role === "committee" || role === "medical-monitor");
  const { gate, waiting, next, slots, free } = cohort;
  const id = cohort.cohort;
  const title = study.cohorts.find((one) => one.id === id)?.title;
  const cause = gate.cause ?? "not-open";
  const isBegun = gate.open || cause !== "not-open" || slots.length > 0;
  // Nobody waits for the day where no place is free and everybody has been dosed.
  const isAwaited = gate.open && (free > 0 || slots.some(({ doses }) => doses.length === 0));
  const onClose = () => setAsked(undefined);
  return (
    <Card
      title={
        <span id={`cohort-${id}`}>
          {id}{" "}
          {title !== undefined && <span className="font-normal text-soft">· {say(title)}</span>}
        </span>
      }
      actions={
        <span className="flex flex-wrap items-center gap-2" data-gate-of={id}>
          <Badge
            tone={
              gate.open ? "accent" : cause === "not-open" || cause === "decision" ? "calm" : "wait"
            }
          >
            {say(gate.open ? gateWords.open : gateCauseWords[cause])}
          </Badge>
          <span className="text-[0.87rem] text-soft">
            {gate.since === undefined
              ? gate.open && say(words.fromStart)
              : say(words.since, { time: siteClock(gate.since, zone, language), zone })}
          </span>
        </span>
      }
    >
      {gate.reason !== undefined && <p className="mb-3">{gate.reason}</p>}
      {isBegun && (
        <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[3fr_2fr]">
          <div className="space-y-4">
            <SlotsPicture
              study={study.id}
              board={cohort}
              now={now}
              onReplace={
                may("replace-participant")
                  ? (participant) => setAsked({ act: "replace", participant })
                  : undefined
              }
            />
            {next !== undefined && isAwaited && (
              <NextDosingLine study={study} next={next} now={now} zone={zone} />
            )}
            {waiting.length > 0 && (
              <div>
                <h3>{say(words.waiting)}</h3>
                <ol className="num list-decimal pl-6">
                  {waiting.map(({ participant, site, since }) => (
                    <li key={participant}>
                      {participant} · {site} ·{" "}
                      <span className="text-soft">
                        {printTypedDate(since.slice(0, 10), language)}
                      </span>
                    </li>
                  ))}
                </ol>
              </div>
            )}
          </div>
          <div className="space-y-3">
            <p data-advice={cohort.advice.act}>
              {say(words.adviceIs)}
              <AdviceWords advice={cohort.advice} />
            </p>
            {gate.open && <WhatIfTable board={cohort} />}
          </div>
        </div>
      )}
      {isBegun && (
        <div className="mt-4 flex flex-wrap gap-2 print:hidden">
          {reads && (
            <Link
              to="/studies/$study/cohorts/$cohort/pack"
              params={{ study: study.id, cohort: id }}
              className={buttonClass()}
            >
              {say(words.pack)}
            </Link>
          )}
          {reads && may("propose-decision") && (
            <Button
              tone={cause === "decision" ? "plain" : "primary"}
              onClick={() => setAsked({ act: "propose" })}
            >
              {say(words.propose)}
            </Button>
          )}
          {gate.open && may("hold-cohort") && (
            <Button tone="danger" onClick={() => setAsked({ act: "hold" })}>
              {say(words.hold)}
            </Button>
          )}
        </div>
      )}
      {asked?.act === "propose" && (
        <ProposeDialog study={study.id} cohort={cohort} board={board} onClose={onClose} />
      )}
      {asked?.act === "hold" && (
        <ReasonDialog
          study={study.id}
          title={`${say(words.hold)} · ${id}`}
          consequence={say(words.holdThen, { cohort: id })}
          act={say(words.hold)}
          tone="danger"
          command={(reason) => ({ kind: "hold-cohort", cohort: id, reason })}
          onClose={onClose}
        />
      )}
      {asked?.act === "replace" && (
        <ReasonDialog
          study={study.id}
          title={`${say(words.replace)} · ${asked.participant}`}
          consequence={say(words.replaceThen, { participant: asked.participant })}
          act={say(words.replace)}
          command={(reason) => ({
            kind: "replace-participant",
            participant: asked.participant as ParticipantId,
            reason,
          })}
          onClose={onClose}
        />
      )}
    </Card>
  );
}
