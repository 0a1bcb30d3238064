import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { words } from "./session-words.ts";

/** Tells that the screen is about to lock. Any key or movement stays; the key is typed into nothing. */
export function IdleWarning({ secondsLeft }: { readonly secondsLeft: number }) {
  const { say } = useLanguage();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    // The key that says "I am here" must not change the field that had the focus, nor close a dialog.
    const swallow = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", swallow, { capture: true });
    return () => {
      document.removeEventListener("keydown", swallow, { capture: true });
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return createPortal(
    <div
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-words"
      className="fixed inset-x-3 bottom-3 z-[90] mx-auto max-w-md rounded-xl border border-wait bg-card p-5 shadow-float print:hidden"
    >
      <h2 id="idle-title" className="num">
        {say(words.soonTitle, { seconds: secondsLeft })}
      </h2>
      <p id="idle-words" className="mt-1 text-soft">
        {say(words.soon)}
      </p>
      <button type="button" ref={stay} className={`${buttonClass("primary")} mt-3`}>
        {say(words.stay)}
      </button>
    </div>,
    document.body,
  );
}
