declare const brand: unique symbol;

/** A string that may only be used as what it names: a participant's id cannot be passed where a site's is due. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type StudyId = Branded<"StudyId">;
export type SiteId = Branded<"SiteId">;
export type ParticipantId = Branded<"ParticipantId">;
export type PersonId = Branded<"PersonId">;
export type CommandId = Branded<"CommandId">;

const allowed = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Whether a word can be an id: 1–64 letters, digits, `.`, `_` or `-`, beginning with a letter or digit.
 * Ids appear in stream names, file names and addresses, so nothing else is let in.
 */
export function isId(word: string): boolean {
  return allowed.test(word);
}
