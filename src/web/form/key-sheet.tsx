import { useLanguage } from "../language/language.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { words } from "./form-words.ts";
import { keyWords } from "./key-words.ts";

/** Every key of the form page on one sheet. */
export function KeySheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  return (
    <Dialog open={open} onClose={onClose} title={say(words.keys)}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
        {keyWords.map(([key, word]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-edge bg-sunken px-1.5 py-0.5 text-[0.85rem]">
                {key}
              </kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
