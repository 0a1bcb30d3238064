import { useMemo, useState } from "react";
import { daySpan, describeDate, text, type Text } from "../../kernel/index.ts";
import {
  describeEvent,
  describeReview,
  dueState,
  type Event,
  nextDoseOf,
  type QueryState,
  reviewsOf,
  saidIn,
  scheduleOf,
} from "../../engine/index.ts";
import { MoveList } from "../form/move-notice.tsx";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { findingsOf } from "./findings.ts";
import { movesByEvent } from "./moves-by-event.ts";
import { useEvents } from "./use-events.ts";
import { kindWords, laneWords, rangeWords, words } from "./overview-words.ts";
import { stepWords } from "./participant-words.ts";
import { PlaceLink } from "./place-link.tsx";
import { placeTitle, visitTitle } from "./place-words.ts";
import type { RecordView } from "./record.ts";
import { rangeDays, ranges, type TimelineItem, timelineOf } from "./timeline.ts";
import { TimelinePicture } from "./timeline-picture.tsx";

const fewShown = 8;

/** The course in time, what is next, and what has to be looked at. */
export function OverviewTab(record: RecordView) {
  return (
    <div className="space-y-5">
      <Course {...record} />
      <div className="grid gap-5 lg:grid-cols-2">
        <Next {...record} />
        <ToLookAt {...record} />
      </div>
    </div>
  );
}

/** What moved last of what was still to come, and by what. */
function LastMoved({ study, participant }: Pick<RecordView, "study"> & { participant: string }) {
  const { say } = useLanguage();
  const { data } = useEvents(study.id, participant);
  const last = useMemo(() => {
    const stream = (data?.rows ?? []).map(({ position, event }) => ({
      position,
      event: event as unknown as Event,
    }));
    const [position, moves] = [...movesByEvent(study, stream)].at(-1) ?? [];
    const by = stream.find((one) => one.position === position)?.event;
    return moves && by && { moves, by };
  }, [data, study]);
  if (last === undefined) return null;
  return (
    <div data-moves className="mt-2 text-[0.93rem]">
      <p className="text-soft">{say(words.moved, { what: describeEvent(study, last.by) })}</p>
      <MoveList study={study} moves={last.moves} />
    </div>
  );
}

function Course({ study, state, today }: RecordView) {
  const { say, language } = useLanguage();
  const [search, change] = useAddress();
  const range = ranges.find((one) => one === search["range"]) ?? "all";
  const items = useMemo(() => timelineOf(study, state), [study, state]);
  const events = study.forms.find(({ purpose }) => purpose === "adverse-event");
  const count = (kinds: readonly TimelineItem["kind"][]): number =>
    items.filter(({ kind }) => kinds.includes(kind)).length;
  const thing = (item: TimelineItem): Text | string => {
    if (item.lane === "visit") return visitTitle(study, item.key ?? item.what);
    if (item.lane === "dose") return text(`Dose ${item.what}`, `第 ${item.what} 次给药`);
    if (item.kind === "status") return stepWords[item.what as keyof typeof stepWords] ?? item.what;
    return item.what;
  };
  const nameOf = (item: TimelineItem): string => {
    const name = say(thing(item));
    const when =
      item.kind === "window" || item.kind === "dose-window"
        ? say(words.due, { date: item.date })
        : item.date;
    if (item.kind === "status") return `${name} · ${when}`;
    return item.kind === "consent"
      ? `${say(kindWords.consent)} ${name} · ${when}`
      : `${name} · ${say(kindWords[item.kind])} · ${when}`;
  };
  const review = events && reviewsOf(study, state, events).at(-1);
  const held = items.filter(({ kind }) => kind === "held" || kind === "outside").at(-1);
  return (
    <Card
      title={say(words.timeline)}
      actions={
        <div role="group" aria-label={say(words.timeline)} className="flex flex-wrap gap-1">
          {ranges.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === range}
              onClick={() => change({ range: one === "all" ? undefined : one }, { replace: true })}
              className="min-h-8 rounded-md px-2.5 text-[0.87rem] hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-medium"
            >
              {say(rangeWords[one])}
            </button>
          ))}
        </div>
      }
    >
      <TimelinePicture
        items={items}
        range={rangeDays(items, daySpan(today).first, range)}
        today={today}
        name={say(words.picture, {
          participant: state.id,
          visits: count(["held", "outside"]),
          doses: count(["given"]),
          events: count(["adverse", "serious"]),
        })}
        nameOf={nameOf}
      />
      <LastMoved study={study} participant={state.id} />
      {events !== undefined && count(["adverse", "serious"]) === 0 && (
        <p className="mt-2 text-[0.93rem] text-soft">
          {say(words.noEvents)}{" "}
          {review !== undefined
            ? say(describeReview(study, review))
            : held === undefined
              ? ""
              : say(words.lastAsked, { visit: say(thing(held)), date: held.date })}
        </p>
      )}
      <details className="mt-2">
        <summary className="text-[0.93rem] text-accent">{say(words.table)}</summary>
        <div className="mt-2 overflow-x-auto">
          <table className="w-full text-left text-[0.93rem]">
            <thead className="text-soft">
              <tr>
                <th scope="col" className="py-1 pr-4 font-medium">
                  {say(words.when)}
                </th>
                <th scope="col" className="py-1 font-medium">
                  {say(words.what)}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...items]
                .sort((a, b) => a.first - b.first)
                .map((item, index) => (
                  <tr key={index} className="border-t border-line">
                    <td className="num py-1 pr-4 whitespace-nowrap">
                      {describeDate(item.date, language)}
                    </td>
                    <td className="py-1">
                      <span className="text-soft">{say(laneWords[item.lane])} · </span>
                      {nameOf(item)}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}

function Next({ study, state, today }: RecordView) {
  const { say, language } = useLanguage();
  const dose = nextDoseOf(study, state);
  const due = scheduleOf(study, state)
    .flatMap(({ key, status, window }) =>
      status === "due" && window !== undefined
        ? [{ name: visitTitle(study, key), key, window }]
        : [],
    )
    .concat(
      dose === undefined
        ? []
        : [{ name: text(`Dose ${dose.dose}`, `第 ${dose.dose} 次给药`), key: "", window: dose }],
    )
    .sort((a, b) => daySpan(a.window.due).first - daySpan(b.window.due).first)
    .slice(0, 5);
  return (
    <Card title={say(words.next)}>
      {due.length === 0 ? (
        <p className="text-soft">{say(words.nothingNext)}</p>
      ) : (
        <ul className="divide-y divide-line">
          {due.map(({ name, key, window }, index) => (
            <li key={index} className="flex items-start gap-3 py-2">
              <StateMark state={dueState(window, today)} className="mt-1 size-4" />
              <div>
                {key === "" ? (
                  <span className="font-medium">{say(name)}</span>
                ) : (
                  <PlaceLink
                    study={study.id}
                    participant={state.id}
                    place={{ visit: key }}
                    className="font-medium"
                  >
                    {say(name)}
                  </PlaceLink>
                )}
                <p className="num text-[0.9rem] text-soft">
                  {describeDate(window.due, language)}
                  {window.earliest !== window.latest &&
                    ` · ${say(words.window, { from: window.earliest, to: window.latest })}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ToLookAt({ study, state }: RecordView) {
  const { say, language } = useLanguage();
  const lastSaid = (thread: QueryState["thread"]): string | undefined =>
    thread.map((entry) => saidIn(entry, language)).findLast((said) => said !== undefined);
  const [all, setAll] = useState(false);
  const findings = useMemo(() => findingsOf(study, state), [study, state]);
  const queries = Object.values(state.queries).filter(
    ({ status }) => status === "open" || status === "answered",
  );
  const total = findings.length + queries.length;
  const shown = all ? findings : findings.slice(0, Math.max(0, fewShown - queries.length));
  return (
    <Card title={`${say(words.toLook)}${total === 0 ? "" : ` (${total})`}`}>
      {total === 0 ? (
        <p className="text-soft">{say(words.nothingToLook)}</p>
      ) : (
        <ul className="divide-y divide-line">
          {queries.map(({ number, status, place, path, thread }) => (
            <li key={number} className="flex items-start gap-3 py-2">
              <StateMark
                state={status === "open" ? "open-query" : "answered-query"}
                className="mt-1 size-4"
              />
              <div className="min-w-0">
                <PlaceLink study={study.id} participant={state.id} place={place} field={path}>
                  {say(words.query, { number })} · {say(placeTitle(study, place))}
                </PlaceLink>
                <p className="text-[0.9rem] text-soft">{lastSaid(thread)}</p>
              </div>
            </li>
          ))}
          {shown.map((finding, index) => (
            <li key={index} className="flex items-start gap-3 py-2">
              <StateMark state="open-query" className="mt-1 size-4" />
              <div className="min-w-0">
                <PlaceLink
                  study={study.id}
                  participant={state.id}
                  place={finding.place}
                  field={finding.field ?? finding.path}
                >
                  {say(placeTitle(study, finding.place))}
                </PlaceLink>
                <p className="text-[0.9rem] text-soft">{say(finding.text)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {shown.length < findings.length && (
        <Button small tone="quiet" className="mt-2" onClick={() => setAll(true)}>
          {say(words.all, { count: total })}
        </Button>
      )}
    </Card>
  );
}
