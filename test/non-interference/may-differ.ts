/** What may differ between two trials that differ only in who got what, and nothing else. Each with its reason. */

interface MayDiffer {
  readonly reason: string;
  readonly pattern: RegExp;
  /** What stands in its place; as long as what it replaces, so that lengths stay comparable. */
  readonly instead: (found: string) => string;
}

const blank = (found: string, kept: string): string =>
  kept + "·".repeat(Math.max(0, found.length - kept.length));

/** Every exception from “the same byte”. */
export const mayDiffer: readonly MayDiffer[] = [
  {
    reason:
      "the commitment to an arm: SHA-256 of a secret salt, the number and the arm; without the salt it tells nothing",
    pattern: /"commitment":"[0-9a-f]{64}"/g,
    instead: (found) => blank(found, '"commitment":"'),
  },
  {
    reason:
      "the hash that chains an event to those before it: it covers the commitment, and whatever else stands here",
    pattern: /"hash":"[0-9a-f]{64}"/g,
    instead: (found) => blank(found, '"hash":"'),
  },
  {
    reason: "the same hash as the last column of the audit trail, and as printed",
    pattern: /(?<![0-9a-f])[0-9a-f]{64}(?=\r?$)/gm,
    instead: (found) => blank(found, ""),
  },
  {
    reason: "the database's own clock, which no test can stop",
    pattern: /"(?:recordedAt|databaseNow)":"[0-9TZ:.-]+"/g,
    instead: (found) => blank(found, found.slice(0, found.indexOf(":") + 2)),
  },
  {
    reason: "the name of a package, a request or an account, drawn at random when it is made",
    pattern: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    instead: (found) => blank(found, ""),
  },
  {
    reason: "the hash of the last event, as a casebook prints it",
    pattern: /(?<=[(（]SHA-256[)）])[0-9a-f]{64}/g,
    instead: (found) => blank(found, ""),
  },
  {
    reason:
      "the hash of a package's manifest, and of each file in it: the hashes above stand in those, which are compared themselves",
    pattern: /"(?:manifest|sha256)":\s?"[0-9a-f]{64}"/g,
    instead: (found) => blank(found, found.slice(0, found.indexOf(":") + 2)),
  },
  {
    reason: "the name of a session, drawn at random when somebody signs in",
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
    reason: "the name of something new, drawn at random when it is made",
    pattern: /"id":"[a-z]-[0-9a-z]{12}"/g,
    instead: (found) => blank(found, '"id":"'),
  },
  {
    reason:
      "the place of something done while asking: background work, such as a package being made, comes before or after it; positions of what was lived are compared in the database",
    pattern: /"position":\d+(?=\}$)/g,
    instead: () => '"position":0',
  },
  {
    reason: "the same names of a device and of an account, as the streams of their records",
    pattern: /(?<=\b(?:device|person)\/)[a-z]-[0-9a-z]{12}/g,
    instead: (found) => blank(found, ""),
  },
  {
    reason: "a secret that is drawn for one person: a password for once, a second factor, a device",
    pattern:
      /"temporaryPassword":"[^"]+"|"secret":"[^"]+"|(?<=[?&]secret=)\w+|(?<=^set-cookie: [\w-]+=)[^;]+/gm,
    instead: (found) => blank(found, ""),
  },
  {
    reason: "how long a proof of the journal took, and so how long that number is",
    pattern: /"seconds":[\d.e-]+|^content-length: \d+(?=\n[\s\S]*"seconds":\d)/gm,
    instead: () => "some time",
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

/** A whole answer as text: status, headers, body. */
export function answerOf(status: number, headers: Headers, text: string): string {
  const told = [...headers]
    .filter(([name]) => !passing.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  return settled(`${status}\n${told.join("\n")}\n\n${text}`);
}
