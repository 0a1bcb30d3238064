import { Link } from "@tanstack/react-router";
import { describeEvent } from "../../engine/index.ts";
import type { AuditPage } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { siteClock } from "../cohorts/site-clock.ts";
import { useSiteZone } from "../cohorts/use-site-zone.ts";
import { useLanguage } from "../language/language.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { When } from "../ui/when.tsx";
import { OwedImpact } from "./owed-impact.tsx";
import { owedImpacts } from "./owed-impacts.ts";
import { logWords as words } from "./unblind-words.ts";

/** Every code opened, learnt or practised: who, when and why, and what is still owed. */
export function UnblindingLog({
  study,
  log,
}: {
  readonly study: string;
  readonly log: AuditPage | undefined;
}) {
  const { say, language } = useLanguage();
  const view = useStudy(study).study;
  const zone = useSiteZone(study);
  const mayJudge = useAccess(study).some((line) =>
    mayAt([line], line.sites === "all" ? "" : (line.sites[0] ?? ""), "assess-unblinding"),
  );
  const owed = owedImpacts(log?.rows ?? []);
  return (
    <Card title={say(words.log)}>
      {log?.rows.length === 0 && <p className="text-soft">{say(words.none)}</p>}
      <ul className="divide-y divide-line">
        {log?.rows.map(({ position, stream, event }) => {
          const participant = stream.slice("participant/".length);
          const by = String(event["by"]);
          const opened = event["opened"];
          return (
            <li key={position} className="py-2">
              <div className="grid gap-x-5 gap-y-1 sm:grid-cols-[10rem_6rem_10rem_1fr]">
                <When at={String(event["at"])} in={zone} />
                <Link
                  to="/studies/$study/participants/$participant"
                  params={{ study, participant }}
                  className="num"
                >
                  {participant}
                </Link>
                <span>{log.people[by] ?? by}</span>
                <span className="min-w-0">
                  {event["type"] === "unblinding-practised" && (
                    <>
                      <Badge tone="ask">{say(words.drill)}</Badge>{" "}
                    </>
                  )}
                  {say(describeEvent(view, event as never))}
                  {typeof opened === "string" && (
                    <span className="num block text-soft">
                      {say(words.onPaper, { time: siteClock(opened, zone, language) })}
                    </span>
                  )}
                </span>
              </div>
              {mayJudge && owed.has(position) && (
                <details className="mt-1">
                  <summary className="min-h-9 cursor-pointer text-wait">{say(words.owed)}</summary>
                  <OwedImpact study={study} participant={participant} at={String(event["at"])} />
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
