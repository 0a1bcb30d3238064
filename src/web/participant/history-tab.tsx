import { useMemo, useState } from "react";
import { describeDate, type Instant, type Text, wallClock, zone } from "../../kernel/index.ts";
import { describeEvent, type Event, roleWords } from "../../engine/index.ts";
import { MoveList } from "../form/move-notice.tsx";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./history-words.ts";
import { movesByEvent } from "./moves-by-event.ts";
import { PlaceLink } from "./place-link.tsx";
import { placeTitle } from "./place-words.ts";
import type { RecordView } from "./record.ts";
import { useEvents } from "./use-events.ts";

const kinds = {
  values: /^(form-saved|dose-recorded|adverse-event-recorded|line-)/,
  course: /^(participant-|consent-|eligibility-|screening-|visit-)/,
  queries: /^query-/,
  signatures: /^forms-signed/,
} as const;
type Kind = keyof typeof kinds;
const pageSize = 100;

/** The participant's audit trail in plain words: what, who in which role, when at the site, and why. */
export function HistoryTab({ study, state, zone: where }: RecordView) {
  const { say, language } = useLanguage();
  const [search, change] = useAddress();
  const [pages, setPages] = useState(1);
  const { data, error } = useEvents(study.id, state.id);
  const moved = useMemo(
    () =>
      movesByEvent(
        study,
        (data?.rows ?? []).map(({ position, event }) => ({
          position,
          event: event as unknown as Event,
        })),
      ),
    [data, study],
  );
  const lines = useMemo(
    () =>
      (data?.rows ?? [])
        .map(({ position, event }) => {
          const told = event as unknown as Event;
          return { position, event: told, words: describeEvent(study, told) };
        })
        .reverse(),
    [data, study],
  );
  if (data === undefined)
    return error === null ? <Skeleton lines={8} /> : <ProblemNotice error={error} />;
  const kind = (Object.keys(kinds) as Kind[]).find((one) => one === search["kind"]);
  const who = search["by"];
  const part = (search["find"] ?? "").toLowerCase();
  const has = (text: Text): boolean => text[language].toLowerCase().includes(part);
  const shown = lines.filter(
    ({ event, words: told }) =>
      (kind === undefined || kinds[kind].test(event.type)) &&
      (who === undefined || event.by === who) &&
      (part === "" || has(told) || has(placeTitle(study, placeIn(event)))),
  );
  const people = [...new Set(lines.map(({ event }) => event.by))];
  return (
    <Card
      title={say(words.title)}
      actions={
        <span className="num text-[0.87rem] text-soft">
          {say(words.count, { shown: shown.length, all: lines.length })}
        </span>
      }
    >
      <p className="mb-3 text-soft">{say(words.lead)}</p>
      <div role="search" className="mb-3 flex flex-wrap gap-3">
        <label className="flex flex-col text-[0.8rem] text-soft">
          {say(words.find)}
          <input
            type="search"
            className="field-box text-[0.95rem] text-ink"
            defaultValue={search["find"] ?? ""}
            onChange={(event) => change({ find: event.target.value }, { replace: true })}
          />
        </label>
        <label className="flex flex-col text-[0.8rem] text-soft">
          {say(words.kind)}
          <select
            className="field-box text-[0.95rem] text-ink"
            value={kind ?? ""}
            onChange={(event) => change({ kind: event.target.value }, { replace: true })}
          >
            <option value="">{say(words.any)}</option>
            {(Object.keys(kinds) as Kind[]).map((one) => (
              <option key={one} value={one}>
                {say(words[one])}
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col text-[0.8rem] text-soft">
          {say(words.who)}
          <select
            className="field-box text-[0.95rem] text-ink"
            value={who ?? ""}
            onChange={(event) => change({ by: event.target.value }, { replace: true })}
          >
            <option value="">{say(words.any)}</option>
            {people.map((person) => (
              <option key={person} value={person}>
                {data.people[person] ?? person}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length === 0 ? (
        <Empty kind="match" title={say(words.none, { all: lines.length })} />
      ) : (
        <ol className="divide-y divide-line">
          {shown.slice(0, pages * pageSize).map(({ position, event, words: told }) => {
            const clock = wallClock(event.at, zone(where));
            const place = placeIn(event);
            const hasPlace = place.form !== undefined || place.visit !== undefined;
            return (
              <li key={position} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_1fr]">
                <span className="num text-[0.87rem] text-soft">
                  <time dateTime={event.at satisfies Instant}>
                    {describeDate(clock.slice(0, 10), language)} {clock.slice(11, 16)}
                  </time>
                  <br />
                  {data.people[event.by] ?? event.by}
                  {language === "en" ? ", " : "，"}
                  {say(roleWords[event.role] ?? event.role)}
                </span>
                <div className="min-w-0">
                  {hasPlace && (
                    <PlaceLink
                      study={study.id}
                      participant={state.id}
                      place={place}
                      className="text-[0.9rem]"
                    >
                      {say(placeTitle(study, place))}
                    </PlaceLink>
                  )}
                  <Told words={say(told)} />
                  <MoveList study={study} moves={moved.get(position) ?? []} />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {shown.length > pages * pageSize && (
        <Button small className="mt-3" onClick={() => setPages(pages + 1)}>
          {say(words.more, { count: Math.min(pageSize, shown.length - pages * pageSize) })}
        </Button>
      )}
    </Card>
  );
}

const longest = 260;

/** What happened; a form of many values in full only where it is asked for. */
function Told({ words: told }: { readonly words: string }) {
  const { say } = useLanguage();
  const [all, setAll] = useState(false);
  const isLong = told.length > longest;
  return (
    <p className="break-words whitespace-pre-line">
      {isLong && !all ? `${told.slice(0, longest)}…` : told}
      {isLong && (
        <button
          type="button"
          onClick={() => setAll(!all)}
          className="ml-2 min-h-6 text-accent underline underline-offset-3"
        >
          {say(all ? words.less : words.whole)}
        </button>
      )}
    </p>
  );
}

/** Where an event happened in the record, as far as it says. */
function placeIn(event: Event): { form?: string; visit?: string; line?: number } {
  if ("place" in event) return event.place;
  return {
    ...("form" in event ? { form: event.form } : {}),
    ...("visit" in event && event.visit !== undefined ? { visit: event.visit } : {}),
    ...("line" in event && event.line !== undefined ? { line: event.line } : {}),
  };
}
