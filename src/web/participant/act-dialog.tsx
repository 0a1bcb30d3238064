import { type FormEvent, type ReactNode, useId } from "react";
import { text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button, type ButtonTone } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";

const words = { cancel: text("Cancel", "取消") } as const;

/** A dialog that asks for what an act needs, says what follows from it, and does it. */
export function ActDialog({
  title,
  consequence,
  act,
  tone = "primary",
  ready,
  busy,
  error,
  onAct,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  /** What follows from it, before it is done. */
  readonly consequence?: ReactNode;
  /** What the button says. */
  readonly act: string;
  readonly tone?: ButtonTone;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { say } = useLanguage();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onAct();
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <form id={id} onSubmit={submit} className="space-y-4">
        {consequence !== undefined && <p className="text-soft">{consequence}</p>}
        {children}
        <ProblemNotice error={error} />
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          <Button onClick={onClose}>{say(words.cancel)}</Button>
          <Button type="submit" tone={tone} busy={busy} disabled={!ready}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
