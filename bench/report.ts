/** One row of the table that the benches print together. */
export interface Row {
  readonly bench: string;
  readonly what: string;
  readonly figure: string;
  /** The peer or the limit, as measured or set in the same run. */
  readonly against: string;
  readonly ratio: string;
}

const widths = { bench: 9, what: 44, figure: 34, against: 56, ratio: 18 } as const;

/** Prints a row under the heading that `run.ts` prints. */
export function printRow(row: Row): void {
  const cells = Object.entries(widths).map(([name, width]) => row[name as keyof Row].padEnd(width));
  console.log(`| ${cells.join(" | ")} |`);
}

export function printHeading(): void {
  printRow({
    bench: "bench",
    what: "what",
    figure: "measured (median)",
    against: "peer or limit",
    ratio: "ratio",
  });
  console.log(
    `|${Object.values(widths)
      .map((width) => "-".repeat(width + 2))
      .join("|")}|`,
  );
}

/** A rate per second, for people. */
export function perSecond(count: number, ms: number): string {
  return `${Math.round((1000 * count) / ms).toLocaleString("en")}/s`;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Milliseconds that something takes. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

/** The most memory this process ever had, MB. */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
