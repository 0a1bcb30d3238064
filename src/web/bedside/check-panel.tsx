import { useState } from "react";
import { type Instant, wallClock } from "../../kernel/index.ts";
import { type BedsideProblem, readWristband, visibleProblems } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./bedside-words.ts";
import { readUnitCode } from "./read-code.ts";
import { ScanBox } from "./scan-box.tsx";
import { permitAt } from "./use-permits.ts";
import type { Ward } from "./ward.ts";

/** The two scans, one after the other; what is wrong is told by the screen that stands before everything else. */
export function CheckPanel({
  ward,
  onStop,
}: {
  readonly ward: Ward;
  readonly onStop: (problems: readonly BedsideProblem[], unit: string) => void;
}) {
  const { study, state, now, zone, view, commands, permits, unit, call } = ward;
  const { say } = useLanguage();
  const [wristband, setWristband] = useState<string>();
  const [isUndecided, setUndecided] = useState(false);
  const check = async (code: string): Promise<void> => {
    const participant = state.id;
    const scans = { participant, wristband: wristband ?? "", unit: code };
    const seen = visibleProblems(study, state, scans, now);
    const permit = seen.length === 0 ? permitAt(permits, code, now) : undefined;
    setWristband(undefined);
    // What is certainly wrong stops at once, whether or not the network is there; it is on record all the same.
    if (seen.length > 0) onStop(seen, code);
    const outcome = await commands.give({
      kind: "check-bedside",
      ...scans,
      // Without the network it is the permit that lets it go on; the server judges it by this time.
      ...(permit === undefined ? {} : { scanned: now, permit: permit.token }),
    });
    if (outcome?.kind === "done") {
      const found = outcome.answer.events
        .map(({ event }) => event as { type?: string; problems?: readonly BedsideProblem[] })
        .find(({ type }) => type === "bedside-mismatched");
      const problems = found?.problems ?? [];
      // What was read already does not stop a second time, over the scans that follow it.
      if (problems.some((problem) => !seen.includes(problem))) onStop(problems, code);
    }
    setUndecided(outcome?.kind === "kept" && seen.length === 0 && permit === undefined);
  };
  const next = view.order?.units.find(
    ({ unit: code, ending }) => ending === undefined && permitAt(permits, code, now) !== undefined,
  );
  const held = next && permitAt(permits, next.unit, now);
  return (
    <div className="space-y-4">
      {isUndecided && <Notice tone="wait" title={say(words.undecided, { unit, call })} />}
      <p className="text-soft" data-permit={held === undefined ? "none" : "held"}>
        {held === undefined
          ? say(words.permitNone)
          : say(words.permitHeld, {
              time: wallClock(held.until as Instant, zone).slice(11, 16),
            })}
      </p>
      {wristband === undefined ? (
        <ScanBox
          key="wristband"
          label={say(words.wristband)}
          read={readWristband}
          onRead={setWristband}
        />
      ) : (
        <ScanBox
          key="unit"
          label={say(words.label, { unit })}
          read={(typed) => readUnitCode(study, typed)}
          onRead={(code) => void check(code)}
        />
      )}
    </div>
  );
}
