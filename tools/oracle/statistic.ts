/** One number or code of a reference, beside ours. */
export interface Statistic {
  readonly case: string;
  /** Its place in the reference: `student.ci95[0]`. */
  readonly statistic: string;
  readonly verdict: Verdict;
  readonly ours?: unknown;
  readonly reference?: unknown;
  /** Of numbers: how far apart they are. */
  readonly error?: number;
  /** Why it is not covered, or what is wrong with the reference. */
  readonly why?: string;
  /** It stands for a file or case that cannot be read as one. */
  readonly isUnreadable?: boolean;
  /** How many statistics this stands for, where a whole case is not covered; 1 when not given. */
  readonly stands?: number;
}

export type Verdict = "reproduced" | "failed" | "not covered";

/** Statistics by verdict. */
export type Tally = Readonly<Record<Verdict, number>>;

export function computeTally(statistics: readonly Statistic[]): Tally {
  const tally = { reproduced: 0, failed: 0, "not covered": 0 };
  for (const { verdict, stands = 1 } of statistics) tally[verdict] += stands;
  return tally;
}

/** `case  statistic  ours  reference  error`, tab-separated, the verdict first. */
export function describeStatistic(statistic: Statistic): string {
  const { verdict, case: id, statistic: name, ours, reference, error, why } = statistic;
  const compared = [`ours ${printed(ours)}`, `reference ${printed(reference)}`];
  const parts = [verdict, id, name, ...(verdict === "not covered" ? [] : compared)];
  if (error !== undefined) parts.push(`error ${error.toPrecision(3)}`);
  if (why !== undefined) parts.push(why);
  return parts.join("\t");
}

export function describeTally(tally: Tally): string {
  return `${tally.reproduced} reproduced, ${tally.failed} failed, ${tally["not covered"]} not covered`;
}

function printed(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}

/** Whether something read from JSON is an object with members. */
export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
