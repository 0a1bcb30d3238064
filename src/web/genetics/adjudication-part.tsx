import { useState } from "react";
import { type AcmgClass, acmgClasses } from "../../definition/index.ts";
import {
  acmgClassWords,
  adjudicationOf,
  type Finding,
  type GeneticState,
  roleWords,
} from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import type { RecordView } from "../participant/record.ts";
import { mayAt } from "../participant/rights.ts";
import { useCommand } from "../participant/use-command.ts";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { When } from "../ui/when.tsx";
import { words } from "./genetics-words.ts";

/** Who judged a variant as what, and whether two people agree; nobody settles it alone. */
export function AdjudicationPart({
  record,
  held,
  finding,
  isLast,
}: {
  readonly record: RecordView;
  readonly held: GeneticState;
  readonly finding: Finding;
  readonly isLast: boolean;
}) {
  const { say } = useLanguage();
  const [isJudging, setJudging] = useState(false);
  const { study, state, people, zone, access } = record;
  const { status, class: agreed, opinions } = adjudicationOf(held, finding.variant);
  const isAsked = finding.route === "adjudicate" || opinions.length > 0;
  if (!isAsked) return null;
  const said = {
    none: say(words.adjudicationNone),
    one: say(words.adjudicationOne),
    agreed: say(words.adjudicationAgreed, {
      class: agreed === undefined ? "–" : acmgClassWords[agreed],
    }),
    differing: say(words.adjudicationDiffering),
  }[status];
  const mayJudge = isLast && mayAt(access, state.site, "adjudicate-variant");
  return (
    <section data-adjudication={status} className="rounded-lg border border-line px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h4 className="font-medium">{say(words.adjudication)}</h4>
        {mayJudge && (
          <Button small onClick={() => setJudging(true)}>
            {say(words.judge)}
          </Button>
        )}
      </div>
      <p className={status === "agreed" ? "" : "text-wait"}>{said}</p>
      <ul className="mt-1 space-y-1 text-[0.92rem]">
        {opinions.map(({ by, role, at, class: judged, reason }) => (
          <li key={by}>
            {say(words.opinion, {
              name: people[by] ?? by,
              role: roleWords[role],
              class: acmgClassWords[judged],
            })}{" "}
            <span className="text-soft">
              · <When at={at} in={zone} />
            </span>
            <span className="block text-soft">{reason}</span>
          </li>
        ))}
      </ul>
      {isJudging && (
        <JudgeDialog
          {...{ study: study.id, participant: state.id, held, finding }}
          onClose={() => setJudging(false)}
        />
      )}
    </section>
  );
}

function JudgeDialog({
  study,
  participant,
  held,
  finding,
  onClose,
}: {
  readonly study: string;
  readonly participant: RecordView["state"]["id"];
  readonly held: GeneticState;
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const command = useCommand(study);
  const [judged, setJudged] = useState<AcmgClass>();
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={`${say(words.judge)} · ${finding.protein ?? finding.coding}`}
      consequence={say(words.judgeLead)}
      act={say(words.record)}
      ready={judged !== undefined && reason.trim() !== ""}
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onAct={() => {
        if (judged === undefined) return;
        const { number: assessment } = held;
        const { variant } = finding;
        command.mutate(
          {
            kind: "adjudicate-variant",
            participant,
            assessment,
            variant,
            class: judged,
            reason: reason.trim(),
          },
          { onSuccess: onClose },
        );
      }}
    >
      <Labelled label={say(words.class)}>
        {(control) => (
          <select
            {...control}
            className="field-box w-full"
            value={judged ?? ""}
            onChange={(event) => setJudged(acmgClasses.find((one) => one === event.target.value))}
          >
            <option value="">{say(words.chooseClass)}</option>
            {acmgClasses.map((one) => (
              <option key={one} value={one}>
                {say(acmgClassWords[one])}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
