import { closeSync, openSync, writeSync } from "node:fs";
import type { Recorded } from "../store/index.ts";
import { Problem } from "./problem.ts";

/** Where acknowledged commands are noted, for a judge outside: what stands here must be in the journal. */
export interface Acknowledgements {
  /** Notes a command whose events the store has on disk. The line survives the death of this process. */
  note(command: string, events: readonly Recorded[]): void;
  close(): void;
}

/**
 * Opens the file of `--log`, to be added to: one JSON object a line, `{"command": …, "positions": […]}`.
 * Without a file nothing is noted.
 *
 * @throws Problem when the file cannot be written
 */
export function openAcknowledgements(file: string | undefined): Acknowledgements {
  if (file === undefined) return { note: () => undefined, close: () => undefined };
  let handle: number;
  try {
    handle = openSync(file, "a");
  } catch (error) {
    throw new Problem(
      `${file} cannot be written: ${(error as Error).message}. Name another file for --log.`,
    );
  }
  return {
    note(command, events) {
      const positions = events.map(({ position }) => position);
      writeSync(handle, `${JSON.stringify({ command, positions })}\n`);
    },
    close: () => closeSync(handle),
  };
}
