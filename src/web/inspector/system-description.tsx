import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { InspectionTable } from "./inspection-table.tsx";
import { systemParts, systemWords as words } from "./system-words.ts";

/** The system on one page: how it works, and how it stands at this moment. */
export function SystemDescription({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const study = view.study.id;
  const { data, error, isPending } = useQuery({
    queryKey: ["system", study],
    queryFn: () => call("GET /api/studies/{study}/system", { params: { study } }),
  });
  if (isPending) return <Skeleton lines={10} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const clock = (at: string) => at.slice(0, 19).replace("T", " ");
  const { checkpoint, policy } = data;
  const facts: readonly (readonly [string, string])[] = [
    [say(words.software), data.software],
    [say(words.mode), say(words[data.mode])],
    [say(words.study), `${view.study.version} · ${view.hash}`],
    [say(words.runtime), data.runtime],
    [say(words.database), data.database],
    [say(words.encoding), data.encoding],
    [say(words.tables), data.tables],
    [say(words.connection), say(data.secure ? words.secure : words.plain)],
    [say(words.clock), clock(data.now)],
    [say(words.databaseClock), clock(data.databaseNow)],
    [
      say(words.checkpoint),
      checkpoint === undefined
        ? say(words.noCheckpoint)
        : say(words.checkpointAt, { position: checkpoint.position, at: clock(checkpoint.at) }),
    ],
    [say(words.publicKey), data.publicKey],
    [say(words.idle), say(words.minutes, { minutes: policy.idleMinutes })],
    [say(words.longest), say(words.hours, { hours: policy.absoluteHours })],
    [
      say(words.factor),
      policy.secondFactorRoles.length === 0
        ? say(words.nobody)
        : policy.secondFactorRoles
            .map((role) => say(roleName(role)))
            .join(language === "en" ? ", " : "、"),
    ],
  ];
  return (
    <div className="space-y-5">
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {systemParts.map(([heading, said]) => (
          <section key={heading.en}>
            <h2>{say(heading)}</h2>
            <p className="mt-1">{say(said)}</p>
          </section>
        ))}
      </div>
      <InspectionTable
        title={say(words.now)}
        name={`${study}-system`}
        header={[say(words.fact), say(words.value)]}
        rows={facts.map(([name, value]) => [
          name,
          name,
          <span key="v" className="break-all">
            {value}
          </span>,
        ])}
        csv={() => facts}
        empty="–"
      />
    </div>
  );
}
