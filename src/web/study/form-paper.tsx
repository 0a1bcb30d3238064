import {
  expressionWords,
  type Field,
  type Form,
  type Study,
  type Vocabulary,
} from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Assumed } from "./assumed.tsx";
import { BlankAnswer } from "./blank-answer.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { words } from "./study-words.ts";

/** A form on paper: every question with the room for its answer, and, annotated, everything the study says of it. */
export function FormPaper({
  study,
  form,
  vocabulary,
  annotated,
}: {
  readonly study: Study;
  readonly form: Form;
  readonly vocabulary: Vocabulary;
  readonly annotated: boolean;
}) {
  const { say } = useLanguage();
  return (
    <div className="space-y-5">
      {form.groups.map((group) => (
        <Card
          key={group.id}
          level={3}
          {...(group.title === undefined ? {} : { title: say(group.title) })}
          {...(group.repeats === true || annotated
            ? {
                actions: (
                  <span className="text-[0.85rem] text-soft">
                    {group.repeats === true && say(words.repeats)}{" "}
                    {annotated && <code className="font-mono">{group.id}</code>}
                  </span>
                ),
              }
            : {})}
        >
          <ul className="divide-y divide-line">
            {group.fields.map((field) => (
              <PaperField
                key={field.id}
                study={study}
                form={form}
                field={field}
                vocabulary={vocabulary}
                annotated={annotated}
              />
            ))}
          </ul>
        </Card>
      ))}
      {annotated && form.checks.length > 0 && <Checks form={form} vocabulary={vocabulary} />}
    </div>
  );
}

function PaperField({
  study,
  form,
  field,
  vocabulary,
  annotated,
}: {
  readonly study: Study;
  readonly form: Form;
  readonly field: Field;
  readonly vocabulary: Vocabulary;
  readonly annotated: boolean;
}) {
  const { say } = useLanguage();
  return (
    <li className="grid gap-x-6 gap-y-1.5 py-2.5 md:grid-cols-[minmax(10rem,1fr)_minmax(12rem,1.3fr)_14rem]">
      <div>
        <p className="leading-snug">
          {say(field.label)}
          {field.required === true && (
            <span className="text-wrong" title={say(words.required)}>
              {" *"}
              <span className="sr-only">{say(words.required)}</span>
            </span>
          )}
        </p>
        {field.help !== undefined && <p className="text-[0.85rem] text-soft">{say(field.help)}</p>}
      </div>
      <div className="min-w-0">
        <BlankAnswer study={study} field={field} annotated={annotated} />
        {annotated && <FieldNotes form={form} field={field} vocabulary={vocabulary} />}
      </div>
      {annotated && (
        <div className="flex flex-wrap items-start gap-1.5 md:flex-col md:items-end">
          <code className="rounded bg-wait-soft px-1.5 font-mono text-[0.8rem] text-wait">
            {field.id}
          </code>
          {field.sdtm !== undefined && (
            <code className="rounded bg-ask-soft px-1.5 font-mono text-[0.8rem] text-ask">
              {target(form, field.sdtm)}
            </code>
          )}
          <Assumed reason={field.assumption} />
        </div>
      )}
    </li>
  );
}

/** A field's place in the submission datasets, as an annotated form writes it. */
function target(form: Form, sdtm: NonNullable<Field["sdtm"]>): string {
  const domain = form.sdtm?.domain;
  const { test, variable, constants = {} } = sdtm;
  const fixed = Object.entries(constants).map(([name, value]) => ` ${name}=${value}`);
  if (test === undefined)
    return `${domain === undefined ? "" : `${domain}.`}${variable ?? ""}${fixed.join("")}`;
  const result = variable ?? `${domain ?? ""}ORRES`;
  return `${domain === undefined ? "" : `${domain}.`}${result} ${domain ?? ""}TESTCD=${test}${fixed.join("")}`;
}

function Checks({ form, vocabulary }: { readonly form: Form; readonly vocabulary: Vocabulary }) {
  const { say, language } = useLanguage();
  return (
    <Card level={3} title={say(words.checks)}>
      <ul className="divide-y divide-line">
        {form.checks.map((check) => (
          <li key={check.id} className="py-2.5">
            <div>
              <code className="font-mono text-[0.82rem] text-soft">{check.id}</code>{" "}
              <Badge tone={check.level === "hard" ? "wrong" : "wait"}>
                {say(words[check.level])}
              </Badge>{" "}
              <Assumed reason={check.assumption} />
            </div>
            <p className="mt-1">{say(check.message)}</p>
            <p className="text-[0.9rem] text-soft">
              {say(words.expects, {
                condition: expressionWords(check.expect, vocabulary, language, form.id),
              })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
