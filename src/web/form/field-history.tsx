import { useQuery } from "@tanstack/react-query";
import { changesOf, describeDatum, type Event, roleWords } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { FieldView } from "./field-view.ts";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { SiteTime } from "./site-time.tsx";

/** Every event of a form as it is stored, oldest first, with the names of who did it. */
export function useFormEvents(session: FormSession) {
  const { study, participant } = session.world;
  const { form, visit, line } = session.place;
  return useQuery({
    queryKey: ["history", study.id, participant.id, session.key, participant.version],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/events", {
        params: { study: study.id, participant: participant.id },
        query: {
          form,
          ...(visit === undefined ? {} : { visit }),
          ...(line === undefined ? {} : { line }),
        },
      }),
  });
}

/** What a field held, who changed it in which role, when, why, and under which study version: newest first. */
export function FieldHistory({
  session,
  view,
}: {
  readonly session: FormSession;
  readonly view: FieldView;
}) {
  const { say } = useLanguage();
  const { study } = session.world;
  const { data, error, isPending } = useFormEvents(session);
  const lines = (data?.rows ?? [])
    .flatMap(({ event, position }) => {
      const kept = event as unknown as Event;
      return changesOf(kept, study)
        .filter(({ path }) => path === view.path)
        .map((change, index) => ({ change, kept, key: `${position}/${index}` }));
    })
    .reverse();
  return (
    <div
      data-history={view.path}
      className="mt-2 rounded-lg border border-line bg-sunken p-3 text-[0.9rem]"
    >
      <p className="mb-1 font-medium">{say(words.historyOf, { field: view.field.label })}</p>
      {isPending && <Skeleton lines={2} />}
      {error !== null && <ProblemNotice error={error} />}
      {data !== undefined && lines.length === 0 && (
        <p className="text-soft">{say(words.noHistory)}</p>
      )}
      <ol className="space-y-2">
        {lines.map(({ change, kept, key }) => (
          <li key={key} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
            <SiteTime at={kept.at} zone={kept.zone} />
            <span>
              <del className="text-soft">
                {say(describeDatum(study, view.field, change.before))}
              </del>
              {" → "}
              <strong>{say(describeDatum(study, view.field, change.now))}</strong>
              <span className="block text-soft">
                {data?.people[kept.by] ?? kept.by} ({say(roleWords[kept.role])}) ·{" "}
                {say(change.derived ? words.computed : words.typed)} · {say(words.version)}{" "}
                <span className="num">{kept.under.slice(0, 8)}</span>
              </span>
              {change.reason !== undefined && (
                <span className="block">
                  {say(words.why)}: {change.reason}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
