import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { fieldsOf } from "../../definition/index.ts";
import {
  describeDatum,
  describeReview,
  type FormState,
  linesOf,
  openFindings,
  reviewsOf,
} from "../../engine/index.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { outboxDraftSlots } from "../offline/draft-slots.ts";
import { useOutboxOf } from "../offline/use-outbox.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { copyLine } from "./copy-line.ts";
import { words as formWords } from "./form-words.ts";
import { logWords as words } from "./log-words.ts";
import { NothingNew } from "./nothing-new.tsx";
import { useRecord, useRights } from "./use-form-world.ts";
import { shownForm } from "./walled.ts";

/** How many columns a log's table shows; the rest is on the line's own page. */
const mostColumns = 6;

interface Where {
  readonly study: string;
  readonly participant: string;
  readonly form: string;
}

/** A log of a participant as a table: every line ever opened, withdrawn ones struck through. */
export function LogPage() {
  const { study, participant, form: formId } = useParams({ strict: false }) as unknown as Where;
  const { say } = useLanguage();
  const navigate = useNavigate();
  const view = useStudy(study);
  const record = useRecord(study, participant);
  const access = useAccess(study);
  const rights = useRights(view, record, formId);
  const outbox = useOutboxOf();
  const [slot] = useState(() => Date.now().toString(36));
  const form = shownForm(view, access, record, formId);
  if (form === undefined || form.log !== true) {
    return (
      <Page title={formId}>
        <Notice tone="wrong">{say(formWords.unknownPlace)}</Notice>
      </Page>
    );
  }
  if (record === undefined) return <Skeleton lines={8} className="mx-auto w-full max-w-6xl p-8" />;
  const lines = linesOf(record.state, formId);
  const fields = fieldsOf(form)
    .filter(({ kind }) => kind !== "file" && kind !== "signature")
    .slice(0, mostColumns);
  const review = reviewsOf(view.study, record.state, form).at(-1);
  const mayEnter = rights.entry !== undefined;
  const params = { study, participant, form: formId };
  const to = "/studies/$study/participants/$participant/logs/$form/$line" as const;
  const unsent = outbox === undefined ? [] : outboxDraftSlots(outbox, study, participant, formId);
  const newLine = (
    <Link
      to={to}
      params={{ ...params, line: "new" }}
      search={{ draft: slot }}
      className={buttonClass("primary")}
      data-new-line
    >
      <Icon name="plus" />
      {say(words.newLine)}
    </Link>
  );
  const copy = async (line: FormState) => {
    if (outbox === undefined || rights.entry === undefined) return;
    await copyLine(outbox, view, record, form, line, slot);
    void navigate({ to, params: { ...params, line: "new" }, search: { draft: slot } });
  };
  return (
    <Page
      title={say(form.title)}
      above={
        <Link
          to="/studies/$study/participants/$participant"
          params={{ study, participant }}
          className="num"
        >
          {participant}
        </Link>
      }
      {...(lines.length === 0
        ? {}
        : {
            below: say(words.lines, {
              count: lines.length,
              withdrawn: lines.filter(({ withdrawn }) => withdrawn !== undefined).length,
            }),
          })}
      actions={mayEnter && lines.length > 0 ? newLine : undefined}
    >
      {unsent.map((each) => (
        <div key={each} className="mb-4">
          <Notice tone="wait" title={say(words.unsent)}>
            <Link to={to} params={{ ...params, line: "new" }} search={{ draft: each }}>
              {say(words.goOn)}
            </Link>
          </Notice>
        </div>
      ))}
      {lines.length > 0 && review !== undefined && (
        <p data-review className="mb-3 text-soft">
          {say(describeReview(view.study, review))}
        </p>
      )}
      <NothingNew view={view} record={record} form={form} role={rights.siteRole} />
      {lines.length === 0 ? (
        <Empty
          kind="yet"
          title={say(
            form.purpose === "adverse-event"
              ? words.noAdverseEvent
              : form.purpose === "dose"
                ? words.noDose
                : words.nothing,
            { form: form.title },
          )}
        >
          <p className="mb-3" data-review>
            {review === undefined ? say(words.notNone) : say(describeReview(view.study, review))}
          </p>
          {mayEnter && newLine}
        </Empty>
      ) : (
        <div className="overflow-x-auto rounded-xl border border-line bg-card shadow-card">
          <table className="w-full text-left">
            <thead className="bg-sunken text-[0.87rem] text-soft">
              <tr>
                <th scope="col" className="px-3 py-2 font-medium">
                  {say(words.line)}
                </th>
                {fields.map(({ id, label }) => (
                  <th key={id} scope="col" className="min-w-28 px-3 py-2 font-medium">
                    {say(label)}
                  </th>
                ))}
                <th scope="col" className="px-3 py-2 font-medium">
                  {say(words.state)}
                </th>
                {mayEnter && (
                  <th scope="col" className="px-3 py-2">
                    <span className="sr-only">{say(words.copy)}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr
                  key={line.line}
                  data-line={line.line}
                  className={`border-t border-line align-top hover:bg-sunken/60 ${line.withdrawn === undefined ? "" : "text-soft line-through"}`}
                >
                  <th scope="row" className="num px-3 py-2 font-medium">
                    <Link
                      to={to}
                      params={{ ...params, line: String(line.line) }}
                      aria-label={say(words.open, { line: line.line ?? 0 })}
                    >
                      {line.line}
                    </Link>
                  </th>
                  {fields.map((field) => (
                    <td key={field.id} className="px-3 py-2">
                      {line.values[field.id] === undefined ? (
                        <span className="text-soft">–</span>
                      ) : (
                        say(describeDatum(view.study, field, line.values[field.id]))
                      )}
                    </td>
                  ))}
                  <td className="px-3 py-2 whitespace-nowrap no-underline">
                    <LineState line={line} />
                  </td>
                  {mayEnter && (
                    <td className="px-3 py-1.5 text-right">
                      <Button small tone="quiet" onClick={() => void copy(line)}>
                        {say(words.copy)}
                        <span className="sr-only">
                          {say(formWords.line, { line: line.line ?? 0 })}
                        </span>
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

function LineState({ line }: { readonly line: FormState }) {
  const { say } = useLanguage();
  if (line.withdrawn !== undefined) return <Badge>{say(formWords.withdrawn)}</Badge>;
  const open = openFindings(line).length;
  return (
    <span className="inline-flex gap-1.5">
      <Badge tone={line.complete ? "done" : "accent"}>
        {say(line.complete ? formWords.completed : formWords.inProgress)}
      </Badge>
      {open > 0 && <Badge tone="wait">{say(words.waits, { count: open })}</Badge>}
    </span>
  );
}
