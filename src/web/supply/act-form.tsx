import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words } from "./supply-words.ts";

/** One act in a dialog: what it needs, a button that does it, and what was wrong with it. */
export function ActForm({
  title,
  does,
  danger = false,
  busy,
  error,
  onClose,
  onSend,
  wide = false,
  children,
}: {
  readonly title: string;
  /** The word on the button. */
  readonly does: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: (data: FormData) => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <Dialog open onClose={onClose} title={title} wide={wide}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSend(new FormData(event.currentTarget));
        }}
      >
        {children}
        <ProblemNotice error={error} />
        <div className="flex gap-2">
          <Button type="submit" tone={danger ? "danger" : "primary"} busy={busy}>
            {does}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A box of such a form. */
export function Box({
  label,
  name,
  help,
  ...rest
}: {
  readonly label: string;
  readonly name: string;
  readonly help?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly defaultValue?: string;
  readonly step?: string;
  readonly min?: string;
  readonly max?: string;
}) {
  return (
    <Labelled label={label} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <input
          {...control}
          {...rest}
          name={name}
          autoComplete="off"
          className="field-box w-full max-w-80"
        />
      )}
    </Labelled>
  );
}

/** A list of such a form. */
export function Pick({
  label,
  name,
  choices,
  defaultValue,
}: {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly defaultValue?: string;
}) {
  return (
    <Labelled label={label}>
      {(control) => (
        <select
          {...control}
          name={name}
          className="field-box w-full max-w-80"
          defaultValue={defaultValue}
        >
          {choices.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A reason, in one's own words. */
export function Why({
  label,
  name = "reason",
  required = true,
}: {
  readonly label: string;
  readonly name?: string;
  readonly required?: boolean;
}) {
  return (
    <Labelled label={label}>
      {(control) => (
        <textarea
          {...control}
          name={name}
          rows={2}
          maxLength={2000}
          required={required}
          className="field-box w-full"
        />
      )}
    </Labelled>
  );
}
