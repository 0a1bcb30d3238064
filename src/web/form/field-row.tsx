import { memo, useEffect, useId, useState } from "react";
import { expressionWords, isMissing, type MissingReason } from "../../definition/index.ts";
import { describeDatum, formPlanOf, missingWords, planOf } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { CheckNote } from "./check-note.tsx";
import { ConflictAsk } from "./conflict-ask.tsx";
import { FieldControl, isGrouped } from "./controls/field-control.tsx";
import { entryWords } from "./entry-words.ts";
import { fieldHelp } from "./field-help.ts";
import { FieldHistory } from "./field-history.tsx";
import { type Asking, QueryRaise, QueryThread } from "./field-queries.tsx";
import type { FieldView } from "./field-view.ts";
import { focusField } from "./focus-field.ts";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { MissingMenu } from "./missing-menu.tsx";
import { ReasonAsk } from "./reason-ask.tsx";
import { useField } from "./use-form-session.ts";

/** What is open at a field. */
export type FieldPanel = "missing" | "history" | "query" | undefined;

/** Opens a panel at the field that has the focus; the page's keys send it. */
export const panelEvent = "neurite:panel";

const tool =
  "inline-flex size-7 items-center justify-center rounded text-soft opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 hover:bg-sunken hover:text-ink max-sm:size-9 max-sm:opacity-100 print:hidden";

/** One field: its label, its control, and everything that is to be said about it, in one place. */
export const FieldRow = memo(function FieldRow({
  session,
  path,
  asking,
  hasLabel = true,
  opened,
  onClosed,
}: {
  readonly session: FormSession;
  readonly path: string;
  readonly asking: Asking;
  readonly hasLabel?: boolean;
  /** What is open from the beginning, and where one goes from there once it is closed. */
  readonly opened?: FieldPanel;
  readonly onClosed?: () => void;
}) {
  const view = useField(session, path);
  if (view === undefined || (!view.isAsked && !view.isFolded && view.entry === undefined))
    return null;
  return <Row {...{ session, view, asking, hasLabel, opened, onClosed }} />;
});

function Row({
  session,
  view,
  asking,
  hasLabel,
  opened,
  onClosed,
}: {
  readonly session: FormSession;
  readonly view: FieldView;
  readonly asking: Asking;
  readonly hasLabel: boolean;
  readonly opened: FieldPanel;
  readonly onClosed: (() => void) | undefined;
}) {
  const { say, language } = useLanguage();
  const id = useId();
  const [panel, setPanel] = useState<FieldPanel>(opened);
  const [isLeft, setLeft] = useState(true);
  const { path, field } = view;
  const { study, form } = session.world;
  const isReadOnly =
    session.isReadOnly || field.kind === "derived" || view.item?.state === "conflict";
  const codes = formPlanOf(study, form.id)?.fields.get(field.id)?.codes?.codes.length ?? 0;
  const help = fieldHelp(field, language);
  const missing = missingOf(view);
  useEffect(() => {
    const open = (event: Event) => {
      const { path: at, panel: wanted } = (
        event as CustomEvent<{ path: string; panel: FieldPanel }>
      ).detail;
      if (at === path) setPanel((now) => (now === wanted ? undefined : wanted));
    };
    document.addEventListener(panelEvent, open);
    return () => document.removeEventListener(panelEvent, open);
  }, [path]);
  const close = () => {
    setPanel(undefined);
    if (onClosed === undefined) focusField(path);
    else onClosed();
  };
  const markMissing = (reason: MissingReason) => {
    session.type(path, { value: { missing: reason } });
    session.leave(path);
    close();
  };
  const isTyped = view.entry !== undefined && "typed" in view.entry;
  const described = [
    help === undefined ? "" : `${id}-help`,
    view.problem === undefined ? "" : `${id}-problem`,
  ]
    .filter((part) => part !== "")
    .join(" ");
  const label = (
    <>
      {say(field.label)}
      {field.required === true && (
        <span
          className="ml-1 text-soft"
          title={say(words.required)}
          aria-label={say(words.required)}
        >
          *
        </span>
      )}
    </>
  );
  return (
    <div
      data-field={path}
      className={`group relative grid gap-x-6 gap-y-1 border-b border-line/70 py-2.5 sm:grid-cols-[minmax(11rem,2fr)_3fr] ${view.isFolded ? "bg-sunken/60 px-3" : ""} ${view.isUnanswered ? "shadow-[inset_3px_0_0_var(--color-wait)] sm:-ml-3 sm:pl-3" : ""}`}
    >
      <div className={hasLabel ? "pt-1.5" : "sr-only"}>
        {isGrouped(field, codes) || field.kind === "derived" ? (
          <span id={`${id}-label`} className="font-medium">
            {label}
          </span>
        ) : (
          <label id={`${id}-label`} htmlFor={id} className="font-medium">
            {label}
          </label>
        )}
        {help !== undefined && (
          <p id={`${id}-help`} className="text-[0.82rem] text-soft print:hidden">
            {help}
          </p>
        )}
        {view.isFolded && <FoldedWhy session={session} view={view} />}
      </div>
      <div className="min-w-0">
        <div className="flex items-start gap-2">
          <div
            className="min-w-0 flex-1"
            onFocus={() => setLeft(false)}
            onBlur={(event) => {
              if (event.currentTarget.contains(event.relatedTarget)) return;
              // The window lost the focus, not the field: what is half typed waits.
              if (event.relatedTarget === null && document.activeElement === event.target) return;
              setLeft(true);
              session.leave(path);
            }}
          >
            {missing !== undefined && (
              <span
                className="mb-1 inline-flex items-center gap-1 rounded-full bg-wait-soft px-3 py-1 text-wait"
                data-missing={missing}
              >
                {say(words.missing, { reason: missingWords[missing] })}
                {!isReadOnly && (
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-label={say(words.clear)}
                    className="inline-flex size-6 items-center justify-center"
                    onClick={() => {
                      session.type(path, { value: null });
                      session.leave(path);
                      focusField(path);
                    }}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </span>
            )}
            {!(missing !== undefined && isReadOnly) && (
              <FieldControl
                {...{ session, view, field, id, isReadOnly }}
                labelId={`${id}-label`}
                describedBy={described === "" ? undefined : described}
                isInvalid={view.problem !== undefined && isLeft}
              />
            )}
            {view.echo !== undefined && isTyped && (
              <p data-echo className="num text-[0.87rem] text-soft">
                {say(view.echo)}
              </p>
            )}
          </div>
          <span className="flex shrink-0 gap-0.5 pt-1">
            {!isReadOnly && (
              <button
                type="button"
                tabIndex={-1}
                className={tool}
                aria-label={`${say(words.markMissing)} ${say(field.label)}`}
                title={`${say(words.markMissing)} (Alt M)`}
                onClick={() => setPanel(panel === "missing" ? undefined : "missing")}
              >
                <Icon name="dots" />
              </button>
            )}
            <button
              type="button"
              tabIndex={-1}
              className={tool}
              aria-label={`${say(words.history)}: ${say(field.label)}`}
              title={`${say(words.history)} (Alt H)`}
              aria-expanded={panel === "history"}
              onClick={() => setPanel(panel === "history" ? undefined : "history")}
            >
              <Icon name="history" />
            </button>
            {asking.queryRole !== undefined && (
              <button
                type="button"
                tabIndex={-1}
                className={tool}
                aria-label={`${say({ en: "Query", "zh-CN": "质疑" })}: ${say(field.label)}`}
                title="Alt Q"
                onClick={() => setPanel(panel === "query" ? undefined : "query")}
              >
                <Icon name="flag" />
              </button>
            )}
          </span>
        </div>
        <FieldProblem id={`${id}-problem`} view={view} isQuiet={!isLeft && isTyped} />
        {view.isFuture && isTyped && (
          <p role="status" className="mt-1 text-[0.9rem] text-wait">
            {say(entryWords.future, { today: session.today, zone: asking.zone })}
          </p>
        )}
        {view.folds > 0 && (
          <p
            role="status"
            data-folds
            className="mt-1 rounded-lg border-l-4 border-wait bg-wait-soft px-3 py-1.5"
          >
            {say(words.willFold, { count: view.folds })}
          </p>
        )}
        {view.owesReason && isLeft && <Owing session={session} path={path} />}
        {view.item?.state === "conflict" && (
          <ConflictAsk session={session} view={view} people={asking.people} zone={asking.zone} />
        )}
        {view.checks.map((check) => (
          <CheckNote key={check.check.id} session={session} view={check} />
        ))}
        {view.undecided.map((text, index) => (
          <p key={index} data-undecided className="mt-1 text-[0.9rem] text-soft">
            {say(text)}
          </p>
        ))}
        {view.queries
          .filter(({ status }) => status !== "closed" || panel === "query")
          .map((query) => (
            <QueryThread key={query.number} {...{ session, view, query, asking }} />
          ))}
        {panel === "missing" && !isReadOnly && (
          <MissingMenu
            label={say(words.markMissing)}
            note={
              view.now === undefined || isMissing(view.now)
                ? undefined
                : say(words.replaces, { value: describeDatum(study, field, view.now) })
            }
            onChoose={markMissing}
            onClose={close}
          />
        )}
        {panel === "query" && asking.queryRole !== undefined && (
          <QueryRaise {...{ session, view, asking }} onClose={close} />
        )}
        {panel === "history" && <FieldHistory session={session} view={view} />}
      </div>
    </div>
  );
}

function missingOf({ entry, stored }: FieldView): MissingReason | undefined {
  const now =
    entry === undefined ? stored : "value" in entry ? (entry.value ?? undefined) : undefined;
  return isMissing(now) ? now.missing : undefined;
}

/** Why what stands in the field is not stored. While one still types it is said quietly. */
function FieldProblem({
  id,
  view,
  isQuiet,
}: {
  readonly id: string;
  readonly view: FieldView;
  readonly isQuiet: boolean;
}) {
  const { say } = useLanguage();
  const { problem, item } = view;
  const refused = item?.state === "refused" ? item.problem : undefined;
  if (problem === undefined && refused === undefined) return null;
  const facts = refused?.refusal?.facts ?? [];
  return (
    <div
      id={id}
      role="status"
      data-problem
      className={`mt-1 text-[0.92rem] ${isQuiet ? "text-soft" : "font-medium text-wrong"}`}
    >
      {problem !== undefined ? say(problem) : refused !== undefined && say(refused.words)}
      {problem === undefined &&
        facts.map((fact, index) => (
          <span key={index} className="block">
            {typeof fact.text === "object" ? say(fact.text) : String(fact.text)}
          </span>
        ))}
    </div>
  );
}

function Owing({ session, path }: { readonly session: FormSession; readonly path: string }) {
  const { say } = useLanguage();
  const all = session.whole().owingReasons;
  return (
    <ReasonAsk
      title={say(words.whyChange)}
      sameFor={all.length}
      onGive={(reason) => {
        session.leave(path, reason);
        focusField(path);
      }}
      onGiveAll={(reason) => session.giveReason(all, reason)}
      onTakeBack={() => {
        session.undo(path);
        focusField(path);
      }}
    />
  );
}

function FoldedWhy({ session, view }: { readonly session: FormSession; readonly view: FieldView }) {
  const { say, language } = useLanguage();
  const { study, form } = session.world;
  if (view.field.when === undefined) return null;
  const why = expressionWords(
    { kind: "not", of: view.field.when },
    planOf(study).vocabulary,
    language,
    form.id,
  );
  return (
    <p data-folded className="text-[0.87rem] text-wait">
      {say(words.folded, { why })}
    </p>
  );
}
