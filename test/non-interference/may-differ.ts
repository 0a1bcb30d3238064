/** What may differ between two trials that differ only in who got what, and nothing else. Each with its reason. */
import type { Reply } from "../server/clinic.ts";
import type { EventHashes } from "./event-hashes.ts";

interface MayDiffer {
  readonly reason: string;
  readonly pattern: RegExp;
  /** What stands in its place; as long as what it replaces, so that lengths stay comparable. */
  readonly instead: (found: string) => string;
}

const blank = (found: string, kept: string): string =>
  kept + "·".repeat(Math.max(0, found.length - kept.length));

/** Every exception from “the same byte”. Beside these, an event's hash is told by the event's place: see `eventHashes`. */
export const mayDiffer: readonly MayDiffer[] = [
  {
    reason:
      "the commitment to an arm: SHA-256 of a secret salt, the number and the arm; without the salt it tells nothing",
    // Also within the JSON of an event that stands in an archive as it was hashed.
    pattern: /commitment\\?":\\?"[0-9a-f]{64}/g,
    instead: (found) => blank(found, "commitment"),
  },
  {
    reason:
      "the database's own clock, which no test can stop: it is read once a command, and there are as many commands in both",
    pattern:
      /"(?:recordedAt|databaseNow)":"[0-9TZ:.-]+"|(?<="checkpoint":\{"position":\d+,)"at":"[0-9TZ:.-]+"/g,
    instead: (found) => blank(found, found.slice(0, found.indexOf(":") + 2)),
  },
  {
    reason:
      "the name of a package, a request or an account: drawn at random when it is made, from nothing that is recorded",
    pattern: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    instead: (found) => blank(found, ""),
  },
  {
    reason:
      "the hash of a package's manifest, and of each file in it: the hashes above stand in those, which are compared themselves",
    pattern: /"(?:manifest|sha256)":\s?"[0-9a-f]{64}"/g,
    instead: (found) => blank(found, found.slice(0, found.indexOf(":") + 2)),
  },
  {
    reason:
      "the roots and links of a checkpoint, its signature, and the leaves that stand for sealed streams: all hashes over the hashes above",
    pattern: /"(?:root|order|previous|node)":"[0-9a-f]{64}"|"signature":"[\w+/=]{80,}"/g,
    instead: (found) => blank(found, found.slice(0, found.indexOf(":") + 2)),
  },
  {
    reason:
      "the name of a session: drawn at random when somebody signs in, from nothing that is recorded",
    pattern: /"session":"[0-9a-f]{12}"/g,
    instead: (found) => blank(found, '"session":"'),
  },
  {
    reason:
      "how long a PDF or a package is: those hashes are printed in it, and each text packs otherwise; what they say is compared",
    pattern:
      /^content-length: \d+(?=\n(?:.*\n)*?content-type: application\/(?:pdf|zip))|"bytes":\s?\d+/gm,
    instead: () => "as long as it is packed",
  },
  {
    reason:
      "the name of something new, such as an account or a device: drawn at random when it is made, from nothing that is recorded",
    pattern: /(?<="id":"|\b(?:device|person)\/)[a-z]-[0-9a-z]{12}/g,
    instead: (found) => blank(found, ""),
  },
  {
    reason:
      "a secret that is drawn at random for one person, from nothing that is recorded: a password for once, a second factor, a device",
    pattern:
      /"temporaryPassword":"[^"]+"|"secret":"[^"]+"|(?<=[?&]secret=)\w+|(?<=^set-cookie: [\w-]+=)[^;]+/gm,
    instead: (found) => blank(found, ""),
  },
];

/** A text without what may differ. */
export function settled(text: string): string {
  return mayDiffer.reduce(
    (left, { pattern, instead }) => left.replace(pattern, (found) => instead(found)),
    text,
  );
}

/** Headers that say when, and by which connection; all others are compared. */
const passing: ReadonlySet<string> = new Set(["date", "connection", "keep-alive"]);

/** A whole answer as text: status, headers, body; a hash of an event is told by the event's place. */
export async function answerOf(
  hashes: EventHashes,
  { status, headers }: Pick<Reply, "status" | "headers">,
  text: string,
): Promise<string> {
  const told = [...headers]
    .filter(([name]) => !passing.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  return settled(await hashes.placed(`${status}\n${told.join("\n")}\n\n${text}`));
}
