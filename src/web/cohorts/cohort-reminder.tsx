import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess, useSession } from "../session/session.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { words } from "./cohort-words.ts";
import { cohortsQuery } from "./cohorts-query.ts";
import { hoursBetween } from "./site-clock.ts";

const soonHours = 24;

/** What the escalation asks of one's role: lines in the worklist, or nothing. */
export function CohortReminder({ study }: { readonly study: Study }) {
  return study.escalation === undefined ? null : <Lines study={study.id} />;
}

function Lines({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { person } = useSession();
  const access = useAccess(study);
  const { data } = useQuery(cohortsQuery(study));
  if (data === undefined) return null;
  const { board, places, cohorts, now } = data;
  const holds = (role: string) => access.some((line) => line.role === role);
  const lines: (readonly [string, IconName, string])[] = [];
  if (holds("medical-monitor")) {
    for (const participant of new Set(board?.toJudge.map((record) => record.participant))) {
      lines.push([`judge ${participant}`, "warning", say(words.lineJudge, { participant })]);
    }
  }
  if (holds("committee")) {
    for (const { number, cohort, effective, current, signed } of board?.decisions ?? []) {
      const waits =
        effective === undefined && current && !signed.some(({ by }) => by === person?.id);
      if (waits) lines.push([`sign ${number}`, "pen", say(words.lineSign, { number, cohort })]);
    }
  }
  for (const { participant, site, cohort, state, until } of places) {
    if (state !== "reserved" || until === undefined || !mayAt(access, site, "give-up-slot"))
      continue;
    const hours = hoursBetween(now, until);
    if (hours >= soonHours) continue;
    lines.push([
      `slot ${participant}`,
      "clock",
      say(words.lineExpires, { participant, cohort, hours }),
    ]);
  }
  if (holds("coordinator") || holds("investigator")) {
    for (const { cohort, status } of cohorts) {
      if (status === "on-hold")
        lines.push([`hold ${cohort}`, "lock", say(words.lineHold, { cohort })]);
    }
  }
  if (lines.length === 0) return null;
  return (
    <ul className="mb-4 divide-y divide-line" data-cohort-lines>
      {lines.map(([key, icon, told]) => (
        <li key={key}>
          <ToCohorts study={study}>
            <Icon name={icon} className="shrink-0 text-wait" />
            {told}
          </ToCohorts>
        </li>
      ))}
    </ul>
  );
}

function ToCohorts({ study, children }: { readonly study: string; readonly children: ReactNode }) {
  return (
    <Link
      to="/studies/$study/cohorts"
      params={{ study }}
      className="flex min-h-10 items-center gap-2 text-ink no-underline hover:text-accent"
    >
      {children}
    </Link>
  );
}
