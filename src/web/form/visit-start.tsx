import { useState } from "react";
import {
  describeDate,
  localDate,
  type Instant,
  readTypedDate,
  describeTypedDate,
  type Zone,
  daySpan,
} from "../../kernel/index.ts";
import type { Form, Visit } from "../../definition/index.ts";
import {
  type Contact,
  contacts,
  contactWords,
  daysOutside,
  type ParticipantState,
  type Role,
  type ScheduledVisit,
} from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { pill } from "./controls/choice-control.tsx";
import { entryWords } from "./entry-words.ts";
import { useGiveCommand } from "./give-command.ts";
import { visitWords as words } from "./visit-words.ts";

/** Asks when a visit was held before its forms are filled in, and says how that lies to its window. */
export function VisitStart({
  study,
  participant,
  visit,
  scheduled,
  form,
  role,
  zone,
  at,
}: {
  readonly study: string;
  readonly participant: ParticipantState;
  readonly visit: Visit;
  readonly scheduled: ScheduledVisit | undefined;
  readonly form: Form;
  readonly role: Role | undefined;
  readonly zone: string;
  readonly at: string;
}) {
  const { say, language } = useLanguage();
  const [typed, setTyped] = useState("");
  const [contact, setContact] = useState<Contact>("site");
  const { give, isBusy, error } = useGiveCommand(study, participant.id, role);
  const today = localDate(at as Instant, zone as Zone);
  const read = typed.trim() === "" ? undefined : readTypedDate(typed, { today });
  const date = read?.kind === "date" ? read.date : undefined;
  const window = scheduled?.window;
  const day = (value: string) => describeDate(value, language).replace(/ \(\w{3}\)|（周.）/, "");
  const outside =
    date === undefined || window === undefined ? undefined : daysOutside(window, date);
  const isFuture = date !== undefined && daySpan(date).first > daySpan(today).last;
  const skipped = participant.visits[scheduled?.key ?? ""]?.reason;
  if (role === undefined) return <Notice tone="ask">{say(words.readOnly)}</Notice>;
  const begin = () => {
    if (date === undefined || isFuture) return;
    void give({
      kind: "start-visit",
      participant: participant.id,
      visit: visit.id,
      date,
      contact,
    });
  };
  return (
    <Card title={say(words.title)} className="max-w-2xl">
      <div className="space-y-4">
        <p className="text-soft">
          {say(words.lead)}{" "}
          {window === undefined
            ? say(visit.timing === undefined ? words.noWindow : words.waits)
            : say(words.window, {
                earliest: day(window.earliest),
                latest: day(window.latest),
                due: day(window.due),
              })}
        </p>
        {skipped !== undefined && (
          <Notice tone="wait">{say(words.notDone, { reason: skipped })}</Notice>
        )}
        <Labelled
          label={say(words.date)}
          help={
            read === undefined
              ? undefined
              : read.kind === "issue"
                ? undefined
                : describeTypedDate(read, language)
          }
          error={
            read?.kind === "issue"
              ? describeTypedDate(read, language)
              : isFuture
                ? say(entryWords.future, { today, zone })
                : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              autoFocus
              autoComplete="off"
              data-visit-date
              className="field-box w-56"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.nativeEvent.isComposing) begin();
              }}
            />
          )}
        </Labelled>
        <fieldset>
          <legend className="mb-1 font-medium">{say(words.contact)}</legend>
          <div className="flex flex-wrap gap-1.5">
            {contacts.map((each) => (
              <label key={each} className={pill(each === contact, false)}>
                <input
                  type="radio"
                  name="contact"
                  className="sr-only"
                  checked={each === contact}
                  onChange={() => setContact(each)}
                />
                {say(contactWords[each])}
              </label>
            ))}
          </div>
        </fieldset>
        {outside !== undefined && window !== undefined && date !== undefined && (
          <Notice tone={outside === 0 ? "done" : "wait"}>
            {outside === 0
              ? say(words.inWindow)
              : say(outside > 0 ? words.late : words.early, {
                  visit: visit.title,
                  earliest: day(window.earliest),
                  latest: day(window.latest),
                  date: day(date),
                  days: Math.abs(outside),
                })}
          </Notice>
        )}
        <ProblemNotice error={error} />
        <Button
          tone="primary"
          busy={isBusy}
          disabled={date === undefined || isFuture}
          onClick={begin}
        >
          {say(words.beginForms, { form: form.title })}
        </Button>
      </div>
    </Card>
  );
}
