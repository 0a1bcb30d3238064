import type { PatientFacts } from "../../engine/index.ts";
import type { ScreeningQuestions } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { PlainDateBox, type TypedDay } from "../ui/plain-date-box.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { FileForm } from "./file-form.tsx";
import { words } from "./screening-words.ts";
import { TypedForm } from "./typed-form.tsx";

/** Takes what is known of a person, typed or from a file, and the day asked about. */
export function FactsCard({
  questions,
  day,
  onDay,
  shown,
  onFacts,
  busy,
}: {
  /** Undefined while they are fetched. */
  readonly questions: ScreeningQuestions | undefined;
  readonly day: TypedDay;
  readonly onDay: (day: TypedDay) => void;
  /** What the board rests on now. */
  readonly shown: PatientFacts | undefined;
  /** Undefined: everything is to be forgotten. */
  readonly onFacts: (content: string | undefined) => void;
  readonly busy: boolean;
}) {
  const { say } = useLanguage();
  const [{ by }, change] = useAddress();
  const isFile = by === "file";
  return (
    <Card
      title={say(words.facts)}
      className="mb-6 print:hidden"
      actions={
        <span role="group" aria-label={say(words.how)} className="flex flex-wrap gap-2">
          {(
            [
              ["", words.byTyping],
              ["file", words.byFile],
            ] as const
          ).map(([way, label]) => (
            <button
              key={way}
              type="button"
              aria-pressed={isFile === (way === "file")}
              onClick={() => change({ by: way }, { replace: true })}
              className={buttonClass(isFile === (way === "file") ? "primary" : "plain", true)}
            >
              {say(label)}
            </button>
          ))}
        </span>
      }
    >
      <div className="mb-5">
        <PlainDateBox label={say(words.on)} value={day} onChange={onDay} />
      </div>
      {isFile ? (
        <FileForm busy={busy} onFacts={onFacts} />
      ) : questions === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <TypedForm
          forms={questions.forms}
          day={day}
          busy={busy}
          shown={shown}
          onFacts={onFacts}
          onClear={() => onFacts(undefined)}
        />
      )}
    </Card>
  );
}
