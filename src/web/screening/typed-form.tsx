import { type FormEvent, useState } from "react";
import type { AskedForm, PatientFacts } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { DateBox, readDay } from "../ui/date-box.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { deviceToday, type TypedDay } from "../ui/plain-date-box.tsx";
import { AskedBox } from "./asked-box.tsx";
import { words } from "./screening-words.ts";
import { contentOf, dateKey, questionKey, typedFacts, type Typing } from "./typed-facts.ts";

/** What is known of a person, typed: the questions that the criteria of the studies read, none of them owed. */
export function TypedForm({
  forms,
  day,
  busy,
  shown,
  onFacts,
  onClear,
}: {
  readonly forms: readonly AskedForm[];
  readonly day: TypedDay;
  readonly busy: boolean;
  /** What the board rests on now, to which more can be added. */
  readonly shown: PatientFacts | undefined;
  readonly onFacts: (content: string) => void;
  readonly onClear: () => void;
}) {
  const { say } = useLanguage();
  const [patient, setPatient] = useState("");
  const [source, setSource] = useState("");
  const [typing, setTyping] = useState<Typing>({});
  const [asked, setAsked] = useState(false);
  const today = deviceToday();
  const on = day.date ?? today;
  const { facts, wrong } = typedFacts(forms, typing, {
    source: source.trim() === "" ? say(words.typedSource) : source.trim(),
    on,
  });
  const typed = facts.length + wrong.size;
  const submit = (known: PatientFacts | undefined): void => {
    setAsked(true);
    if (wrong.size > 0 || facts.length === 0) return;
    const name = patient.trim() === "" ? (known?.patient ?? say(words.noName)) : patient.trim();
    onFacts(contentOf({ patient: name, facts: [...(known?.facts ?? []), ...facts] }));
  };
  const fieldsOf = (form: AskedForm) => (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {form.fields.map((field) => {
        const key = questionKey(form, field.field);
        return (
          <AskedBox
            key={key}
            asked={field}
            name={key}
            value={typing[key] ?? ""}
            isWrong={asked && wrong.has(key)}
            onChange={(value) => setTyping((before) => ({ ...before, [key]: value }))}
          />
        );
      })}
      <DateBox
        label={say(words.asOf)}
        today={today}
        plain
        value={readDay(typing[dateKey(form)] ?? "", today)}
        onChange={({ typed: text }) =>
          setTyping((before) => ({ ...before, [dateKey(form)]: text }))
        }
      />
    </div>
  );
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit(undefined);
      }}
      className="space-y-5"
    >
      <p className="max-w-3xl text-soft">{say(words.typedWhat)}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <Labelled label={say(words.reference)} help={say(words.referenceHelp)}>
          {(control) => (
            <input
              {...control}
              name="reference"
              autoComplete="off"
              maxLength={64}
              value={patient}
              onChange={(event) => setPatient(event.target.value)}
              className="field-box w-full max-w-sm"
            />
          )}
        </Labelled>
        <Labelled label={say(words.source)} help={say(words.sourceHelp)}>
          {(control) => (
            <input
              {...control}
              name="source"
              autoComplete="off"
              maxLength={200}
              value={source}
              onChange={(event) => setSource(event.target.value)}
              className="field-box w-full max-w-sm"
            />
          )}
        </Labelled>
      </div>
      {forms.map((form) => {
        const { about, title, fields } = form;
        const key = dateKey(form);
        if ("instrument" in about) {
          return (
            <fieldset key={key} data-asked={about.instrument} className="border-t border-line pt-4">
              <legend className="float-left mb-3 w-full font-semibold">{say(title)}</legend>
              <div className="clear-both">{fieldsOf(form)}</div>
            </fieldset>
          );
        }
        return (
          <details key={key} data-asked={about.study} className="border-t border-line pt-4">
            <summary className="font-semibold">
              {say(title)}
              <span className="ml-2 font-normal text-soft">
                <span className="num">{about.study}</span>
                {" · "}
                {say(words.questions, { count: fields.length })}
              </span>
            </summary>
            <div className="mt-3">{fieldsOf(form)}</div>
          </details>
        );
      })}
      {asked && wrong.size > 0 && (
        <Notice tone="wrong" title={say(words.cannotRead, { count: wrong.size })} />
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
        <Button type="submit" tone="primary" busy={busy} disabled={typed === 0}>
          {say(words.screen)}
        </Button>
        {shown !== undefined && (
          <Button busy={busy} disabled={typed === 0} onClick={() => submit(shown)}>
            {say(words.addTo, { patient: shown.patient })}
          </Button>
        )}
        <Button
          onClick={() => {
            setPatient("");
            setSource("");
            setTyping({});
            setAsked(false);
            onClear();
          }}
        >
          {say(words.clear)}
        </Button>
        <span role="status" className="num text-soft">
          {say(words.answered, { count: typed })}
        </span>
      </div>
    </form>
  );
}
