/** A member of an event that is a text; empty where it is none. */
export function textIn(event: Readonly<Record<string, unknown>>, name: string): string {
  const value = event[name];
  return typeof value === "string" ? value : "";
}
