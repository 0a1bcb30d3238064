import { useState } from "react";
import type { PersonLine } from "../../server/contract.ts";
import { printTypedDate } from "../../kernel/index.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { deviceToday, isDay, PlainDateBox, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";

/** A person's trainings, and recording another one. */
export function TrainingList({ person }: { readonly person: PersonLine }) {
  const { say, language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const today = deviceToday();
  return (
    <section className="space-y-3">
      <h3>{say(words.trainings)}</h3>
      {person.trainings.length === 0 && <p className="text-soft">{say(words.noTrainings)}</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {person.trainings.map(({ title, version, on, until }) => (
          <li
            key={`${title}/${version}/${on}`}
            className="flex flex-wrap items-center gap-x-3 py-2"
          >
            <span className="flex-1 basis-64">
              <span className="font-medium">{title}</span> {version}
              <span className="num block text-[0.87rem] text-soft">
                {printTypedDate(on, language)} –{" "}
                {until !== undefined && printTypedDate(until, language)}
              </span>
            </span>
            {until !== undefined && until < today && (
              <Badge tone="wrong">{say(words.expired)}</Badge>
            )}
          </li>
        ))}
      </ul>
      {person.ended === undefined &&
        (adding ? (
          <AddTraining person={person.id} onClose={() => setAdding(false)} />
        ) : (
          <Button onClick={() => setAdding(true)}>{say(words.addTraining)}</Button>
        ))}
    </section>
  );
}

function AddTraining({
  person,
  onClose,
}: {
  readonly person: string;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people"]);
  const [title, setTitle] = useState("");
  const [version, setVersion] = useState("");
  const [on, setOn] = useState(() => typedDay(0));
  const [until, setUntil] = useState(() => typedDay());
  return (
    <form
      className="space-y-4 rounded-lg border border-line bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const day = on.date;
        if (day === undefined) return;
        void act(async () => {
          await call("POST /api/people/{person}/trainings", {
            params: { person },
            body: {
              title: title.trim(),
              version: version.trim(),
              on: day,
              ...(until.date === undefined ? {} : { until: until.date }),
            },
          });
          onClose();
        });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled label={say(words.training)}>
          {(control) => (
            <input
              {...control}
              required
              maxLength={200}
              className="field-box"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say(words.version)}>
          {(control) => (
            <input
              {...control}
              maxLength={50}
              className="field-box"
              value={version}
              onChange={(event) => setVersion(event.target.value)}
            />
          )}
        </Labelled>
        <PlainDateBox label={say(words.on)} value={on} onChange={setOn} />
        <PlainDateBox label={say(words.validUntil)} value={until} onChange={setUntil} />
      </div>
      <ProblemNotice error={error} />
      <p className="flex gap-2">
        <Button
          type="submit"
          tone="primary"
          busy={busy}
          disabled={!isDay(on, true) || !isDay(until)}
        >
          {say(words.record)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
