import { useMemo, useRef } from "react";
import { panelOf } from "../../definition/index.ts";
import { identityOf } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import type { RecordView } from "../participant/record.ts";
import { mayAt } from "../participant/rights.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAddress } from "../ui/use-address.ts";
import { AssessmentFacts } from "./assessment-facts.tsx";
import { GeneCard } from "./gene-card.tsx";
import { words } from "./genetics-words.ts";
import { IdentityFacts } from "./identity-facts.tsx";
import { labReports } from "./lab-reports.ts";
import { ReportsCard } from "./reports-card.tsx";
import { UploadCard } from "./upload-card.tsx";

/** What is known of a participant's genes: the file that was read, gene by gene, and the laboratory's reports. */
export function GeneticsTab(record: RecordView) {
  const { say } = useLanguage();
  const [search, change] = useAddress();
  const above = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const { study, state, access, people, zone } = record;
  const { genetics: plan } = study;
  const reports = useMemo(() => (plan === undefined ? [] : labReports(plan, state)), [plan, state]);
  const panel = plan === undefined ? undefined : panelOf(plan.panel);
  if (plan === undefined || panel === undefined) {
    return <Empty kind="yet" title={say(words.noPlan)} />;
  }
  const all = state.genetics ?? [];
  const last = all.at(-1);
  const held = all.find(({ number }) => String(number) === search["assessment"]) ?? last;
  const isLast = held === last;
  const check = held === undefined ? undefined : identityOf(study, state, held);
  // What puts the whole file in doubt is read before what the file says.
  const isDoubted = (check?.sexIssue ?? check?.earlier?.issue) !== undefined;
  const mayRead = mayAt(access, state.site, "record-genetic-assessment");
  return (
    <div ref={above} className="scroll-mt-24 space-y-5">
      {held === undefined ? (
        <Empty kind="yet" title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-3">
            {all.length > 1 ? (
              <Labelled label={say(words.choose)}>
                {(control) => (
                  <select
                    {...control}
                    className="field-box w-full max-w-md"
                    value={held.number}
                    onChange={({ target: { value } }) =>
                      change({ assessment: value === String(last?.number) ? undefined : value })
                    }
                  >
                    {all.toReversed().map((one) => (
                      <option key={one.number} value={one.number}>
                        {say(one === last ? words.latest : words.assessment, {
                          number: one.number,
                        })}
                        {" · "}
                        {one.fileName}
                      </option>
                    ))}
                  </select>
                )}
              </Labelled>
            ) : (
              <p className="min-w-0 break-all text-soft">
                {say(words.assessment, { number: held.number })} · {held.fileName}
              </p>
            )}
            {mayRead && (
              <Button small onClick={() => below.current?.scrollIntoView()}>
                {say(words.another)}
              </Button>
            )}
          </div>
          {!isLast && <Notice tone="wait" title={say(words.older)} />}
          {isDoubted && <IdentityFacts check={check} />}
          {held.result.genes.map((assessed) => (
            <GeneCard
              key={assessed.gene}
              {...{ record, plan, held, assessed, reports, isLast }}
              gene={panel.genes.find(({ symbol }) => symbol === assessed.gene)}
            />
          ))}
          {!isDoubted && <IdentityFacts check={check} />}
          <AssessmentFacts held={held} people={people} zone={zone} />
        </>
      )}
      <ReportsCard record={record} reports={reports} />
      {mayRead && (
        <div ref={below} className="scroll-mt-24">
          <UploadCard
            key={state.id}
            record={record}
            panel={panel}
            onShow={() => above.current?.scrollIntoView()}
          />
        </div>
      )}
    </div>
  );
}
