import { useLanguage } from "../language/language.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { focusField } from "./focus-field.ts";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";
import { type SaveState, saveStateOf } from "./save-state.ts";
import { siteTimeWords } from "./site-time.tsx";
import { useWhole } from "./use-form-session.ts";

const looks: Readonly<Record<SaveState["kind"], readonly [string, IconName]>> = {
  nothing: ["text-soft", "info"],
  saved: ["text-done", "check"],
  saving: ["text-soft", "clock"],
  kept: ["text-wait", "download"],
  "not-saved": ["text-wrong font-medium", "error"],
};

/** Where what was typed is now: on its way, with the server, on this device, or nowhere, and why. It never lies. */
export function SaveMark({
  session,
  zone,
}: {
  readonly session: FormSession;
  readonly zone: string;
}) {
  const { say } = useLanguage();
  const view = useWhole(session);
  const state = saveStateOf(view);
  const [look, icon] = looks[state.kind];
  const field = (path: string | undefined) => {
    const label = path === undefined ? undefined : session.field(path)?.field.label;
    return label ?? session.world.form.title;
  };
  const said = (): string => {
    switch (state.kind) {
      case "nothing":
        return say(words.nothingYet);
      case "saving":
        return say(words.saving);
      case "saved":
        return say(words.saved, { time: savedWords(state.at, zone, session.world.at()) });
      case "kept":
        if (!state.isLasting) return say(words.notKept);
        return state.count > 1
          ? say(words.keptHereCount, { count: state.count })
          : say(words.keptHere);
      case "not-saved": {
        const why = {
          problem: words.becauseProblem,
          reason: state.count > 1 ? words.becauseReason : words.becauseReasonOne,
          conflict: words.becauseConflict,
          refused: state.words ?? words.becauseProblem,
        }[state.because];
        return say(words.notSaved, {
          why: say(why, { field: field(state.path), count: state.count }),
        });
      }
    }
  };
  return (
    <span className={`inline-flex items-center gap-1.5 text-[0.9rem] ${look}`}>
      <Icon name={icon} className="shrink-0" />
      <span role="status" data-save-mark={state.kind} className="num">
        {state.kind === "not-saved" && state.path !== undefined ? (
          <button
            type="button"
            className="text-left underline"
            onClick={() => state.path !== undefined && focusField(state.path)}
          >
            {said()}
          </button>
        ) : (
          said()
        )}
      </span>
      {state.kind === "kept" && !state.isOnItsWay && (
        <button
          type="button"
          data-send-now
          className="rounded px-1.5 py-0.5 text-accent underline"
          onClick={() => session.leaveAll()}
        >
          {say(words.sendNow)}
        </button>
      )}
    </span>
  );
}

/** The hour alone for what was saved today. */
function savedWords(at: string, zone: string, now: string): string {
  const saved = siteTimeWords(at, zone);
  return saved.slice(0, 10) === siteTimeWords(now, zone).slice(0, 10) ? saved.slice(11) : saved;
}
