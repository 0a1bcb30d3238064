import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { describeDate } from "../../kernel/index.ts";
import { contactWords, isWalledForm, summarise, type VisitMark } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { visitAt } from "../participants/matrix-column.ts";
import { formState, visitState } from "../participants/visit-state.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { Notice } from "../ui/notice.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { PlaceLink } from "./place-link.tsx";
import { formTitle, visitTitle } from "./place-words.ts";
import type { RecordView } from "./record.ts";
import { mayAt } from "./rights.ts";
import { CorrectVisitDialog, SkipVisitDialog, StartVisitDialog } from "./visit-dialogs.tsx";
import { words } from "./visits-words.ts";

interface Act {
  readonly kind: "start" | "skip" | "correct";
  readonly key: string;
}

/** Every visit with its window, its date and its forms. */
export function VisitsTab(record: RecordView) {
  const { study, state, today, access } = record;
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [search] = useAddress();
  const [act, setAct] = useState<Act>();
  const summary = useMemo(() => summarise(study, state), [study, state]);
  const enters = mayAt(access, state.site, "start-visit") && state.status !== "voided";
  const canStart = enters && state.consents.length > 0;
  const unscheduled = study.visits.filter(({ timing }) => timing === undefined);
  const visit = act === undefined ? undefined : visitAt(study, act.key);
  const dialog = {
    study: study.id,
    participant: state.id,
    today,
    title: act === undefined ? "" : say(visitTitle(study, act.key)),
    onClose: () => setAct(undefined),
  };
  return (
    <div className="space-y-3">
      {enters && state.consents.length === 0 && <Notice tone="wait" title={say(words.noConsent)} />}
      {canStart && unscheduled.length > 0 && (
        <div className="flex flex-wrap justify-end gap-2">
          {unscheduled.map(({ id, title }) => (
            <Button key={id} onClick={() => setAct({ kind: "start", key: id })}>
              <Icon name="plus" />
              {say(title)}
            </Button>
          ))}
        </div>
      )}
      {summary.visits.map((mark) => (
        <VisitCard
          key={mark.key}
          record={record}
          mark={mark}
          chosen={search["visit"] === mark.key}
          enters={enters}
          canStart={canStart}
          onAct={(kind) => setAct({ kind, key: mark.key })}
        />
      ))}
      {act !== undefined && visit !== undefined && (
        <>
          {act.kind === "start" && (
            <StartVisitDialog
              {...dialog}
              visit={visit.id}
              unscheduled={visit.timing === undefined}
              onDone={() => {
                setAct(undefined);
                void navigate({
                  to: "/studies/$study/participants/$participant",
                  params: { study: study.id, participant: state.id },
                  search: { tab: "visits", visit: act.key },
                  replace: true,
                  resetScroll: false,
                });
              }}
            />
          )}
          {act.kind === "skip" && <SkipVisitDialog {...dialog} visit={visit.id} />}
          {act.kind === "correct" && (
            <CorrectVisitDialog {...dialog} visit={act.key} date={state.visits[act.key]?.date} />
          )}
        </>
      )}
    </div>
  );
}

function VisitCard({
  record: { study, record, state, today },
  mark,
  chosen,
  enters,
  canStart,
  onAct,
}: {
  readonly record: RecordView;
  readonly mark: VisitMark;
  readonly chosen: boolean;
  readonly enters: boolean;
  readonly canStart: boolean;
  readonly onAct: (kind: Act["kind"]) => void;
}) {
  const { say, language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) box.current?.scrollIntoView({ block: "center" });
  }, [chosen]);
  const on = (date: string): string => describeDate(date, language);
  const { key, status, date, due, earliest, latest, outside = 0 } = mark;
  const held = state.visits[key];
  const visit = visitAt(study, key);
  const isOwed = (form: string): boolean =>
    status === "held" &&
    isWalledForm(study, form) &&
    mark.forms.every((known) => known.form !== form);
  // Forms behind the wall are expected by those alone who may look at them.
  const walled = record.walled === undefined ? [] : (visit?.forms ?? []).filter(isOwed);
  const forms: VisitMark["forms"] = [
    ...mark.forms,
    ...walled.map((form) => ({ form, state: "expected" as const })),
  ];
  const title = visitTitle(study, key);
  const lines: string[] = [];
  if (status === "held" && date !== undefined) {
    const end = held?.endDate === undefined ? "" : ` ${say(words.to, { date: on(held.endDate) })}`;
    const contact =
      held?.contact === undefined || held.contact === "site"
        ? ""
        : ` · ${say(contactWords[held.contact])}`;
    lines.push(`${say(words.held, { date: on(date) })}${end}${contact}`);
  }
  if (held?.number !== undefined) lines.push(say(words.number, { number: held.number }));
  if (outside < 0) lines.push(say(words.early, { days: -outside }));
  if (outside > 0) lines.push(say(words.late, { days: outside }));
  if (due !== undefined && earliest !== undefined && latest !== undefined) {
    lines.push(
      say(earliest === latest ? words.day : words.window, {
        due: on(due),
        from: earliest,
        to: latest,
      }),
    );
  }
  if (status === "waiting") lines.push(say(words.waiting));
  if (status === "skipped") lines.push(say(words.because, { reason: held?.reason ?? "–" }));
  const done = forms.filter(
    (form) => form.state === "complete" || form.state === "signed" || form.state === "fallen",
  );
  const optional = (visit?.optional ?? []).filter(
    (form) =>
      forms.every((one) => one.form !== form) &&
      (record.walled !== undefined || !isWalledForm(study, form)),
  );
  const acts = enters
    ? [
        ...(status === "skipped" && canStart
          ? [{ label: say(words.start), onSelect: () => onAct("start") }]
          : []),
        ...(status === "due" || status === "waiting"
          ? [{ label: say(words.skip), onSelect: () => onAct("skip") }]
          : []),
        ...(status === "held"
          ? [{ label: say(words.correct), onSelect: () => onAct("correct") }]
          : []),
      ]
    : [];
  return (
    <div ref={box} className={chosen ? "rounded-xl ring-3 ring-accent/60" : ""}>
      <Card
        className={status === "waiting" ? "border-dashed shadow-none" : ""}
        title={
          <span className="inline-flex items-center gap-2">
            <StateMark state={visitState(mark, today)} />
            {say(title)}
          </span>
        }
        actions={
          <span className="flex items-center gap-2">
            {forms.length > 0 && (
              <span className="num text-[0.87rem] text-soft">
                {say(words.forms, { done: done.length, all: forms.length })}
              </span>
            )}
            {status === "due" && canStart && (
              <Button
                small
                tone={visitState(mark, today) === "later" ? "plain" : "primary"}
                onClick={() => onAct("start")}
              >
                {say(words.start)}
              </Button>
            )}
            {status === "waiting" && canStart && (
              <Button small onClick={() => onAct("start")}>
                {say(words.start)}
              </Button>
            )}
            {acts.length > 0 && (
              <Menu
                className={buttonClass("quiet", true)}
                name={say(words.more, { visit: title })}
                label={<Icon name="dots" />}
                entries={acts}
              />
            )}
          </span>
        }
      >
        <p className="text-[0.93rem] text-soft">{lines.join(" · ")}</p>
        {forms.length > 0 && (
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
            {forms.map((form) => (
              <li key={form.form}>
                <PlaceLink
                  study={study.id}
                  participant={state.id}
                  place={{ form: form.form, visit: key }}
                  className="flex min-h-9 items-center gap-2.5 rounded-md px-2 -mx-2 no-underline hover:bg-sunken"
                >
                  <StateMark state={formState(form, date, today)} />
                  <span className="min-w-0 truncate">{say(formTitle(study, form.form))}</span>
                </PlaceLink>
              </li>
            ))}
          </ul>
        )}
        {status === "held" && optional.length > 0 && (
          <p className="mt-2 text-[0.9rem] text-soft">
            {say(words.optional)}
            {language === "en" ? ": " : "："}
            {optional.map((form, index) => (
              <span key={form}>
                {index > 0 && (language === "en" ? ", " : "、")}
                <PlaceLink
                  study={study.id}
                  participant={state.id}
                  place={{ form, visit: key }}
                  className="underline"
                >
                  {say(formTitle(study, form))}
                </PlaceLink>
              </span>
            ))}
          </p>
        )}
      </Card>
    </div>
  );
}
