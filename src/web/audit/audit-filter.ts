/** What of an audit trail is asked for, as it stands in the address. Nothing is narrowed unless it stands here. */
export interface AuditFilter {
  readonly participant?: string;
  readonly by?: string;
  /** Kinds of event, several with commas. */
  readonly type?: string;
  readonly form?: string;
  readonly from?: string;
  readonly to?: string;
}

const names = ["participant", "by", "type", "form", "from", "to"] as const;

/** The filter in an address; what is empty or not a day is left out. */
export function readAuditFilter(search: Readonly<Record<string, string | undefined>>): AuditFilter {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      if (value === undefined || value === "") return [];
      if ((name === "from" || name === "to") && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
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
