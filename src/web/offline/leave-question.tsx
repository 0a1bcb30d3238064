import { useEffect } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { offlineWords as words } from "./offline-words.ts";
import { useOutbox } from "./use-outbox.ts";

/**
 * Asked before signing out while entries are unsent: they stay on the device, for the same person only. Where all was
 * sent nothing is asked.
 */
export function LeaveQuestion({
  onLeave,
  onStay,
}: {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}) {
  const { say } = useLanguage();
  const { changes } = useOutbox();
  const isAsked = changes > 0;
  useEffect(() => {
    if (!isAsked) onLeave();
  }, [isAsked, onLeave]);
  if (!isAsked) return null;
  return (
    <Dialog open onClose={onStay} title={say(words.leaveTitle)}>
      <p className="mb-4">{say(words.leave, { count: changes })}</p>
      <span className="flex gap-2">
        <Button tone="primary" onClick={onStay}>
          {say(words.stay)}
        </Button>
        <Button tone="danger" onClick={onLeave}>
          {say(words.leaveAnyway)}
        </Button>
      </span>
    </Dialog>
  );
}
