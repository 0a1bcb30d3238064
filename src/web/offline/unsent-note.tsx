import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { offlineWords as words } from "./offline-words.ts";
import { useOutbox } from "./use-outbox.ts";

/** For the top bar: how much of one's work the server does not have. Nothing where it has all. */
export function UnsentNote() {
  const { say } = useLanguage();
  const { changes, asides, isOffline } = useOutbox();
  // What is only on its way is not worth a word; what waits is.
  if (changes === 0 || (!isOffline && asides === 0)) return null;
  const long = isOffline
    ? say(changes === 1 ? words.unsentOne : words.unsent, { count: changes })
    : say(words.aside, { count: asides });
  return (
    <span
      role="status"
      data-unsent={changes}
      title={long}
      className="inline-flex items-center gap-1.5 rounded-md bg-wait-soft px-2 py-1 text-[0.85rem] text-wait"
    >
      <Icon name="download" />
      <span className="max-lg:sr-only">{long}</span>
      <span aria-hidden="true" className="num lg:hidden">
        {say(words.short, { count: changes })}
      </span>
    </span>
  );
}
