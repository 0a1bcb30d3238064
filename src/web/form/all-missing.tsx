import { missingReasons } from "../../definition/index.ts";
import { missingWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { FormSession } from "./form-session.ts";
import { words } from "./form-words.ts";

/** Says of everything that is asked and unanswered why it is missing, in one act. */
export function AllMissing({
  session,
  onClose,
}: {
  readonly session: FormSession;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  return (
    <Dialog open onClose={onClose} title={say(words.allMissing)}>
      <div className="grid gap-2 sm:grid-cols-2">
        {missingReasons.map((reason) => (
          <Button
            key={reason}
            onClick={() => {
              session.markAllMissing(reason);
              onClose();
            }}
          >
            {say(missingWords[reason])}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
