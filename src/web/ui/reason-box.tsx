import { text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "./labelled.tsx";

const help = text(
  "In your own words; it stays in the record.",
  "请用自己的话说明，内容将保留在记录中。",
);

/** A box for a reason: any length, in one's own words. */
export function ReasonBox({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}) {
  const { say } = useLanguage();
  return (
    <Labelled label={label} help={say(help)}>
      {(control) => (
        <textarea
          {...control}
          autoFocus={autoFocus}
          rows={2}
          maxLength={2000}
          className="field-box w-full"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
