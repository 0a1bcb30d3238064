import { useLanguage } from "../language/language.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { QuickSwitchForm } from "./quick-switch-form.tsx";
import { useSession } from "./session.tsx";
import { words } from "./session-words.ts";

/** Hands an open ward device over to somebody else. */
export function QuickSwitchDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useLanguage();
  const name = useSession().person?.name ?? "";
  return (
    <Dialog open onClose={onClose} title={say(words.switchUser)}>
      <p className="mb-4 text-soft">{say(words.switchWhat, { name })}</p>
      <QuickSwitchForm onDone={onClose} />
    </Dialog>
  );
}
