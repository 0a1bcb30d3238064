import { type FormEvent, useState } from "react";
import type { SessionView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { PasswordBox } from "./password-box.tsx";
import { words } from "./session-words.ts";

const least = 12;

/** A new password of one's own. The rules are told before, and whether it is long enough while typing. */
export function NewPassword({
  given,
  onSet,
}: {
  /** Whether the present password is one that was given by an administrator. */
  readonly given: boolean;
  /** `password`: the new one, for a step that follows at once. */
  readonly onSet: (view: SessionView, password: string) => void;
}) {
  const { say } = useLanguage();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const count = Array.from(next.normalize("NFKC")).length;
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      onSet(await call("POST /api/session/password", { body: { current, next } }), next);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <div className="rounded-lg bg-sunken px-4 py-3">
        <p className="font-medium">{say(words.rules)}</p>
        <ul className="mt-1 list-disc pl-5 text-soft">
          {[words.ruleLength, words.ruleWords, words.ruleCommon, words.ruleFree].map((rule) => (
            <li key={rule.en}>{say(rule)}</li>
          ))}
        </ul>
      </div>
      <PasswordBox
        first
        label={say(given ? words.givenPassword : words.currentPassword)}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <PasswordBox
        label={say(words.newPassword)}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        help={
          <span className="num">
            {say(count < least ? words.letters : words.enough, { count })}
          </span>
        }
      />
      <ProblemNotice error={error} />
      <Button
        type="submit"
        tone="primary"
        busy={busy}
        disabled={count < least}
        className="min-h-11"
      >
        {say(words.setPassword)}
      </Button>
    </form>
  );
}
