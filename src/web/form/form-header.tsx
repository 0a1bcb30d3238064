import { Link } from "@tanstack/react-router";
import { describeDate } from "../../kernel/index.ts";
import {
  type SignatureAnswer,
  signatureMeanings,
  roleWords,
  type ScheduledVisit,
} from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { addressOf } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import type { FormSession, FormView } from "./form-session.ts";
import { words } from "./form-words.ts";
import type { FormPlace } from "./place-key.ts";
import { SaveMark } from "./save-mark.tsx";
import { signWords } from "./sign-words.ts";
import { siteTimeWords } from "./site-time.tsx";
import { windowSaid } from "./window-words.ts";

/** Always in sight: whose form this is, of which visit, how it stands, and whether what was typed is saved. */
export function FormHeader({
  view,
  record,
  session,
  whole,
  scheduled,
  where,
  unresolved,
  previous,
  next,
  signature,
  maySign,
  onAct,
  onGo,
}: {
  readonly view: StudyView;
  readonly record: ParticipantRecord;
  readonly session: FormSession;
  readonly whole: FormView;
  readonly scheduled: ScheduledVisit | undefined;
  readonly where: string;
  readonly unresolved: number;
  readonly previous: FormPlace | undefined;
  readonly next: FormPlace | undefined;
  readonly signature: SignatureAnswer;
  readonly maySign: boolean;
  readonly onAct: (
    act: "complete" | "sign" | "keys" | "all-missing" | "next-open" | "to-unresolved",
  ) => void;
  readonly onGo: (place: FormPlace) => void;
}) {
  const { say, language } = useLanguage();
  const { study, form } = session.world;
  const { instance } = whole;
  const [status, tone] = statusOf(whole, signature);
  const isDone = instance?.complete === true;
  const isLive = !session.isReadOnly && instance?.withdrawn === undefined;
  return (
    <header className="sticky top-0 z-20 -mx-4 mb-4 border-b border-line bg-paper/95 px-4 py-2.5 backdrop-blur-sm sm:-mx-6 sm:px-6 print:static print:mx-0 print:px-0">
      <p className="flex flex-wrap items-center gap-x-2 text-[0.9rem] text-soft">
        <Link
          to="/studies/$study/participants/$participant"
          params={{ study: study.id, participant: record.state.id }}
          className="num font-medium"
        >
          {record.state.id}
        </Link>
        <span aria-hidden="true">·</span>
        <span>{where}</span>
        {scheduled?.date !== undefined && (
          <>
            <span aria-hidden="true">·</span>
            <span className="num">
              {say(words.heldOn, { date: describeDate(scheduled.date, language) })}
            </span>
            {scheduled.window !== undefined && (
              <Badge tone={(scheduled.daysOutside ?? 0) === 0 ? "done" : "wait"}>
                {windowSaid(say, scheduled.daysOutside)}
              </Badge>
            )}
          </>
        )}
      </p>
      <div className="mt-0.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-[1.3rem]">{say(form.title)}</h1>
          <Badge tone={tone}>{say(status)}</Badge>
          <button
            type="button"
            data-unresolved={unresolved}
            disabled={unresolved === 0}
            onClick={() => onAct("to-unresolved")}
            className={`rounded-full px-2.5 py-0.5 text-[0.8rem] font-medium ${unresolved === 0 ? "text-soft" : "bg-wait-soft text-wait underline"}`}
          >
            {unresolved === 0
              ? say(words.noneUnresolved)
              : say(words.unresolved, { count: unresolved })}
          </button>
          <SaveMark session={session} zone={record.zone} />
        </span>
        <span className="flex flex-wrap items-center gap-1.5 print:hidden">
          <NeighbourButton
            place={previous}
            label={say(words.previous)}
            keys="Alt+P"
            icon="left"
            onGo={onGo}
          />
          <NeighbourButton
            place={next}
            label={say(words.next)}
            keys="Alt+N"
            icon="right"
            onGo={onGo}
          />
          <Menu
            className={buttonClass("plain", true)}
            label={<Icon name="dots" />}
            name={say(words.more)}
            entries={[
              { label: `${say(words.nextOpen)} (Alt J)`, onSelect: () => onAct("next-open") },
              ...(isLive
                ? [{ label: say(words.allMissing), onSelect: () => onAct("all-missing") }]
                : []),
              { label: say(words.print), onSelect: () => print() },
              {
                label: say(words.blank),
                onSelect: () =>
                  open(
                    addressOf("GET /api/studies/{study}/forms.pdf", {
                      params: { study: view.study.id },
                      query: { language, variant: "blank" },
                    }),
                    "_blank",
                    "noopener",
                  ),
              },
              { label: `${say(words.keys)} (?)`, onSelect: () => onAct("keys") },
            ]}
          />
          {isLive && !isDone && (
            <Button
              small
              tone="primary"
              aria-keyshortcuts="Alt+S"
              data-complete
              onClick={() => onAct("complete")}
            >
              {say(words.complete)}
            </Button>
          )}
          {maySign &&
            isDone &&
            instance.withdrawn === undefined &&
            signature.state !== "signed" && (
              <Button small tone="primary" data-sign-form onClick={() => onAct("sign")}>
                <Icon name="pen" />
                {say(signWords.sign)}
              </Button>
            )}
        </span>
      </div>
      <SignatureLine session={session} signature={signature} record={record} />
    </header>
  );
}

function NeighbourButton({
  place,
  label,
  keys,
  icon,
  onGo,
}: {
  readonly place: FormPlace | undefined;
  readonly label: string;
  readonly keys: string;
  readonly icon: "left" | "right";
  readonly onGo: (place: FormPlace) => void;
}) {
  return (
    <Button
      small
      disabled={place === undefined}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys.replace("+", " ")})`}
      onClick={() => place !== undefined && onGo(place)}
    >
      <Icon name={icon} />
    </Button>
  );
}

function SignatureLine({
  session,
  signature,
  record,
}: {
  readonly session: FormSession;
  readonly signature: SignatureAnswer;
  readonly record: ParticipantRecord;
}) {
  const { say } = useLanguage();
  const given = signature.signature;
  if (given === undefined) return null;
  const meaning = Object.hasOwn(signatureMeanings, given.meaning)
    ? signatureMeanings[given.meaning as keyof typeof signatureMeanings]
    : given.meaning;
  const said = say(signWords.by, {
    name: record.people[given.by] ?? given.by,
    role: roleWords[given.role],
    time: siteTimeWords(given.at, record.zone),
    meaning,
  });
  const changed = signature.changed ?? [];
  return (
    <p data-signature={signature.state} className="mt-1 text-[0.87rem]">
      {signature.state === "fallen" ? (
        <del className="text-soft">{said}</del>
      ) : (
        <span className="text-done">{said}</span>
      )}
      {signature.state === "fallen" && (
        <span className="ml-2 text-wrong">
          {changed.length === 0
            ? say(signWords.fallenLine)
            : say(signWords.fallen, { count: changed.length })}{" "}
          {changed.map((path) => say(session.field(path)?.field.label ?? path)).join(", ")}
        </span>
      )}
    </p>
  );
}

function statusOf(
  { instance, draft }: FormView,
  signature: SignatureAnswer,
): readonly [{ en: string; "zh-CN": string }, Tone] {
  if (instance?.withdrawn !== undefined) return [words.withdrawn, "calm"];
  if (signature.state === "signed") return [words.signed, "done"];
  if (signature.state === "fallen") return [words.signatureFallen, "wrong"];
  if (instance?.complete === true) return [words.completed, "done"];
  return instance === undefined && draft.instance === undefined
    ? [words.empty, "calm"]
    : [words.inProgress, "accent"];
}
