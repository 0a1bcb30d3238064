/** Which answers are kept for opening without a network: the study, its participants in short, and records that were opened. */
export function isKeptAnswer(path: string): boolean {
  return /^\/api\/(programmes|studies\/[^/]+(\/summaries|\/participants\/[^/]+(\/dosing-permits)?|\/versions\/[^/]+)?)$/.test(
    path,
  );
}

/** Who is signed in, by what the server says of the session. */
export function ownerOf(
  said: unknown,
): { readonly person: string; readonly isLocked: boolean } | undefined {
  if (typeof said !== "object" || said === null || !("person" in said)) return undefined;
  const { person } = said;
  if (typeof person !== "object" || person === null || !("id" in person)) return undefined;
  if (typeof person.id !== "string") return undefined;
  return { person: person.id, isLocked: "locked" in said && said.locked === true };
}
