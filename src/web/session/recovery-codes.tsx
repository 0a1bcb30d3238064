import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { words } from "./session-words.ts";

/** Codes for a day without the phone: shown this once. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { say } = useLanguage();
  return (
    <div className="space-y-4">
      <h2>{say(words.recovery)}</h2>
      <p className="text-soft">{say(words.recoveryWhy)}</p>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-line bg-card px-4 py-3 font-mono text-[1.05rem]">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={codes.join("\n")} />
        <Button small onClick={() => print()}>
          {say(words.print)}
        </Button>
      </p>
      <Button tone="primary" className="min-h-11 print:hidden" onClick={onKept}>
        {say(words.keptThem)}
      </Button>
    </div>
  );
}
