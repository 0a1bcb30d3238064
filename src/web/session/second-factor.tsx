import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { keyGroups } from "./key-groups.ts";
import { PasswordBox } from "./password-box.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { words } from "./session-words.ts";

/** Setting up the second factor: the password, the key, its first code, the recovery codes. */
export function SecondFactor({
  password: fresh,
  onDone,
}: {
  /** The password, where it was typed a moment ago. */
  readonly password?: string | undefined;
  readonly onDone: () => void;
}) {
  const { say } = useLanguage();
  const [password, setPassword] = useState(fresh ?? "");
  const [begun, setBegun] = useState<{ secret: string; uri: string }>();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function step(event: FormEvent, act: () => Promise<void>) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }
  if (recovery !== undefined) return <RecoveryCodes codes={recovery} onKept={onDone} />;
  if (begun === undefined) {
    return (
      <form
        className="space-y-4"
        onSubmit={(event) =>
          void step(event, async () =>
            setBegun(await call("POST /api/session/second-factor", { body: { password } })),
          )
        }
      >
        {fresh === undefined && (
          <PasswordBox
            first
            label={say(words.confirmYou)}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy} className="min-h-11">
          {say(words.begin)}
        </Button>
      </form>
    );
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) =>
        void step(event, async () => {
          const answer = await call("POST /api/session/second-factor/confirm", {
            body: { code: code.trim() },
          });
          setRecovery(answer.recoveryCodes);
        })
      }
    >
      <h2>{say(words.scan)}</h2>
      <p className="text-soft">{say(words.scanHow)}</p>
      <QrPicture content={begun.uri} />
      <p className="rounded-lg border border-line bg-card px-4 py-3">
        <span className="block text-[0.87rem] text-soft">{say(words.key)}</span>
        <span className="flex flex-wrap gap-x-3 font-mono text-[1.1rem]">
          {keyGroups(begun.secret).map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </span>
        <span className="mt-2 flex flex-wrap gap-2">
          <CopyButton text={begun.secret} />
          <a href={begun.uri} className={buttonClass("quiet", true)}>
            {say(words.openApp)}
          </a>
        </span>
      </p>
      <Labelled label={say(words.firstCode)} help={say(words.firstCodeHelp)}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
            className="field-box num max-w-40"
          />
        )}
      </Labelled>
      <ProblemNotice error={error} />
      <Button type="submit" tone="primary" busy={busy} className="min-h-11">
        {say(words.confirmCode)}
      </Button>
    </form>
  );
}
