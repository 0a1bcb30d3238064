import { missingReasons, type MissingReason } from "../../definition/index.ts";
import { missingWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { useEffect, useRef } from "react";

/** Why a value is missing: opened at the field, its reasons chosen by arrow, letter or click. Escape changes nothing. */
export function MissingMenu({
  label,
  note,
  onChoose,
  onClose,
}: {
  readonly label: string;
  /** What is replaced, where the field holds a value. */
  readonly note?: string | undefined;
  readonly onChoose: (reason: MissingReason) => void;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const move = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      className="mt-1 flex max-w-md flex-col rounded-lg border border-line bg-card py-1 shadow-float"
      onKeyDown={(event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          move(event.key === "ArrowDown" ? 1 : -1);
        } else if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        } else if (event.key === "Tab") onClose();
      }}
    >
      {note !== undefined && <p className="px-4 py-1 text-[0.87rem] text-wait">{note}</p>}
      {missingReasons.map((reason) => (
        <button
          key={reason}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="min-h-9 px-4 text-left hover:bg-accent-soft focus:bg-accent-soft"
          onClick={() => onChoose(reason)}
        >
          {say(missingWords[reason])}
        </button>
      ))}
    </div>
  );
}
