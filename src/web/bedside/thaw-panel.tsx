import { type BedsideProblem, mayGive, visibleProblems } from "../../engine/index.ts";
import { useGiveCommand } from "../form/give-command.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { words } from "./bedside-words.ts";
import { readUnitCode } from "./read-code.ts";
import { ScanBox } from "./scan-box.tsx";
import type { Ward } from "./ward.ts";

/** The thaw of one unit, for those who thaw; it needs the network, because the server's clock times it. */
export function ThawPanel({
  ward,
  onStop,
}: {
  readonly ward: Ward;
  readonly onStop: (problems: readonly BedsideProblem[], unit: string) => void;
}) {
  const { study, state, now, roles, unit } = ward;
  const { say } = useLanguage();
  const role = roles.find((one) => mayGive(one, "thaw"));
  const { give, error } = useGiveCommand(study.id, state.id, role);
  if (role === undefined) return <Notice tone="ask" title={say(words.thawThere, { unit })} />;
  if (!navigator.onLine) return <Notice tone="wait" title={say(words.thawOnline)} />;
  const thaw = async (code: string): Promise<void> => {
    const scans = { participant: state.id, wristband: state.id, unit: code };
    if (visibleProblems(study, state, scans, now).includes("unit")) {
      onStop(["unit"], code);
      // The near miss is on record, though nothing was thawed.
      await give({ kind: "check-bedside", ...scans });
    } else await give({ kind: "thaw", participant: state.id, unit: code });
  };
  return (
    <div className="space-y-4">
      <ProblemNotice error={error} />
      <p>{say(words.thawHere, { unit })}</p>
      <ScanBox
        label={say(words.thawLabel, { unit })}
        read={(typed) => readUnitCode(study, typed)}
        onRead={(code) => void thaw(code)}
      />
    </div>
  );
}
