import type { Chunks } from "../../src/interchange/index.ts";
import { type Populations, populationCounts } from "./populations.ts";
import type { OpenFile } from "./source-file.ts";

/** One line of a published table, recomputed. */
export interface PublishedLine {
  readonly table: "14-1.01" | "14-2.01";
  readonly what: string;
  readonly ours: readonly number[];
  /** What the study report printed; absent without `expected.json`. */
  readonly published?: readonly number[];
}

/** Where `expected.json` holds each line. */
const lines: readonly (readonly [
  table: PublishedLine["table"],
  key: string,
  name: string,
  what: string,
  of: keyof Populations,
])[] = [
  ["14-1.01", "T14-1.01_populations", "ITT", "intention to treat", "ITT"],
  ["14-1.01", "T14-1.01_populations", "Safety", "safety", "Safety"],
  ["14-1.01", "T14-1.01_populations", "Efficacy", "efficacy", "Efficacy"],
  ["14-1.01", "T14-1.01_populations", "CompleteWk24", "complete to week 24", "CompleteWk24"],
  ["14-1.01", "T14-1.01_populations", "CompleteStudy", "complete study", "CompleteStudy"],
  ["14-2.01", "T14-2.01_demographics_ITT", "N", "people", "N"],
  ["14-2.01", "T14-2.01_demographics_ITT", "sex_male", "men", "male"],
  ["14-2.01", "T14-2.01_demographics_ITT", "age_mean", "mean age (a)", "ageMean"],
  ["14-2.01", "T14-2.01_demographics_ITT", "age_sd", "SD of age (a)", "ageSd"],
  ["14-2.01", "T14-2.01_demographics_ITT", "mmse_mean", "mean MMSE", "mmseMean"],
  [
    "14-2.01",
    "T14-2.01_demographics_ITT",
    "durdis_mean",
    "mean duration of disease (mo)",
    "durationMean",
  ],
];

/** Recomputes the published tables and sets the printed numbers beside them. */
export async function publishedTables(
  open: OpenFile,
  ...record: Parameters<typeof populationCounts>
): Promise<PublishedLine[]> {
  const counts = populationCounts(...record);
  const expected = await readExpected(open("expected.json"));
  return lines.map(([table, key, name, what, of]): PublishedLine => {
    const published = expected?.[key]?.[name];
    return {
      table,
      what,
      ours: counts[of],
      ...(Array.isArray(published) ? { published: published as number[] } : {}),
    };
  });
}

/** A line as it is printed. */
export function printLine({ table, what, ours, published }: PublishedLine): string {
  const verdict =
    published === undefined
      ? "no published numbers at hand"
      : ours.join() === published.join()
        ? "as published"
        : `published ${published.join(" / ")}`;
  return `Table ${table}, ${what}: ${ours.join(" / ")} (${verdict})`;
}

type Expected = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

async function readExpected(chunks: Chunks | undefined): Promise<Expected | undefined> {
  if (chunks === undefined) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return JSON.parse(text) as Expected;
}
