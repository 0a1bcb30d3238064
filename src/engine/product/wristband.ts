import { modCheck } from "./mod-check.ts";

/**
 * What a participant's wristband says: their number and, after a full stop, a check character, so that a number that
 * was misread or mistyped is none.
 *
 * @example wristbandCode("GZ01-001") // => "GZ01-001.V"
 */
export function wristbandCode(participant: string): string {
  return `${participant}.${checkOf(participant)}`;
}

/** The participant a wristband names; `undefined` if it was misread. Full-width signs of a Chinese keyboard are read. */
export function readWristband(read: string): string | undefined {
  const code = read.normalize("NFKC").trim().replaceAll("。", ".");
  const at = code.lastIndexOf(".");
  const participant = code.slice(0, at);
  if (at < 1 || checkOf(participant) !== code.slice(at + 1).toUpperCase()) return undefined;
  return participant;
}

/** Only letters and digits count: a hyphen that a reader leaves out or adds is found all the same, by the length. */
function checkOf(participant: string): string {
  const letters = participant.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return modCheck(`${letters}${participant.length % 10}`).character;
}
