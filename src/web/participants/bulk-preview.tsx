import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import type { BulkPlan, Target } from "./bulk-plan.ts";
import { bulkWords, reasonWords } from "./bulk-words.ts";
import { targetTitle } from "./target-title.ts";

/** How many are named before the rest is only counted. */
const named = 200;

/** What an act would do and what not, and why, before anything is done. */
export function BulkPreview({ study, plan }: { readonly study: Study; readonly plan: BulkPlan }) {
  const { say } = useLanguage();
  const { will, wont } = plan;
  const reasons = [...Map.groupBy(wont, ({ reason }) => reason)];
  return (
    <section aria-live="polite" className="space-y-2 rounded-lg border border-line bg-sunken p-4">
      <div className="font-medium">
        {say(bulkWords.will, { count: will.length })}
        {will.length > 0 && <Which study={study} targets={will} />}
      </div>
      {wont.length > 0 && (
        <>
          <p className="font-medium">{say(bulkWords.wont, { count: wont.length })}</p>
          <ul className="list-disc space-y-1 pl-5">
            {reasons.map(([reason, targets]) => (
              <li key={reason}>
                {say(bulkWords.because, { count: targets.length, reason: reasonWords[reason] })}
                <Which study={study} targets={targets} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="text-soft">{say(bulkWords.nothingYet)}</p>
    </section>
  );
}

function Which({ study, targets }: { readonly study: Study; readonly targets: readonly Target[] }) {
  const { say } = useLanguage();
  const more = targets.length - named;
  return (
    <details className="text-[0.9rem] font-normal">
      <summary className="inline-block min-h-6 cursor-pointer text-accent">
        {say(bulkWords.where)}
      </summary>
      <ul className="max-h-40 overflow-auto">
        {targets.slice(0, named).map(({ participant, place }, index) => (
          <li key={index}>
            <span className="num">{participant}</span> {say(targetTitle(study, place))}
          </li>
        ))}
        {more > 0 && <li>{say(bulkWords.more, { count: more })}</li>}
      </ul>
    </details>
  );
}
