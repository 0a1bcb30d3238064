import { useId, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { reasonWords, words } from "./form-words.ts";

/** Asks why: a list, or words of one's own. Nothing is sent without. */
export function ReasonAsk({
  title,
  onGive,
  onTakeBack,
  sameFor = 0,
  onGiveAll,
}: {
  readonly title: string;
  readonly onGive: (reason: string) => void;
  readonly onTakeBack?: () => void;
  /** How many changes wait for a reason beside this one. */
  readonly sameFor?: number;
  readonly onGiveAll?: (reason: string) => void;
}) {
  const { say } = useLanguage();
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const id = useId();
  const listed = reasonWords[Number(chosen)];
  const reason =
    chosen === "other" ? typed.trim() : chosen === "" || listed === undefined ? "" : say(listed);
  return (
    <div
      className="mt-2 flex flex-col gap-2 rounded-lg border-l-4 border-ask bg-ask-soft p-3"
      data-reason
    >
      <label htmlFor={id} className="font-medium">
        {title}
      </label>
      <span className="flex flex-wrap items-center gap-2">
        <select
          id={id}
          value={chosen}
          className="field-box"
          aria-describedby={`${id}-help`}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{say(words.choose)}</option>
          {reasonWords.map((word, index) => (
            <option key={word.en} value={index}>
              {say(word)}
            </option>
          ))}
          <option value="other">{say(words.other)}</option>
        </select>
        {chosen === "other" && (
          <input
            className="field-box min-w-56 flex-1"
            aria-label={say(words.otherReason)}
            placeholder={say(words.otherReason)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing && reason !== "")
                onGive(reason);
            }}
          />
        )}
        <Button small tone="primary" disabled={reason === ""} onClick={() => onGive(reason)}>
          {say(words.save)}
        </Button>
        {onGiveAll !== undefined && sameFor > 1 && (
          <Button small disabled={reason === ""} onClick={() => onGiveAll(reason)}>
            {say(words.sameReason, { count: sameFor })}
          </Button>
        )}
        {onTakeBack !== undefined && (
          <Button small tone="quiet" onClick={onTakeBack}>
            {say(words.takeBack)}
          </Button>
        )}
      </span>
      <span id={`${id}-help`} className="text-[0.87rem] text-soft">
        {say(words.whyHelp)}
      </span>
    </div>
  );
}
