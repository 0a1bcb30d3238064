import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PartialDate, ParticipantId } from "../../kernel/index.ts";
import { type Contact, contacts, contactWords } from "../../engine/index.ts";
import { participantQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { useCommand } from "./use-command.ts";
import { words } from "./visit-dialogs-words.ts";

interface Given {
  readonly study: string;
  readonly participant: string;
  readonly site?: string;
  /** The visit's id for a start; its key for a correction. */
  readonly visit: string;
  readonly title: string;
  readonly today: PartialDate;
  readonly onClose: () => void;
}

/** Asks when a visit was held, and starts it. */
export function StartVisitDialog({
  study,
  participant,
  visit,
  title,
  today,
  unscheduled = false,
  onClose,
  onDone,
}: Given & {
  readonly unscheduled?: boolean;
  readonly onDone?: () => void;
}) {
  const { say } = useLanguage();
  const command = useCommand(study);
  const [date, setDate] = useState(() => readDay("t", today));
  const [end, setEnd] = useState(() => readDay("", today));
  const [number, setNumber] = useState("");
  const [contact, setContact] = useState<Contact>("site");
  const act = () => {
    if (date.date === undefined) return;
    command.mutate(
      {
        kind: "start-visit",
        participant: participant as ParticipantId,
        visit,
        date: date.date,
        contact,
        ...(end.date === undefined ? {} : { endDate: end.date }),
        ...(number.trim() === "" ? {} : { number: Number(number) }),
      },
      { onSuccess: () => (onDone ?? onClose)() },
    );
  };
  return (
    <ActDialog
      title={say(words.start, { visit: title })}
      consequence={say(words.startThen)}
      act={say(words.startAct)}
      ready={date.date !== undefined && (end.typed.trim() === "" || end.date !== undefined)}
      busy={command.isPending}
      error={command.error}
      onAct={act}
      onClose={onClose}
    >
      <DateBox label={say(words.held)} today={today} value={date} onChange={setDate} autoFocus />
      <Labelled label={say(words.contact)}>
        {(control) => (
          <select
            {...control}
            className="field-box w-56"
            value={contact}
            onChange={(event) =>
              setContact(contacts.find((one) => one === event.target.value) ?? "site")
            }
          >
            {contacts.map((one) => (
              <option key={one} value={one}>
                {say(contactWords[one])}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <DateBox label={say(words.end)} today={today} value={end} onChange={setEnd} />
      {unscheduled && (
        <Labelled label={say(words.number)}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              className="field-box num w-32"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Labelled>
      )}
    </ActDialog>
  );
}

/** Asks why a visit was not done, and marks it so. */
export function SkipVisitDialog({ study, participant, visit, title, onClose }: Given) {
  const { say } = useLanguage();
  const command = useCommand(study);
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say(words.skip, { visit: title })}
      consequence={say(words.skipThen)}
      act={say(words.skipAct)}
      ready={reason.trim() !== ""}
      busy={command.isPending}
      error={command.error}
      onAct={() =>
        command.mutate(
          {
            kind: "skip-visit",
            participant: participant as ParticipantId,
            visit,
            reason: reason.trim(),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}

/** Asks for the right date of a visit and why it changes. */
export function CorrectVisitDialog({
  study,
  participant,
  visit,
  title,
  today,
  date: recorded,
  onClose,
}: Given & {
  readonly date: PartialDate | undefined;
}) {
  const { say } = useLanguage();
  const command = useCommand(study);
  const held = useQuery(participantQuery(study, participant)).data?.state.visits[visit];
  const [date, setDate] = useState(() => readDay(recorded ?? "", today));
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say(words.correct, { visit: title })}
      consequence={say(words.correctThen, { date: recorded ?? "–" })}
      act={say(words.correctAct)}
      ready={
        date.date !== undefined &&
        date.date !== recorded &&
        reason.trim() !== "" &&
        held !== undefined
      }
      busy={command.isPending}
      error={command.error}
      onAct={() =>
        date.date !== undefined &&
        command.mutate(
          {
            kind: "correct-visit",
            participant: participant as ParticipantId,
            visit,
            date: date.date,
            // Only the date is corrected here: left out, the others would be taken away.
            ...(held?.endDate === undefined ? {} : { endDate: held.endDate }),
            ...(held?.number === undefined ? {} : { number: held.number }),
            reason: reason.trim(),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <DateBox label={say(words.held)} today={today} value={date} onChange={setDate} autoFocus />
      <ReasonBox label={say(words.whyCorrect)} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
