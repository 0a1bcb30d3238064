import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { PlaceLink } from "../participant/place-link.tsx";
import { placeTitle } from "../participant/place-words.ts";
import { Button } from "../ui/button.tsx";
import { type MarkState } from "../ui/mark-state.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { lineKinds, type LineKind, type WorkLine } from "./worklist.ts";
import { kindWords, words } from "./worklist-words.ts";

const marks: Readonly<Record<LineKind, MarkState>> = {
  "visit-today": "due",
  "window-closes": "due",
  "dose-due": "due",
  "visit-overdue": "overdue",
  "query-to-answer": "open-query",
  finding: "open-query",
  "form-overdue": "overdue",
  "form-due": "started",
  "consent-due": "due",
  "to-assess": "due",
  "to-enrol": "complete",
  "signature-fallen": "fallen",
  "to-sign": "complete",
  "query-to-close": "answered-query",
};

const fewShown = 5;

/** Where on a participant's page something is done that is about no form. */
const tabOf: Readonly<Partial<Record<LineKind, string>>> = {
  "dose-due": "doses",
  "to-assess": "eligibility",
  "to-enrol": "eligibility",
  "to-sign": "signatures",
};

/** Lines of work, grouped by what they ask; each is one click from where it is done. */
export function Worklist({
  study,
  lines,
}: {
  readonly study: Study;
  readonly lines: readonly WorkLine[];
}) {
  const order = [...new Set(lines.map(({ kind }) => kind))];
  return (
    <div className="space-y-4">
      {order
        .filter((kind) => lineKinds.includes(kind))
        .map((kind) => (
          <Group
            key={kind}
            study={study}
            kind={kind}
            lines={lines.filter((line) => line.kind === kind)}
          />
        ))}
    </div>
  );
}

function Group({
  study,
  kind,
  lines,
}: {
  readonly study: Study;
  readonly kind: LineKind;
  readonly lines: readonly WorkLine[];
}) {
  const { say } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, fewShown);
  return (
    <section>
      <h3 className="flex items-center gap-2">
        <StateMark state={marks[kind]} />
        {say(kindWords[kind])}
        <span className="num font-normal text-soft">{lines.length}</span>
      </h3>
      <ul className="mt-1 divide-y divide-line">
        {shown.map((line, index) => (
          <li key={index}>
            <Line study={study} line={line} />
          </li>
        ))}
      </ul>
      {lines.length > fewShown && (
        <Button small tone="quiet" onClick={() => setAll(!all)}>
          {all ? say(words.fewer) : say(words.more, { count: lines.length - fewShown })}
        </Button>
      )}
    </section>
  );
}

function Line({ study, line }: { readonly study: Study; readonly line: WorkLine }) {
  const { say } = useLanguage();
  const { kind, participant, place, count, since, until, what } = line;
  const title =
    kind === "dose-due"
      ? say(words.dose, { dose: what ?? "" })
      : kind === "consent-due"
        ? say(words.consent, { version: what ?? "" })
        : say(placeTitle(study, place));
  const when =
    since !== undefined
      ? say(words.since, { date: since })
      : until !== undefined
        ? say(words.until, { date: until })
        : "";
  const content = (
    <>
      <span className="num w-24 shrink-0 font-medium">{participant}</span>
      <span className="min-w-0 flex-1 truncate text-ink">
        {title}
        {count !== undefined && <span className="num text-soft"> ×{count}</span>}
      </span>
      <span className="num shrink-0 text-[0.87rem] text-soft">{when}</span>
    </>
  );
  const look =
    "flex min-h-9 flex-wrap items-center gap-x-3 rounded-md px-2 -mx-2 no-underline hover:bg-sunken";
  const tab = tabOf[kind];
  if (tab !== undefined || place.form === undefined) {
    return (
      <Link
        to="/studies/$study/participants/$participant"
        params={{ study: study.id, participant }}
        search={
          tab !== undefined
            ? { tab }
            : place.visit === undefined
              ? {}
              : { tab: "visits", visit: place.visit }
        }
        className={look}
      >
        {content}
      </Link>
    );
  }
  return (
    <PlaceLink study={study.id} participant={participant} place={place} className={look}>
      {content}
    </PlaceLink>
  );
}
