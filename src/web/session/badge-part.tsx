import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { PasswordBox } from "./password-box.tsx";
import { useSession, useSetSession } from "./session.tsx";
import { words } from "./session-words.ts";

/** One's own badge and PIN for switching quickly on ward devices. */
export function BadgePart() {
  const { say } = useLanguage();
  const session = useSession();
  const setSession = useSetSession();
  const { act, busy, error } = useAct();
  const [setting, setSetting] = useState(false);
  const [badge, setBadge] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [password, setPassword] = useState("");
  const differs = again !== "" && again !== pin;
  function submit(event: FormEvent) {
    event.preventDefault();
    void act(async () => {
      setSession(await call("PUT /api/session/badge", { body: { badge, pin, password } }));
      setSetting(false);
      for (const clear of [setBadge, setPin, setAgain, setPassword]) clear("");
    });
  }
  const hidden = { type: "password", autoComplete: "off", required: true } as const;
  return (
    <section className="space-y-3 border-t border-line pt-4">
      <h3>{say(words.quick)}</h3>
      <p className="text-soft">{say(words.quickWhat)}</p>
      {session.hasBadge === true && !setting && <Notice tone="done">{say(words.quickHas)}</Notice>}
      {setting ? (
        <form onSubmit={submit} className="space-y-4">
          <Labelled label={say(words.badge)} help={say(words.badgeHelp)}>
            {(control) => (
              <input
                {...control}
                {...hidden}
                name="own-badge"
                autoFocus
                className="field-box"
                value={badge}
                onChange={(event) => setBadge(event.target.value)}
                onKeyDown={(event) => {
                  // A reader ends the badge with Enter, which is not meant to send anything.
                  if (event.key === "Enter") event.preventDefault();
                }}
              />
            )}
          </Labelled>
          <div className="grid gap-4 sm:grid-cols-2">
            <Labelled label={say(words.pinNew)} help={say(words.pinRule)}>
              {(control) => (
                <input
                  {...control}
                  {...hidden}
                  name="own-pin"
                  inputMode="numeric"
                  className="field-box num"
                  value={pin}
                  onChange={(event) => setPin(event.target.value)}
                />
              )}
            </Labelled>
            <Labelled
              label={say(words.pinAgain)}
              {...(differs ? { error: say(words.pinDiffers) } : {})}
            >
              {(control) => (
                <input
                  {...control}
                  {...hidden}
                  name="own-pin-again"
                  inputMode="numeric"
                  className="field-box num"
                  value={again}
                  onChange={(event) => setAgain(event.target.value)}
                />
              )}
            </Labelled>
          </div>
          <PasswordBox
            label={say(words.confirmYou)}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <ProblemNotice error={error} />
          <p className="flex gap-2">
            <Button type="submit" tone="primary" busy={busy} disabled={again !== pin || pin === ""}>
              {say(words.quickSet)}
            </Button>
            <Button onClick={() => setSetting(false)}>{say(words.back)}</Button>
          </p>
        </form>
      ) : (
        <p className="flex flex-wrap gap-2">
          <Button onClick={() => setSetting(true)}>
            {say(session.hasBadge === true ? words.quickChange : words.quickSet)}
          </Button>
          {session.hasBadge === true && (
            <Button
              tone="quiet"
              busy={busy}
              onClick={() =>
                void act(async () => setSession(await call("DELETE /api/session/badge")))
              }
            >
              {say(words.quickRemove)}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
