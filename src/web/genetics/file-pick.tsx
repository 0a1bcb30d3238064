import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { words } from "./genetics-words.ts";
import { useId } from "react";

/** Chooses one file of this device; its name stands beside the button. */
export function FilePick({
  label,
  help,
  name,
  file,
  disabled,
  onPick,
}: {
  readonly label: string;
  readonly help?: string;
  readonly name: string;
  readonly file: File | undefined;
  readonly disabled: boolean;
  readonly onPick: (file: File | undefined) => void;
}) {
  const { say } = useLanguage();
  const id = useId();
  const described = `${id}-file${help === undefined ? "" : ` ${id}-help`}`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span id={`${id}-label`} className="font-medium">
        {label}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-3">
        <label
          className={`${buttonClass("plain")} has-focus-visible:outline-3 has-focus-visible:outline-accent ${disabled ? "opacity-55" : "cursor-pointer"}`}
        >
          <Icon name="upload" />
          <span id={`${id}-pick`}>{say(words.pick)}</span>
          <input
            type="file"
            name={name}
            className="sr-only"
            aria-labelledby={`${id}-label ${id}-pick`}
            aria-describedby={described}
            disabled={disabled}
            onChange={(event) => onPick(event.target.files?.[0])}
          />
        </label>
        <span id={`${id}-file`} className={`min-w-0 break-all ${file ? "" : "text-soft"}`}>
          {file?.name ?? say(words.noFile)}
        </span>
      </span>
      {help !== undefined && (
        <p id={`${id}-help`} className="text-[0.87rem] text-soft">
          {help}
        </p>
      )}
    </div>
  );
}
