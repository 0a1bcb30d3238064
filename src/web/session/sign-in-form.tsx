import { type FormEvent, useRef, useState } from "react";
import type { SessionView } from "../../server/contract.ts";
import { call, Problem } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Institutions } from "./institutions.tsx";
import { PasswordBox } from "./password-box.tsx";
import { useSetSession } from "./session.tsx";
import { asksForCode } from "./session-phase.ts";
import { words } from "./session-words.ts";

/** E-mail and password; the code only when the server asks for it. What was typed stays until it was right. */
export function SignInForm({
  providers,
  email: known = "",
}: {
  readonly providers: SessionView["instance"]["providers"];
  readonly email?: string;
}) {
  const { say } = useLanguage();
  const setSession = useSetSession();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [codeDue, setCodeDue] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const typed = code.trim() === "" ? {} : { code: code.trim() };
      setSession(
        await call("POST /api/session", { body: { email: email.trim(), password, ...typed } }),
      );
    } catch (problem) {
      const due = problem instanceof Problem && asksForCode(problem.body?.type);
      if (due) setCodeDue(true);
      else setError(problem);
      setBusy(false);
      // The box of the code is there only after this has been shown.
      setTimeout(() =>
        form.current
          ?.querySelector<HTMLElement>(due || codeDue ? "[name=code]" : "input[type=password]")
          ?.focus(),
      );
    }
  }
  return (
    <>
      <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-4">
        <Labelled label={say(words.email)}>
          {(control) => (
            <input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              required
              data-first={known === "" || undefined}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              className="field-box"
            />
          )}
        </Labelled>
        <PasswordBox
          label={say(words.password)}
          autoComplete="current-password"
          first={known !== ""}
          value={password}
          onChange={setPassword}
        />
        {codeDue && (
          <>
            <Notice tone="ask">{say(words.codeDue)}</Notice>
            <Labelled label={say(words.code)} help={say(words.codeHelp)}>
              {(control) => (
                <input
                  {...control}
                  name="code"
                  autoComplete="one-time-code"
                  autoCapitalize="none"
                  required
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                  className="field-box num max-w-56"
                />
              )}
            </Labelled>
          </>
        )}
        <ProblemNotice error={error} />
        <Button type="submit" tone="primary" busy={busy} className="min-h-11 w-full">
          {say(words.signIn)}
        </Button>
      </form>
      <Institutions providers={providers} />
    </>
  );
}
