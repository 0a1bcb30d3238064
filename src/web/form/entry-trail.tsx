import { describeEvent, type Event, roleWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FieldHistory, useFormEvents } from "./field-history.tsx";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { SiteTime } from "./site-time.tsx";

/**
 * For whoever comes from a number: who entered what it was made from, and what became of it. Of one field its history, of
 * a form every save.
 */
export function EntryTrail({
  session,
  field,
}: {
  readonly session: FormSession;
  readonly field: string | undefined;
}) {
  const { say } = useLanguage();
  const view = field === undefined ? undefined : session.field(field);
  return (
    <section aria-label={say(words.trail)} data-trail className="mb-4">
      {view === undefined ? (
        <FormSaves session={session} />
      ) : (
        <FieldHistory session={session} view={view} />
      )}
    </section>
  );
}

function FormSaves({ session }: { readonly session: FormSession }) {
  const { say } = useLanguage();
  const { study } = session.world;
  const { data, error, isPending } = useFormEvents(session);
  const saves = (data?.rows ?? []).map(({ event, position }) => {
    const kept = event as unknown as Event;
    return { kept, position, told: describeEvent(study, kept) };
  });
  return (
    <div className="rounded-lg border border-line bg-sunken p-3 text-[0.9rem]">
      <p className="mb-1 font-medium">{say(words.trail)}</p>
      {isPending && <Skeleton lines={2} />}
      {error !== null && <ProblemNotice error={error} />}
      <ol className="space-y-2">
        {saves.toReversed().map(({ kept, position, told }) => (
          <li key={position} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
            <SiteTime at={kept.at} zone={kept.zone} />
            <span>
              {data?.people[kept.by] ?? kept.by} ({say(roleWords[kept.role])})
              <span className="block text-soft">{say(told)}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
