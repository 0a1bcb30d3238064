/** The patients of this folder: the file, the day asked about, and the studies besides the five programmes. */
export interface ExamplePatient {
  readonly file: string;
  readonly on: string;
  /** Why this patient is here. */
  readonly shows: string;
  /** Folders or files of further studies. */
  readonly besides?: readonly string[];
}

const on = "2026-06-01";
const valor = ["sod1-tofersen/study-valor.ts"];

export const patients: readonly ExamplePatient[] = [
  { file: "sod1-carrier", on, shows: "a SOD1 carrier without symptoms", besides: valor },
  { file: "d91a-heterozygote", on, shows: "D91A on one chromosome, without a class (phenopacket)" },
  {
    file: "slow-progressor",
    on,
    shows: "58 % of predicted, enough for slow progressors",
    besides: valor,
  },
  {
    file: "fast-progressor",
    on,
    shows: "58 % of predicted, not enough for fast progressors",
    besides: valor,
  },
  { file: "vital-capacity-at-the-limit", on, shows: "3.2 L at 175 cm and 50 years (FHIR bundle)" },
  { file: "injury-day-61", on, shows: "a complete injury, the day after its window closed" },
  {
    file: "onset-at-18",
    on,
    shows: "an onset at 18, ill for less than five years until September",
  },
  { file: "nothing-known", on, shows: "an unknown everywhere" },
];
