import { useState } from "react";
import type { CohortCommand } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { words } from "./cohort-words.ts";
import { useCohortCommand } from "./use-cohort-command.ts";

/** Asks for a reason, says what follows, and gives the command. */
export function ReasonDialog({
  study,
  title,
  consequence,
  act,
  tone = "primary",
  command,
  onClose,
}: {
  readonly study: string;
  readonly title: string;
  readonly consequence: string;
  readonly act: string;
  readonly tone?: "primary" | "danger";
  readonly command: (reason: string) => CohortCommand;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useCohortCommand(study);
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={title}
      consequence={consequence}
      act={act}
      tone={tone}
      ready={reason.trim() !== ""}
      busy={busy}
      error={error}
      onAct={() => void give(command(reason.trim()), onClose)}
      onClose={onClose}
    >
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}
