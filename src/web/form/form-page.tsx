import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { Form } from "../../definition/index.ts";
import { linesOf, scheduleOf, signatureOf, visitOfKey } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { FormScores } from "../scores/form-scores.tsx";
import { useAccess } from "../session/session.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AllMissing } from "./all-missing.tsx";
import { entryOrder } from "./entry-order.ts";
import type { Asking } from "./field-queries.tsx";
import { checkPlaces } from "./check-places.ts";
import { copiedEntries } from "./copy-line.ts";
import { focusedPath, focusField, focusWhenDrawn } from "./focus-field.ts";
import { EntryTrail } from "./entry-trail.tsx";
import { FormBody } from "./form-body.tsx";
import { FormHeader } from "./form-header.tsx";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { KeySheet } from "./key-sheet.tsx";
import { LineActs } from "./line-acts.tsx";
import { MoveNotice } from "./move-notice.tsx";
import { neighboursOf } from "./neighbours.ts";
import { type FormPlace, placeKey, readPlaceKey } from "./place-key.ts";
import { QueryDrafts } from "./query-drafts.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { nextUnanswered, unresolvedOf } from "./unresolved.ts";
import { UnresolvedList } from "./unresolved-list.tsx";
import { useDoseParts } from "./dose-parts.ts";
import { type Rights, useFormSession, useRecord, useRights } from "./use-form-world.ts";
import { useWhole } from "./use-form-session.ts";
import { usePageKeys } from "./use-page-keys.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { VisitStart } from "./visit-start.tsx";
import { shownForm } from "./walled.ts";

const ReportQuestions = lazy(() =>
  import("../genetics/report-questions.tsx").then(({ ReportQuestions: part }) => ({
    default: part,
  })),
);

interface Parts {
  readonly study: string;
  readonly participant: string;
  readonly form: string;
  readonly visit?: string;
  readonly line?: string;
}

/** One form of a participant: at a visit, or a line of a log. */
export function FormPage() {
  const params = useParams({ strict: false }) as unknown as Parts;
  const search = useSearch({ strict: false });
  const { say, language } = useLanguage();
  const view = useStudy(params.study);
  const record = useRecord(params.study, params.participant);
  const access = useAccess(params.study);
  const form = shownForm(view, access, record, params.form);
  const rights = useRights(view, record, params.form);
  const dose = useDoseParts(view, record, search["visit"]);
  const key = keyOf(params, search["draft"]);
  const session = useFormSession(view, record, form, key, rights, dose);
  useEffect(() => {
    const title = form === undefined ? params.form : say(form.title);
    document.title = `${title} · ${params.participant} · Neurite`;
  }, [form, language, params.form, params.participant, say]);
  const visit =
    params.visit === undefined
      ? undefined
      : view.study.visits.find(({ id }) => id === visitOfKey(params.visit ?? ""));
  const isHere =
    form !== undefined && (form.log === true ? params.line !== undefined : visit !== undefined);
  if (!isHere) {
    return (
      <Page title={params.form}>
        <Notice tone="wrong">{say(words.unknownPlace)}</Notice>
      </Page>
    );
  }
  if (record === undefined) return <Skeleton lines={10} className="mx-auto w-full max-w-4xl p-8" />;
  if (visit !== undefined && record.state.visits[params.visit ?? ""]?.status !== "held") {
    const scheduled = scheduleOf(view.study, record.state).find(
      ({ key: known }) => known === params.visit,
    );
    return (
      <Page title={`${say(visit.title)}: ${say(form.title)}`} above={record.state.id}>
        <VisitStart
          study={params.study}
          participant={record.state}
          visit={visit}
          scheduled={scheduled}
          form={form}
          role={rights.siteRole}
          zone={record.zone}
          at={new Date().toISOString()}
        />
      </Page>
    );
  }
  if (session === undefined)
    return <Skeleton lines={10} className="mx-auto w-full max-w-4xl p-8" />;
  return <OpenForm view={view} record={record} form={form} session={session} rights={rights} />;
}

function keyOf({ form, visit, line }: Parts, draft: string | undefined): string {
  if (visit !== undefined) return placeKey({ form, visit });
  return line === "new" || line === undefined
    ? placeKey({ form }, draft ?? "1")
    : placeKey({ form, line: Number(line) });
}

function OpenForm({
  view,
  record,
  form,
  session,
  rights,
}: {
  readonly view: StudyView;
  readonly record: ParticipantRecord;
  readonly form: Form;
  readonly session: FormSession;
  readonly rights: Rights;
}) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const whole = useWhole(session);
  const [isSheet, setSheet] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const [isAllMissing, setAllMissing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { study } = view;
  const place = readPlaceKey(whole.key);
  const { visit } = place;
  const { state, zone, people } = record;
  const { siteRole, queryRole } = rights;
  const asking = useMemo<Asking>(
    () => ({ queryRole, siteRole, people, zone }),
    [queryRole, siteRole, people, zone],
  );
  const scheduled = useMemo(
    () =>
      visit === undefined ? undefined : scheduleOf(study, state).find(({ key }) => key === visit),
    [study, state, visit],
  );
  const { previous, next } = useMemo(
    () => neighboursOf(study, state, readPlaceKey(whole.key)),
    [study, state, whole.key],
  );
  const unresolved = unresolvedOf(session, whole);
  const signature = signatureOf(session.world.participant, session.place);
  const go = (to: FormPlace): void => {
    const params = { study: study.id, participant: state.id, form: to.form };
    if (to.visit !== undefined)
      void navigate({
        to: "/studies/$study/participants/$participant/visits/$visit/$form",
        params: { ...params, visit: to.visit },
      });
    else
      void navigate({
        to: "/studies/$study/participants/$participant/logs/$form/$line",
        params: { ...params, line: to.isNew ? "new" : String(to.line) },
      });
  };
  // The new line has its number: the address follows, and nothing on the page moves.
  useEffect(() => {
    if (session.was !== undefined && whole.key !== session.was) go(readPlaceKey(whole.key));
  }, [whole.key]);
  const isList = search["as"] === "list";
  const toNextOpen = (): void => {
    const now = session.whole();
    const order = entryOrder(form, now.paths, isList);
    const path = nextUnanswered(session, now, focusedPath(), order);
    if (path !== undefined) focusField(path);
  };
  useFirstFocus(session, search["field"], isList);
  useLeaveGuard(session);
  usePageKeys(session, {
    complete: () => session.whole().instance?.complete === true || session.complete(),
    next: () => next !== undefined && go(next),
    previous: () => previous !== undefined && go(previous),
    "next-open": toNextOpen,
    keys: () => setSheet(true),
    copy: () => {
      const last = linesOf(state, form.id).findLast(({ withdrawn: gone }) => gone === undefined);
      if (!place.isNew || last === undefined) return;
      // What somebody has typed already is theirs.
      for (const [path, entry] of copiedEntries(form, last)) {
        if (session.field(path)?.entry === undefined) session.type(path, entry);
      }
    },
  });
  const where =
    visit === undefined
      ? place.isNew
        ? say(words.newLine)
        : say(words.line, { line: place.line ?? 0 })
      : `${say(study.visits.find(({ id }) => id === visitOfKey(visit))?.title ?? visit)}${visit.includes("#") ? ` ${visit.slice(visit.indexOf("#"))}` : ""}`;
  const withdrawn = whole.instance?.withdrawn;
  return (
    <div
      className={`mx-auto w-full max-w-4xl px-4 pb-24 sm:px-6 ${withdrawn === undefined ? "" : "[&_[data-field]]:line-through"}`}
      data-form={form.id}
    >
      <FormHeader
        {...{ view, record, session, whole, scheduled, where, previous, next, signature }}
        unresolved={unresolved.length}
        maySign={rights.maySign}
        onGo={go}
        onAct={(act) => {
          if (act === "complete") session.complete();
          else if (act === "sign") setSigning(true);
          else if (act === "keys") setSheet(true);
          else if (act === "all-missing") setAllMissing(true);
          else if (act === "to-unresolved")
            list.current?.querySelector("a,button")?.scrollIntoView({ block: "center" });
          else toNextOpen();
        }}
      />
      {session.isReadOnly && (
        <p className="mb-3 text-[0.9rem] text-soft print:hidden">{say(words.readOnly)}</p>
      )}
      {whole.draft.refusal !== undefined && <RefusalNotice refusal={whole.draft.refusal} />}
      {search["trail"] === "yes" && <EntryTrail session={session} field={search["field"]} />}
      <MoveNotice study={study} moves={whole.moves} />
      {study.genetics?.form === form.id && (
        <Suspense>
          <ReportQuestions
            plan={study.genetics}
            values={whole.draft.instance?.values ?? {}}
            place={session.place}
            participant={session.world.participant}
          />
        </Suspense>
      )}
      <div ref={list}>
        <UnresolvedList found={unresolved} />
      </div>
      {queryRole !== undefined && <QueryDrafts study={study} record={record} role={queryRole} />}
      {form.log === true && !place.isNew && (
        <LineActs {...{ session, whole, record }} role={siteRole} people={people} />
      )}
      {rights.entry?.role !== "participant" && (
        <FormScores
          study={study}
          participant={session.world.participant}
          form={form}
          isRating={!session.isReadOnly && whole.instance?.complete !== true}
        />
      )}
      <FormBody
        session={session}
        whole={whole}
        asking={asking}
        isList={isList}
        onToggle={() =>
          void navigate({
            to: ".",
            search: (known: Record<string, unknown>) => ({
              ...known,
              as: isList ? undefined : "list",
            }),
          } as never)
        }
      />
      <KeySheet open={isSheet} onClose={() => setSheet(false)} />
      {isSigning && (
        <SignDialog
          view={view}
          record={{ ...record, state: session.world.participant }}
          places={[session.place]}
          onClose={() => setSigning(false)}
        />
      )}
      {isAllMissing && <AllMissing session={session} onClose={() => setAllMissing(false)} />}
    </div>
  );
}

/**
 * The field that a link names, by itself or by a check beside it; else the first that one would type in: what was left
 * half typed, else the first without an answer.
 */
function useFirstFocus(session: FormSession, named: string | undefined, isList: boolean): void {
  useEffect(() => {
    if (session.was !== undefined) return;
    const { paths, instance } = session.whole();
    const meant =
      named === undefined || paths.includes(named)
        ? named
        : checkPlaces(session.world.form).get(named);
    if (meant !== undefined) return focusWhenDrawn(meant);
    if (session.isReadOnly) return;
    const half = paths.find((path) => session.field(path)?.entry !== undefined);
    const order = entryOrder(session.world.form, paths, isList);
    // A form that is complete is opened to be read: it is shown from its beginning.
    if (half === undefined && instance?.complete === true) return;
    const first = half ?? nextUnanswered(session, session.whole(), undefined, order);
    if (first !== undefined) return focusWhenDrawn(first);
    return;
  }, [session, named]);
}
