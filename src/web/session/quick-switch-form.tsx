import { type FormEvent, useRef, useState } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useSetSession } from "./session.tsx";
import { words } from "./session-words.ts";

/** Badge and PIN of whoever takes over the device. A reader types the badge and Enter: the PIN comes next. */
export function QuickSwitchForm({ onDone }: { readonly onDone?: () => void }) {
  const { say } = useLanguage();
  const setSession = useSetSession();
  const [badge, setBadge] = useState("");
  const [pin, setPin] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const go = (name: string) =>
    form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (badge.trim() === "") return go("badge");
    if (pin === "") return go("pin");
    setBusy(true);
    setError(undefined);
    try {
      const view = await call("POST /api/session/switch", { body: { badge, pin } });
      onDone?.();
      setSession(view);
    } catch (problem) {
      setError(problem);
      setBadge("");
      setPin("");
      setBusy(false);
      setTimeout(() => go("badge"));
    }
  }
  const hidden = { type: "password", autoComplete: "off", spellCheck: false } as const;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-4">
      <Labelled label={say(words.badge)} help={say(words.badgeHelp)}>
        {(control) => (
          <input
            {...control}
            {...hidden}
            name="badge"
            data-first
            autoFocus
            className="field-box"
            value={badge}
            onChange={(event) => setBadge(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={say(words.pin)}>
        {(control) => (
          <input
            {...control}
            {...hidden}
            name="pin"
            inputMode="numeric"
            className="field-box num max-w-48"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        )}
      </Labelled>
      <ProblemNotice error={error} />
      <Button type="submit" tone="primary" busy={busy} className="min-h-11 w-full">
        {say(words.switchDo)}
      </Button>
    </form>
  );
}
