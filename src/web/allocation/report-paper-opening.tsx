import { useState } from "react";
import { instantAt, type ParticipantId, zone as zoneOf } from "../../kernel/index.ts";
import {
  unblindingCategories,
  type UnblindingCategory,
  unblindingCategoryWords,
} from "../../engine/index.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useCommand } from "../participant/use-command.ts";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { NumberedSelect, useNumbered } from "./numbered-select.tsx";
import { OwedImpact } from "./owed-impact.tsx";
import { logWords as words } from "./unblind-words.ts";

/** Enters a code that was opened from the sealed envelope or list, as of its real time. What it showed is not asked. */
export function ReportPaperOpening({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { study: definition, sites } = useStudy(study);
  const command = useCommand(study);
  const own = useNumbered(study, "report-paper-opening");
  const [participant, setParticipant] = useState("");
  const [opened, setOpened] = useState("");
  const [category, setCategory] = useState<UnblindingCategory>("emergency");
  const [reason, setReason] = useState("");
  const [who, setWho] = useState("");
  if (definition.blinding === "open" || own.length === 0) return null;
  const chosen = own.find((one) => one.participant === participant);
  const zone = zoneOf(sites.find(({ id }) => id === chosen?.site)?.zone ?? "UTC");
  const isReady =
    chosen !== undefined && opened !== "" && reason.trim() !== "" && who.trim() !== "";
  return (
    <details className="rounded-xl border border-line bg-card p-5" data-paper>
      <summary className="cursor-pointer font-medium">{say(words.paper)}</summary>
      <form
        className="mt-3 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          command.mutate({
            kind: "report-paper-opening",
            participant: chosen.participant as ParticipantId,
            opened: instantAt(opened, zone),
            category,
            reason,
            who,
          });
        }}
      >
        <p className="text-soft">{say(words.paperLead)}</p>
        <NumberedSelect
          label={say(words.who)}
          of={own}
          value={participant}
          onChange={setParticipant}
        />
        <Labelled
          label={say(words.opened)}
          help={chosen === undefined ? undefined : say(words.openedHelp, { zone })}
        >
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              className="field-box"
              value={opened}
              onChange={({ target }) => setOpened(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say(words.category)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-60 max-w-full"
              value={category}
              onChange={({ target }) => setCategory(target.value as UnblindingCategory)}
            >
              {unblindingCategories.map((one) => (
                <option key={one} value={one}>
                  {say(unblindingCategoryWords[one])}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <ReasonBox label={say(words.openedBy)} value={who} onChange={setWho} />
        <ReasonBox label={say(words.reason)} value={reason} onChange={setReason} />
        <ProblemNotice error={command.error} />
        {!command.isSuccess && (
          <Button type="submit" busy={command.isPending} disabled={!isReady}>
            {say(words.enterPaper)}
          </Button>
        )}
      </form>
      {command.isSuccess && chosen !== undefined && (
        <div className="mt-4">
          <Notice tone="done" title={say(words.paperDone)} />
          <OwedImpact study={study} participant={chosen.participant} />
        </div>
      )}
    </details>
  );
}
