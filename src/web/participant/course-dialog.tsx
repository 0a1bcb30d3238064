import { useState } from "react";
import type { PartialDate, Text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  type Command,
  type Continuation,
  continuations,
  continuationWords,
  type ParticipantState,
} from "../../engine/index.ts";
import { CohortGate } from "../cohorts/cohort-gate.tsx";
import { useLanguage } from "../language/language.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { ActDialog } from "./act-dialog.tsx";
import type { CourseAct } from "./acts.ts";
import { actWords, words } from "./course-words.ts";
import { useCommand } from "./use-command.ts";

const dateWords: Readonly<Partial<Record<CourseAct, Text>>> = {
  consent: words.signedOn,
  enrol: words.enrolledOn,
  assign: words.assignedOn,
  "fail-screening": words.date,
  "stop-treatment": words.date,
  withdraw: words.date,
  complete: words.date,
  "record-death": words.diedOn,
};
const withReason: ReadonlySet<CourseAct> = new Set([
  "fail-screening",
  "stop-treatment",
  "withdraw",
  "reinstate",
  "void-participant",
]);
const grave: ReadonlySet<CourseAct> = new Set([
  "withdraw",
  "record-death",
  "void-participant",
  "fail-screening",
]);

/** Asks what a change of a participant's status needs, says what follows from it, and does it. */
export function CourseDialog({
  act,
  study,
  participant,
  today,
  onClose,
}: {
  readonly act: CourseAct;
  readonly study: Study;
  readonly participant: ParticipantState;
  readonly today: PartialDate;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const command = useCommand(study.id);
  const signed = participant.consents.map((one) => one.version);
  const versions = study.consents
    .filter(({ version }) => !signed.includes(version))
    .map(({ version }) => version);
  const [day, setDay] = useState(() => readDay(act === "record-death" ? "" : "t", today));
  const [reason, setReason] = useState("");
  const [version, setVersion] = useState(versions.at(-1) ?? "");
  const [noDate, setNoDate] = useState(false);
  const [cohort, setCohort] = useState("");
  const [goesOn, setGoesOn] = useState<readonly Continuation[]>([]);
  const id = participant.id;
  const dateLabel = dateWords[act];
  const { title, then, act: button } = actWords[act];

  const asked = (): Command | undefined => {
    const { date } = day;
    const why = reason.trim();
    if (withReason.has(act) && why === "") return undefined;
    if (act === "consent") {
      if (version === "") return undefined;
      if (noDate) return { kind: act, participant: id, version, date: { missing: "unknown" } };
      return date === undefined ? undefined : { kind: act, participant: id, version, date };
    }
    if (act === "assess-eligibility") return { kind: act, participant: id };
    if (act === "reinstate" || act === "void-participant") {
      return { kind: act, participant: id, reason: why };
    }
    if (date === undefined) return undefined;
    switch (act) {
      case "enrol":
        if (study.cohorts.length === 0) return { kind: act, participant: id, date };
        return cohort === "" ? undefined : { kind: act, participant: id, date, cohort };
      case "assign":
      case "complete":
      case "record-death":
        return { kind: act, participant: id, date };
      case "fail-screening":
        return { kind: act, participant: id, date, reason: why };
      case "stop-treatment":
        return {
          kind: "withdraw",
          from: "treatment",
          participant: id,
          date,
          reason: why,
          continues: goesOn,
        };
      case "withdraw":
        return { kind: act, from: "study", participant: id, date, reason: why, continues: goesOn };
    }
  };
  const ready = asked();
  return (
    <ActDialog
      title={`${say(title)} · ${participant.id}`}
      consequence={say(then, { participant: participant.id })}
      act={say(button)}
      tone={grave.has(act) ? "danger" : "primary"}
      ready={ready !== undefined}
      busy={command.isPending}
      error={command.error}
      onAct={() => ready !== undefined && command.mutate(ready, { onSuccess: onClose })}
      onClose={onClose}
    >
      {act === "consent" && (
        <Labelled label={say(words.version)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-56"
              value={version}
              onChange={(event) => setVersion(event.target.value)}
            >
              {versions.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {act === "enrol" && study.cohorts.length > 0 && (
        <Labelled label={say(words.cohort)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-full"
              value={cohort}
              onChange={(event) => setCohort(event.target.value)}
            >
              <option value="">{say(words.chooseCohort)}</option>
              {study.cohorts.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.id} · {say(one.title)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {act === "enrol" && study.escalation !== undefined && (
        <CohortGate study={study.id} participant={id} cohort={cohort} />
      )}
      {dateLabel !== undefined && !noDate && (
        <DateBox
          label={say(dateLabel)}
          today={today}
          value={day}
          onChange={setDay}
          autoFocus={act !== "enrol"}
        />
      )}
      {act === "consent" && (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={noDate}
            onChange={(event) => setNoDate(event.target.checked)}
          />
          {say(words.dateUnknown)}
        </label>
      )}
      {withReason.has(act) && (
        <ReasonBox
          label={say(words.reason)}
          value={reason}
          onChange={setReason}
          autoFocus={dateLabel === undefined}
        />
      )}
      {(act === "withdraw" || act === "stop-treatment") && (
        <fieldset>
          <legend className="mb-1 font-medium">{say(words.continues)}</legend>
          {continuations.map((one) => (
            <label key={one} className="flex min-h-7 items-center gap-2">
              <input
                type="checkbox"
                className="size-4"
                checked={goesOn.includes(one)}
                onChange={(event) =>
                  setGoesOn(
                    event.target.checked
                      ? [...goesOn, one]
                      : goesOn.filter((other) => other !== one),
                  )
                }
              />
              {say(continuationWords[one])}
            </label>
          ))}
        </fieldset>
      )}
    </ActDialog>
  );
}
