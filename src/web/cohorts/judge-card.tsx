import { useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { PackRecord } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Choice } from "../ui/choice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { words } from "./cohort-words.ts";
import { RecordLines } from "./record-lines.tsx";
import { useCohortCommand } from "./use-cohort-command.ts";

/** Whoever has a toxicity that nobody has judged, with what was recorded beside it. */
export function JudgeCard({
  study,
  participant,
  cohort,
  records,
  judges,
}: {
  readonly study: Study;
  readonly participant: string;
  readonly cohort: string;
  readonly records: readonly PackRecord[];
  readonly judges: boolean;
}) {
  const { say } = useLanguage();
  const [asks, setAsks] = useState(false);
  return (
    <Card
      className="border-l-4 border-l-wait"
      title={
        <span data-to-judge={participant}>{say(words.toJudgeIn, { participant, cohort })}</span>
      }
      actions={
        judges ? (
          <Button tone="primary" onClick={() => setAsks(true)}>
            {say(words.judge)}
          </Button>
        ) : undefined
      }
    >
      <p className="mb-3 text-soft">{say(words.unjudged)}</p>
      <div className="space-y-3">
        {records.map((record, index) => (
          <div key={index} className={index > 0 ? "border-t border-line pt-3" : ""}>
            <RecordLines study={study} record={record} />
          </div>
        ))}
      </div>
      {asks && (
        <JudgeDialog
          study={study}
          participant={participant}
          records={records}
          onClose={() => setAsks(false)}
        />
      )}
    </Card>
  );
}

function JudgeDialog({
  study,
  participant,
  records,
  onClose,
}: {
  readonly study: Study;
  readonly participant: string;
  readonly records: readonly PackRecord[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useCohortCommand(study.id);
  const [verdict, setVerdict] = useState<"" | "dlt" | "no-dlt">("");
  const [reason, setReason] = useState("");
  const why = reason.trim();
  return (
    <ActDialog
      title={say(words.judgeTitle, { participant })}
      consequence={say(words.judgeThen)}
      act={say(words.judge)}
      ready={verdict !== "" && why !== ""}
      busy={busy}
      error={error}
      onAct={() => {
        if (verdict === "") return;
        void give(
          {
            kind: "judge-dlt",
            participant: participant as ParticipantId,
            verdict,
            reason: why,
          },
          onClose,
        );
      }}
      onClose={onClose}
    >
      <div
        className="max-h-56 space-y-3 overflow-auto rounded-lg bg-sunken p-3"
        tabIndex={0}
        role="group"
        aria-label={participant}
      >
        {records.map((record, index) => (
          <RecordLines key={index} study={study} record={record} />
        ))}
      </div>
      <Choice
        legend={say(words.toJudge)}
        name="verdict"
        value={verdict}
        choices={[
          ["dlt", say(words.isDlt)],
          ["no-dlt", say(words.isNone)],
        ]}
        onChoose={setVerdict}
      />
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
