/** What of an audit trail is asked for, as it stands in the address. Nothing is narrowed unless it stands here. */
export interface AuditFilter {
  readonly participant?: string;
  readonly by?: string;
  /** Kinds of event, several with commas. */
  readonly type?: string;
  readonly form?: string;
  readonly from?: string;
  readonly to?: string;
  readonly visit?: string;
  readonly role?: string;
  /** Hash of a version of the study. */
  readonly version?: string;
  readonly field?: string;
  /** Only what replaced a value, or what was given a reason. */
  readonly only?: "corrections" | "reasons";
}

/** Every part of a filter, as it is called in the address. */
export const filterNames = [
  "participant",
  "by",
  "role",
  "type",
  "visit",
  "form",
  "field",
  "only",
  "version",
  "from",
  "to",
] as const satisfies readonly (keyof AuditFilter)[];

/** The filter in an address; what is empty or not a day is left out. */
export function readAuditFilter(search: Readonly<Record<string, string | undefined>>): AuditFilter {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search[name];
      if (value === undefined || value === "") return [];
      if ((name === "from" || name === "to") && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
      if (name === "only" && value !== "corrections" && value !== "reasons") return [];
      return [[name, value]];
    }),
  );
}

/** The first day of a preset that ends today: 1 is today alone. */
export function daysBack(today: string, days: number): string {
  const at = new Date(`${today}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days + 1);
  return at.toISOString().slice(0, 10);
}
