import { useLanguage } from "../language/language.tsx";
import type { RecordView } from "../participant/record.ts";
import { printTypedDate, wallClock, zone } from "../../kernel/index.ts";
import { words } from "./genetics-words.ts";
import type { LabReport } from "./lab-reports.ts";

/** Who signed a report and whether the signature stands; until then what is still to be done. */
export function SignedMark({
  record: { people, zone: where },
  report: { signature, instance },
}: {
  readonly record: RecordView;
  readonly report: LabReport;
}) {
  const { say, language } = useLanguage();
  const { state, signature: given } = signature;
  if (state === "signed" && given !== undefined) {
    const [day = ""] = wallClock(given.at, zone(where)).split("T");
    const date = printTypedDate(day, language);
    return (
      <span data-signed className="text-done">
        {say(words.signedBy, { name: people[given.by] ?? given.by, date })}
      </span>
    );
  }
  const said =
    state === "fallen" ? words.fallen : instance.complete ? words.notSigned : words.isOpen;
  return <span className="text-wait">{say(said)}</span>;
}
