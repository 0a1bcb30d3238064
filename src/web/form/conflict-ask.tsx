import { useState } from "react";
import { describeDatum, formAt } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import type { FieldView } from "./field-view.ts";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { ReasonAsk } from "./reason-ask.tsx";
import { siteTimeWords } from "./site-time.tsx";

/** Two people changed the same field: who, when, both values, and the choice. Nothing is overwritten meanwhile. */
export function ConflictAsk({
  session,
  view,
  people,
  zone,
}: {
  readonly session: FormSession;
  readonly view: FieldView;
  readonly people: Readonly<Record<string, string>>;
  readonly zone: string;
}) {
  const { say } = useLanguage();
  const [isMine, setMine] = useState(false);
  const { study, participant } = session.world;
  const touch = formAt(participant, session.place)?.touched[view.path];
  const theirs = say(describeDatum(study, view.field, view.stored));
  const mine =
    view.entry !== undefined && "typed" in view.entry
      ? view.entry.typed
      : say(describeDatum(study, view.field, view.entry?.value ?? undefined));
  const params = {
    who: touch === undefined ? "–" : (people[touch.by] ?? touch.by),
    when: touch === undefined ? "–" : siteTimeWords(touch.at, zone),
    field: view.field.label,
    theirs,
    mine,
  };
  return (
    <div
      role="alert"
      data-conflict={view.path}
      className="mt-2 flex flex-col gap-2 rounded-lg border-l-4 border-wait bg-wait-soft p-3"
    >
      <p>{say(words.conflict, params)}</p>
      <span className="flex flex-wrap gap-2">
        <Button small onClick={() => setMine(true)} aria-expanded={isMine}>
          {say(words.keepMine, { mine })}
        </Button>
        <Button small onClick={() => session.undo(view.path)}>
          {say(words.keepTheirs, { theirs })}
        </Button>
      </span>
      {isMine && (
        <ReasonAsk
          title={say(words.conflictWhy)}
          onGive={(reason) => session.keepMine(view.path, reason)}
        />
      )}
    </div>
  );
}
