import { type ReactNode, useId } from "react";
import type { Text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { AddressInput } from "../ui/address-input.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { useAddress } from "../ui/use-address.ts";
import { type AuditFilter, daysBack } from "./audit-filter.ts";
import { words } from "./audit-words.ts";

export interface Choice {
  readonly value: string;
  readonly label: Text | string;
}

/** The filters of an audit trail. All of them stand in the address; none is set by itself. */
export function AuditFilters({
  filter,
  participants,
  people,
  kinds,
  forms,
  roles,
  visits,
  fields,
  versions,
  today,
}: {
  readonly filter: AuditFilter;
  /** Numbers to offer; no such filter where absent. */
  readonly participants?: readonly string[];
  readonly people: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly forms?: readonly Choice[];
  readonly roles?: readonly Choice[];
  readonly visits?: readonly Choice[];
  /** Of the chosen form. */
  readonly fields?: readonly Choice[];
  readonly versions?: readonly Choice[];
  readonly today: string;
}) {
  const { say } = useLanguage();
  const [, change] = useAddress();
  const list = useId();
  const preset = (days: number | undefined, label: Text): ReactNode => {
    const from = days === undefined ? undefined : daysBack(today, days);
    const on = filter.from === from && filter.to === undefined;
    return (
      <Button
        small
        tone={on ? "primary" : "plain"}
        aria-pressed={on}
        onClick={() => change({ from, to: undefined })}
      >
        {say(label)}
      </Button>
    );
  };
  return (
    <section
      aria-label={say(words.filters)}
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3 rounded-xl border border-line bg-card p-4 shadow-card print:hidden"
    >
      {participants !== undefined && (
        <Labelled label={say(words.participant)}>
          {(control) => (
            <>
              <AddressInput
                {...control}
                list={list}
                className="field-box num w-32"
                value={filter.participant ?? ""}
                onValue={(participant) => change({ participant }, { replace: true })}
              />
              <datalist id={list}>
                {participants.slice(0, 500).map((number) => (
                  <option key={number} value={number} />
                ))}
              </datalist>
            </>
          )}
        </Labelled>
      )}
      <Pick name="by" label={words.person} value={filter.by} choices={people} />
      {roles !== undefined && (
        <Pick name="role" label={words.role} value={filter.role} choices={roles} />
      )}
      <Pick name="type" label={words.kind} value={filter.type} choices={kinds} />
      {visits !== undefined && (
        <Pick name="visit" label={words.visit} value={filter.visit} choices={visits} />
      )}
      {forms !== undefined && (
        <Pick name="form" label={words.form} value={filter.form} choices={forms} also="field" />
      )}
      {fields !== undefined && fields.length > 0 && (
        <Pick name="field" label={words.field} value={filter.field} choices={fields} />
      )}
      {forms !== undefined && (
        <Pick name="only" label={words.only} value={filter.only} choices={onlyChoices} />
      )}
      {versions !== undefined && (
        <Pick name="version" label={words.version} value={filter.version} choices={versions} />
      )}
      {(["from", "to"] as const).map((name) => (
        <Labelled key={name} label={say(words[name])}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field-box num"
              value={filter[name] ?? ""}
              max={today}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      <div role="group" aria-label={say(words.presets)} className="flex flex-wrap gap-1.5 pb-1">
        {preset(undefined, words.ever)}
        {preset(1, words.today)}
        {preset(7, words.week)}
        {preset(30, words.month)}
      </div>
    </section>
  );
}

const onlyChoices: readonly Choice[] = [
  { value: "corrections", label: words.corrections },
  { value: "reasons", label: words.reasons },
];

function Pick({
  name,
  label,
  value = "",
  choices,
  also,
}: {
  readonly name: string;
  readonly label: Text;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** A part of the filter that means nothing under another choice. */
  readonly also?: keyof AuditFilter;
}) {
  const { say } = useLanguage();
  const [, change] = useAddress();
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <Labelled label={say(label)}>
      {(control) => (
        <select
          {...control}
          className="field-box max-w-56"
          value={value}
          onChange={(event) =>
            change({
              [name]: event.target.value,
              ...(also === undefined ? {} : { [also]: undefined }),
            })
          }
        >
          <option value="">{say(words.every)}</option>
          {!known && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
