import type { HeldTraining } from "./people-lines.ts";

/** How somebody's trainings stand for a study on a day. */
export interface TrainingState {
  /** Titles whose latest record has run out, with its last day. */
  readonly expired: readonly { readonly title: string; readonly day: string }[];
  /** Titles that are required and were never recorded. */
  readonly missing: readonly string[];
}

/**
 * Judges trainings: of each title the record that holds longest counts. What was never required may still run out: who
 * was taught something for a time is to be taught it again.
 */
export function trainingState(
  trainings: readonly HeldTraining[],
  study: string | undefined,
  required: readonly string[],
  day: string,
): TrainingState {
  const last = new Map<string, string>();
  for (const { title, on, until = "9999", study: of } of trainings) {
    if ((of !== undefined && study !== undefined && of !== study) || on > day) continue;
    if (until > (last.get(title) ?? "")) last.set(title, until);
  }
  return {
    expired: [...last]
      .filter(([, until]) => until < day)
      .map(([title, until]) => ({ title, day: until })),
    missing: required.filter((title) => !last.has(title)),
  };
}
