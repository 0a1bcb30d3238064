import { type ReactNode, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./session-words.ts";

/** A password with a button that shows it, so that it can be checked before it is sent. */
export function PasswordBox({
  label,
  help,
  value,
  onChange,
  autoComplete,
  first = false,
}: {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: "current-password" | "new-password";
  /** Whether it gets the focus when its page opens. */
  readonly first?: boolean;
}) {
  const { say } = useLanguage();
  const [shown, setShown] = useState(false);
  return (
    <Labelled label={label} help={help}>
      {(control) => (
        <span className="flex gap-2">
          <input
            {...control}
            type={shown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            data-first={first || undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="field-box min-w-0 flex-1"
          />
          <button
            type="button"
            aria-label={say(shown ? words.hidePassword : words.showPassword)}
            className="min-h-10 rounded-md px-3 text-accent hover:bg-accent-soft"
            onClick={() => setShown(!shown)}
          >
            {say(shown ? words.hide : words.show)}
          </button>
        </span>
      )}
    </Labelled>
  );
}
