import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { AuditPage } from "../../server/contract.ts";
import { summariesQuery, useStudy } from "../api/study.ts";
import { siteClock } from "../cohorts/site-clock.ts";
import { useSiteZone } from "../cohorts/use-site-zone.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { logWords as words } from "./unblind-words.ts";

/** Whose code is to be opened now, or is opened as a drill; when the last drill was. */
export function FindParticipant({
  study,
  log,
}: {
  readonly study: string;
  readonly log: AuditPage | undefined;
}) {
  const { say, language } = useLanguage();
  const zone = useSiteZone(study);
  const { blinding } = useStudy(study).study;
  const access = useAccess(study);
  const [typed, setTyped] = useState("");
  const { data } = useQuery(summariesQuery(study));
  const own = (data?.participants ?? []).filter(
    ({ number, site }) => number !== undefined && mayAt(access, site, "unblind"),
  );
  const mayOpen = access.some(({ role }) => role === "investigator" || role === "medical-monitor");
  if (!mayOpen || blinding === "open") return null;
  const last = log?.rows.find(({ event }) => event["type"] === "unblinding-practised")?.event;
  const by = String(last?.["by"]);
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
            <li key={participant} className="flex flex-wrap gap-3">
              <Link
                to="/studies/$study/participants/$participant/unblind"
                params={{ study, participant }}
                className={`${buttonClass("danger")} min-h-12`}
              >
                {say(words.open, { participant })}
              </Link>
              <Link
                to="/studies/$study/participants/$participant/unblind"
                params={{ study, participant }}
                search={{ drill: "yes" }}
                className={`${buttonClass("plain")} min-h-12`}
              >
                {say(words.practise, { participant })}
              </Link>
            </li>
          ))}
      </ul>
      {wanted !== "" && data !== undefined && found.length === 0 && (
        <p className="mt-2 text-soft">{say(words.noneFound)}</p>
      )}
      {log !== undefined && (
        <p className="mt-4 text-[0.9rem] text-soft">
          {last === undefined
            ? say(words.noDrill)
            : say(words.lastDrill, {
                time: siteClock(String(last["at"]), zone, language),
                name: log.people[by] ?? by,
              })}
        </p>
      )}
    </Card>
  );
}
