import { useState } from "react";
import type { Event } from "../../engine/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { AuditRow, VersionLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { roleDoes } from "../programmes/programmes-words.ts";
import { Icon } from "../ui/icon.tsx";
import { auditLines, auditSentence, type ShownLine, type ShownValue } from "./audit-lines.ts";
import { words } from "./audit-words.ts";
import { describeIdentityEvent } from "./describe-identity-event.ts";
import { localTime } from "./local-time.ts";
import { textIn } from "./text-in.ts";

/** What of a study the table needs; absent for the audit of accounts. */
export interface AuditStudy {
  readonly study: Study;
  readonly versions: readonly VersionLine[];
}

/** How many values of one event are shown before the rest is asked for. */
const linesShown = 4;
const head =
  "border-b border-line bg-sunken px-2.5 py-2 text-left align-bottom font-medium whitespace-nowrap";
const cell = "px-2.5 py-1.5 align-top";

/** Events as a table, newest first. Each says in a sentence what happened; below it the values that changed. */
export function AuditTable({
  rows,
  people,
  about,
}: {
  readonly rows: readonly AuditRow[];
  readonly people: Readonly<Record<string, string>>;
  readonly about?: AuditStudy | undefined;
}) {
  const { say } = useLanguage();
  const columns: readonly Text[] =
    about === undefined
      ? [words.number, words.time, words.who, words.kind]
      : [
          words.number,
          words.time,
          words.who,
          words.participant,
          words.visit,
          words.formLine,
          words.field,
          words.value,
          words.unit,
          words.reason,
          words.origin,
          words.version,
        ];
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={say(words.table)}
      className="relative max-h-[80dvh] overflow-auto rounded-xl border border-line bg-card shadow-card print:max-h-none"
    >
      <table className="w-full text-[0.87rem]">
        <caption className="sr-only">{say(words.table)}</caption>
        <thead className="sticky top-0 z-10">
          <tr>
            {columns.map((column) => (
              <th key={column.en} scope="col" className={head}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <EventRows key={row.position} row={row} people={people} about={about} />
        ))}
      </table>
    </div>
  );
}

function EventRows({
  row,
  people,
  about,
}: {
  readonly row: AuditRow;
  readonly people: Readonly<Record<string, string>>;
  readonly about: AuditStudy | undefined;
}) {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  const event = row.event as unknown as Event;
  const lines = about === undefined ? [] : auditLines(about.study, event);
  const sentence =
    about === undefined
      ? describeIdentityEvent(row.event, people)
      : auditSentence(about.study, event);
  const shown = whole ? lines : lines.slice(0, linesShown);
  const hidden = lines.length - linesShown;
  const span = shown.length + (hidden > 0 ? 1 : 0) + 1;
  const columns = about === undefined ? 4 : 12;
  return (
    <tbody className="border-b border-line">
      <tr className={shown.length > 0 ? "" : "hover:bg-sunken"}>
        <th scope="row" rowSpan={span} className={`${cell} text-left font-normal`}>
          <button
            type="button"
            aria-expanded={open}
            aria-label={say(words.expand, { number: row.position })}
            onClick={() => setOpen(!open)}
            className="num -my-0.5 inline-flex min-h-7 items-center gap-1 rounded px-1 text-accent hover:bg-accent-soft"
          >
            <Icon name={open ? "down" : "right"} />
            {row.position}
          </button>
        </th>
        <td rowSpan={span} className={`${cell} num whitespace-nowrap`}>
          <Time event={row.event} />
        </td>
        <td rowSpan={span} className={cell}>
          <Who event={row.event} people={people} />
        </td>
        {about !== undefined && (
          <Where event={event} stream={row.stream} about={about} rowSpan={span} />
        )}
        <td colSpan={about === undefined ? 1 : 5} className={`${cell} font-medium`}>
          {say(sentence)}
          {event.type === "forms-signed" && (
            <span className="ml-2 font-mono text-[0.78rem] font-normal text-soft">
              {say(words.signature, { manifest: event.manifest.slice(0, 12) })}
            </span>
          )}
        </td>
        {about !== undefined && (
          <td rowSpan={span} className={`${cell} num whitespace-nowrap text-soft`}>
            {about.versions.find(({ hash }) => hash === event.under)?.version ??
              textIn(row.event, "under").slice(0, 8)}
          </td>
        )}
      </tr>
      {shown.map((line, index) => (
        <Line key={index} line={line} />
      ))}
      {hidden > 0 && (
        <tr>
          <td colSpan={5} className={cell}>
            <button
              type="button"
              onClick={() => setWhole(!whole)}
              className="min-h-6 text-accent underline"
            >
              {whole ? say(words.less) : say(words.more, { count: hidden })}
            </button>
          </td>
        </tr>
      )}
      {open && (
        <tr>
          <td colSpan={columns} className="bg-sunken px-4 py-3">
            <p className="mb-1 text-[0.8rem] text-soft">
              {say(words.raw)} · {row.study} · {row.stream} · {row.version}
            </p>
            <p className="mb-2 break-all font-mono text-[0.75rem] text-soft">SHA-256 {row.hash}</p>
            <pre className="max-h-96 max-w-[min(70rem,80vw)] overflow-auto whitespace-pre-wrap break-all font-mono text-[0.78rem]">
              {JSON.stringify(row.event, undefined, 2)}
            </pre>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Time({ event }: { readonly event: AuditRow["event"] }) {
  const { say } = useLanguage();
  const at = textIn(event, "at");
  const zone = textIn(event, "zone") || "UTC";
  return (
    <time dateTime={at}>
      {localTime(at, zone)}
      {zone !== "UTC" && (
        <span className="block text-[0.78rem] text-soft">
          {zone}
          <br />
          {localTime(at, "UTC")} {say(words.utc)}
        </span>
      )}
    </time>
  );
}

function Who({
  event,
  people,
}: {
  readonly event: AuditRow["event"];
  readonly people: Readonly<Record<string, string>>;
}) {
  const { say } = useLanguage();
  const by = textIn(event, "by");
  const name = Object.hasOwn(people, by) ? people[by] : undefined;
  return (
    <>
      {name ?? by}
      {event["role"] !== undefined && (
        <span className="block text-[0.8rem] text-soft">
          {say(roleDoes(textIn(event, "role"))[0])}
        </span>
      )}
    </>
  );
}

/** The participant, visit and form that an event is about. */
function Where({
  event,
  stream,
  about,
  rowSpan,
}: {
  readonly event: Event;
  readonly stream: string;
  readonly about: AuditStudy;
  readonly rowSpan: number;
}) {
  const { say } = useLanguage();
  const place: { readonly form?: string; readonly visit?: string; readonly line?: number } =
    "place" in event ? event.place : "form" in event || "visit" in event ? event : {};
  const [visit = "", time] = (place.visit ?? "").split("#");
  const held = about.study.visits.find(({ id }) => id === visit);
  const form = about.study.forms.find(({ id }) => id === place.form);
  return (
    <>
      <td rowSpan={rowSpan} className={`${cell} num whitespace-nowrap`}>
        {stream.startsWith("participant/") ? stream.slice("participant/".length) : ""}
      </td>
      <td rowSpan={rowSpan} className={cell}>
        {held === undefined ? visit : say(held.title)}
        {time !== undefined && <span className="num"> #{time}</span>}
      </td>
      <td rowSpan={rowSpan} className={cell}>
        {form === undefined ? place.form : say(form.title)}
        {place.line !== undefined && (
          <span className="num block text-[0.8rem] text-soft">
            {say(words.line, { line: place.line })}
          </span>
        )}
      </td>
    </>
  );
}

function Line({ line }: { readonly line: ShownLine }) {
  const { say } = useLanguage();
  const confirmed = line.was === undefined && line.is === undefined;
  return (
    <tr className="hover:bg-sunken">
      <td className={cell}>
        {line.field !== undefined && (
          <>
            {say(line.field.label)}{" "}
            <code className="font-mono text-[0.78rem] text-soft">{line.field.path}</code>
          </>
        )}
      </td>
      <td className={`${cell} num`}>
        {confirmed ? (
          say(words.confirmed)
        ) : (
          <>
            {line.was !== undefined && (
              <>
                <span className="text-soft line-through decoration-edge">
                  <Shown value={line.was} />
                </span>
                <span aria-hidden="true"> → </span>
              </>
            )}
            {line.is === undefined ? (
              <em className="text-soft">{say(words.nothing)}</em>
            ) : (
              <Shown value={line.is} />
            )}
          </>
        )}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        {line.unit === undefined ? "" : say(line.unit)}
      </td>
      <td className={cell}>{line.reason}</td>
      <td className={`${cell} whitespace-nowrap text-soft`}>
        {line.origin === undefined ? "" : say(line.origin)}
      </td>
    </tr>
  );
}

function Shown({ value }: { readonly value: ShownValue }) {
  const { say } = useLanguage();
  return (
    <>
      {say(value.words)}
      {value.code !== undefined && (
        <code className="ml-1 font-mono text-[0.78rem] text-soft">[{value.code}]</code>
      )}
    </>
  );
}
