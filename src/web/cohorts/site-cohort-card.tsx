import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { CohortSiteView } from "../../engine/index.ts";
import type { OwnPlace } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { gateWords, placeWords, words } from "./cohort-words.ts";
import { closedSentence } from "./hold-words.ts";
import { NextDosingLine } from "./next-dosing-line.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { hoursBetween, siteClock } from "./site-clock.ts";
import { SlotMark } from "./slot-mark.tsx";

const marks = {
  waiting: "lapsed",
  reserved: "reserved",
  lapsed: "lapsed",
  enrolled: "enrolled",
  dosed: "in-window",
  left: "not-evaluable",
} as const;

/** A cohort as a site sees it: whether it takes people, how many, when the next can be dosed, and one's own participants. */
export function SiteCohortCard({
  study,
  view,
  places,
  now,
  zone,
}: {
  readonly study: Study;
  readonly view: CohortSiteView;
  readonly places: readonly OwnPlace[];
  readonly now: string;
  readonly zone: string;
}) {
  const { say, language } = useLanguage();
  const access = useAccess(study.id);
  const [asks, setAsks] = useState(false);
  const [leaves, setLeaves] = useState<string>();
  const { cohort, status, free, next } = view;
  const title = study.cohorts.find(({ id }) => id === cohort)?.title;
  const sentence = closedSentence(view, zone, language);
  const own = places.filter((place) => place.cohort === cohort);
  const asking = access.some(({ role }) => role === "coordinator" || role === "investigator");
  return (
    <Card
      title={
        <span id={`cohort-${cohort}`}>
          {cohort}{" "}
          {title !== undefined && <span className="font-normal text-soft">· {say(title)}</span>}
        </span>
      }
      actions={
        <span data-gate-of={cohort} className="flex items-center gap-2">
          {status === "open" && (
            <span className="num text-soft">{say(words.free, { count: free })}</span>
          )}
          <Badge tone={status === "open" ? "accent" : status === "on-hold" ? "wait" : "calm"}>
            {say(gateWords[status])}
          </Badge>
        </span>
      }
    >
      <div className="space-y-3">
        {sentence !== undefined &&
          (status === "on-hold" ? (
            <Notice tone="wait" title={say(sentence.words, sentence.params)} />
          ) : (
            <p className="text-soft">{say(sentence.words, sentence.params)}</p>
          ))}
        {next !== undefined && <NextDosingLine study={study} next={next} now={now} zone={zone} />}
        {own.length > 0 && (
          <ul aria-label={say(words.yours)} className="divide-y divide-line">
            {own.map((place) => (
              <li
                key={place.participant}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5"
              >
                <SlotMark standing={marks[place.state]} part={0.999} />
                <Link
                  to="/studies/$study/participants/$participant"
                  params={{ study: study.id, participant: place.participant }}
                  className="num font-medium"
                >
                  {place.participant}
                </Link>
                <span>{say(placeWords[place.state])}</span>
                <span className="text-[0.9rem] text-soft">
                  {place.turn !== undefined && say(words.turn, { turn: place.turn })}
                  {place.state === "reserved" && place.until !== undefined && (
                    <>
                      {say(words.keptUntil, {
                        time: siteClock(place.until, place.zone, language),
                        zone: place.zone,
                      })}
                      {" · "}
                      {say(words.expires, { hours: hoursBetween(now, place.until) })}
                    </>
                  )}
                </span>
                {(place.state === "reserved" || place.state === "waiting") &&
                  mayAt(access, place.site, "give-up-slot") && (
                    <Button small tone="quiet" onClick={() => setLeaves(place.participant)}>
                      {say(words.giveUp)}
                    </Button>
                  )}
              </li>
            ))}
          </ul>
        )}
        {asking && status === "open" && (
          <Button tone="primary" onClick={() => setAsks(true)}>
            {say(words.ask)}
          </Button>
        )}
      </div>
      {asks && (
        <AskDialog study={study} cohort={cohort} places={places} onClose={() => setAsks(false)} />
      )}
      {leaves !== undefined && (
        <ReasonDialog
          study={study.id}
          title={`${say(words.giveUp)} · ${leaves}`}
          consequence={say(words.giveUpThen)}
          act={say(words.giveUp)}
          command={(reason) => ({
            kind: "give-up-slot",
            participant: leaves as ParticipantId,
            reason,
          })}
          onClose={() => setLeaves(undefined)}
        />
      )}
    </Card>
  );
}
