import { useState } from "react";
import { fieldsOf, readsOf } from "../../definition/index.ts";
import { datumAt, describeDatum } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { CheckView } from "./field-view.ts";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { useWhole } from "./use-form-session.ts";

/** What a check asks, beside the value it asks about; one key says that the value matches its source. */
export function CheckNote({
  session,
  view,
}: {
  readonly session: FormSession;
  readonly view: CheckView;
}) {
  const { say } = useLanguage();
  const [comment, setComment] = useState("");
  const { check, confirmed } = view;
  if (confirmed !== undefined) {
    return (
      <p data-check={check.id} className="mt-1 flex gap-2 text-[0.87rem] text-soft">
        <Icon name="check" className="mt-0.5 shrink-0 text-done" />
        <span>
          {say(check.message)} <span className="text-done">{say(words.matchesBy)}</span>
          {confirmed.comment !== "" && ` · ${confirmed.comment}`}
        </span>
      </p>
    );
  }
  const isHard = check.level === "hard";
  return (
    <div
      data-check={check.id}
      className={`mt-2 flex gap-2 rounded-lg border-l-4 p-2.5 ${isHard ? "border-wrong bg-wrong-soft" : "border-wait bg-wait-soft"}`}
    >
      <Icon name={isHard ? "error" : "warning"} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p role="status">{say(check.message)}</p>
        <ComputedValues session={session} view={view} />
        {isHard && <p className="text-[0.87rem]">{say(words.hardStays)}</p>}
        {!isHard && !session.isReadOnly && (
          <span className="mt-1.5 flex flex-wrap items-center gap-2 print:hidden">
            <Button
              small
              data-confirm={check.id}
              aria-keyshortcuts="Alt+K"
              onClick={() => session.confirm(check.id, comment.trim())}
            >
              {say(words.matches)}
            </Button>
            <input
              className="field-box min-h-8 flex-1 py-0.5"
              tabIndex={-1}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              aria-label={say(words.matchesNote)}
              placeholder={say(words.matchesNote)}
            />
          </span>
        )}
      </div>
    </div>
  );
}

/** What the check compares with and nobody typed: each computed value that it reads, by its name. */
function ComputedValues({
  session,
  view: { check },
}: {
  readonly session: FormSession;
  readonly view: CheckView;
}) {
  const { say } = useLanguage();
  const { study, form } = session.world;
  const { instance } = useWhole(session).draft;
  const read = new Set(
    readsOf(check.expect)
      .fields.filter((one) => one.form === form.id && one.at === undefined)
      .map(({ field }) => field),
  );
  const computed = fieldsOf(form).flatMap((field) => {
    const datum = datumAt(instance, field.id);
    if (field.kind !== "derived" || !read.has(field.id) || datum === undefined) return [];
    return [{ field, words: describeDatum(study, field, datum) }];
  });
  return computed.map(({ field, words: value }) => (
    <p key={field.id} data-computed={field.id} className="text-[0.87rem]">
      {say(field.label)}
      <span aria-hidden>: </span>
      <span className="num font-medium">{say(value)}</span>
    </p>
  ));
}
