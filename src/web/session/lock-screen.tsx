import { type FormEvent, useState } from "react";
import type { SessionView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Cover } from "./cover.tsx";
import { Institutions } from "./institutions.tsx";
import { PasswordBox } from "./password-box.tsx";
import { QuickSwitchForm } from "./quick-switch-form.tsx";
import { useSetSession } from "./session.tsx";
import { words } from "./session-words.ts";
import { Threshold } from "./threshold.tsx";

/** The locked screen. Its owner unlocks it by the password; anybody else closes it and signs in themselves. */
export function LockScreen({
  view,
  because,
}: {
  readonly view: SessionView;
  readonly because: "idle" | "asked";
}) {
  const { say } = useLanguage();
  const setSession = useSetSession();
  const [password, setPassword] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const name = view.person?.name ?? "";
  // What a reader types must never land in the box of the password.
  const quick = view.quickSwitch === true;
  async function unlock(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      setSession(await call("POST /api/session/unlock", { body: { password } }));
    } catch (problem) {
      setError(problem);
      setPassword("");
      setBusy(false);
    }
  }
  async function leave() {
    try {
      await call("DELETE /api/session");
      const { person: _, ...nobody } = view;
      setSession({ ...nobody, access: [], locked: false });
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <Cover label={say(words.locked)}>
      <Threshold title={say(words.locked)}>
        <p role="status" className="flex items-start gap-2">
          <Icon name="lock" className="mt-1 shrink-0 text-accent" />
          {because === "idle"
            ? say(words.lockedIdle, { minutes: view.idleMinutes })
            : say(words.lockedAsked)}
        </p>
        <p className="text-soft">{say(words.signedInAs, { name })}</p>
        {quick && (
          <section aria-label={say(words.switchUser)} className="space-y-3">
            <h2 className="text-[1.05rem]">{say(words.switchUser)}</h2>
            <QuickSwitchForm />
            <h2 className="border-t border-line pt-4 text-[1.05rem]">{say(words.switchOr)}</h2>
          </section>
        )}
        <form onSubmit={(event) => void unlock(event)} className="space-y-4">
          <input
            type="text"
            hidden
            readOnly
            autoComplete="username"
            value={view.person?.email ?? name}
          />
          <PasswordBox
            first={!quick}
            label={say(words.password)}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <ProblemNotice error={error} />
          <Button
            type="submit"
            tone={quick ? "plain" : "primary"}
            busy={busy}
            className="min-h-11 w-full"
          >
            {say(words.unlock)}
          </Button>
        </form>
        <Institutions providers={view.instance.providers} />
        {leaving ? (
          <Notice tone="wait">
            <p>{say(words.anotherSure, { name })}</p>
            <p className="mt-3 flex flex-wrap gap-2">
              <Button tone="danger" small onClick={() => void leave()}>
                {say(words.anotherDo)}
              </Button>
              <Button small onClick={() => setLeaving(false)}>
                {say(words.back)}
              </Button>
            </p>
          </Notice>
        ) : (
          <Button tone="quiet" className="self-start" onClick={() => setLeaving(true)}>
            {say(words.another)}
          </Button>
        )}
      </Threshold>
    </Cover>
  );
}
