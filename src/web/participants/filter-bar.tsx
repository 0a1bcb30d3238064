import { type Ref, useState } from "react";
import { describeDate, type PartialDate } from "../../kernel/index.ts";
import { statusWords, type ParticipantStatus } from "../../engine/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { markStates, markWords } from "../ui/mark-state.ts";
import { dayBefore } from "./day-before.ts";
import { type Counts, type Filter, shortHash } from "./filter.ts";
import { mineChoices } from "./mine.ts";
import { words } from "./participants-words.ts";

const mineWords = { waiting: words.waitingForMe, raised: words.raisedByMe } as const;
/** How far back one looks most: since yesterday, for a week, for a month. */
const spans = [1, 7, 30] as const;

const statuses = Object.keys(statusWords) as ParticipantStatus[];

/** What one can filter by, each choice with how many it would show. */
export function FilterBar({
  view,
  filter,
  counts,
  today,
  search,
  onChange,
}: {
  readonly view: StudyView;
  readonly filter: Filter;
  readonly counts: Counts;
  readonly today: PartialDate;
  readonly search: Ref<HTMLInputElement>;
  readonly onChange: (filter: Filter) => void;
}) {
  const { say, language } = useLanguage();
  const set = (name: keyof Filter, value: string | true | undefined) => {
    const { [name]: _before, ...others } = filter;
    onChange(value === undefined || value === "" ? others : { ...others, [name]: value });
  };
  const { study, sites, versions } = view;
  const days = spans.map((span) => [dayBefore(today, span), span] as const);
  return (
    <div role="search" className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Find box={search} value={filter.q ?? ""} onChange={(value) => set("q", value)} />
      {sites.length > 1 && (
        <Choice
          label={say(words.site)}
          value={filter.site}
          choices={sites.map(({ id }) => [id, id, counts.site.get(id) ?? 0])}
          onChange={(value) => set("site", value)}
        />
      )}
      <Choice
        label={say(words.status)}
        value={filter.status}
        choices={statuses
          .filter((status) => counts.status.has(status) || filter.status === status)
          .map((status) => [status, say(statusWords[status]), counts.status.get(status) ?? 0])}
        onChange={(value) => set("status", value)}
      />
      {study.cohorts.length > 0 && (
        <Choice
          label={say(words.cohort)}
          value={filter.cohort}
          choices={study.cohorts.map(({ id, title }) => [
            id,
            `${id} ${say(title)}`,
            counts.cohort.get(id) ?? 0,
          ])}
          onChange={(value) => set("cohort", value)}
        />
      )}
      <Choice
        label={say(words.state)}
        value={filter.state}
        choices={markStates
          .filter((state) => counts.state.has(state) || filter.state === state)
          .map((state) => [state, say(markWords[state]), counts.state.get(state) ?? 0])}
        onChange={(value) => set("state", value)}
      />
      {study.consents.length > 1 && (
        <Choice
          label={say(words.consent)}
          value={filter.consent}
          choices={[...counts.consent].map(([version, count]) => [
            version,
            version === "–" ? say(words.noConsent) : version,
            count,
          ])}
          onChange={(value) => set("consent", value)}
        />
      )}
      {(counts.version.size > 1 || filter.version !== undefined) && (
        <Choice
          label={say(words.version)}
          value={filter.version}
          choices={[...counts.version].map(([hash, count]) => [
            hash,
            versions.find((version) => shortHash(version.hash) === hash)?.version ??
              say(words.otherVersion),
            count,
          ])}
          onChange={(value) => set("version", value)}
        />
      )}
      {(counts.mine.size > 0 || filter.mine !== undefined) && (
        <Choice
          label={say(words.mine)}
          value={filter.mine}
          choices={mineChoices.map((one) => [one, say(mineWords[one]), counts.mine.get(one) ?? 0])}
          onChange={(value) => set("mine", value)}
        />
      )}
      <Choice
        label={say(words.changed)}
        value={filter.since}
        choices={[
          ...days.map(
            ([day, span]) => [day, say(words.ago, { count: span }), counts.since(day)] as const,
          ),
          ...(filter.since === undefined || days.some(([day]) => day === filter.since)
            ? []
            : [
                [
                  filter.since,
                  say(words.sinceDay, { date: describeDate(filter.since, language) }),
                  counts.since(filter.since),
                ] as const,
              ]),
        ]}
        onChange={(value) => set("since", value)}
      />
      <label className="flex flex-col text-[0.8rem] text-soft">
        {say(words.since)}
        <input
          type="date"
          className="field-box num text-[0.95rem] text-ink"
          value={filter.since ?? ""}
          onChange={(event) => set("since", event.target.value)}
        />
      </label>
      <Toggle
        label={say(words.overdue)}
        count={counts.overdue}
        on={filter.overdue === true}
        onChange={(on) => set("overdue", on ? true : undefined)}
      />
      <Toggle
        label={say(words.queries)}
        count={counts.queries}
        on={filter.queries === true}
        onChange={(on) => set("queries", on ? true : undefined)}
      />
    </div>
  );
}

/** Keeps what is being typed by an input method until it is a word. */
function Find({
  box,
  value,
  onChange,
}: {
  readonly box: Ref<HTMLInputElement>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by other means than typing: a view, the legend, the way back.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  return (
    <label className="flex flex-col text-[0.8rem] text-soft">
      {say(words.find)}
      <input
        ref={box}
        type="search"
        className="field-box num w-40 text-[0.95rem] text-ink"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) onChange(event.target.value);
        }}
        onCompositionEnd={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, label: string, count: number])[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const { say } = useLanguage();
  return (
    <label className="flex flex-col text-[0.8rem] text-soft">
      {label}
      <select
        className={`field-box max-w-52 text-[0.95rem] text-ink ${value === undefined ? "" : "border-accent bg-accent-soft"}`}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{say(words.any)}</option>
        {choices.map(([id, name, count]) => (
          <option key={id} value={id}>
            {`${name} (${count})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Toggle({
  label,
  count,
  on,
  onChange,
}: {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className="inline-flex min-h-[2.4rem] items-center gap-2 rounded-md border border-edge bg-card px-3 aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {label}
      <span className="num text-soft">{count}</span>
    </button>
  );
}
