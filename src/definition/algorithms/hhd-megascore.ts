import { Fault, freeze, hashOf, type Json, type Sha256 } from "../../kernel/index.ts";

/** Mean and standard deviation of one muscle's baseline strength in an analysis population. */
export interface MuscleReference {
  readonly mean: number;
  readonly sd: number;
  /** People measured. */
  readonly n: number;
}

/**
 * What strength is standardised by: the baseline of one analysis population, frozen. VALOR standardised its fast
 * progressors and the others each by their own baseline.
 */
export interface HhdReference {
  readonly population: string;
  /** Unit of all strengths, a UCUM code. */
  readonly unit: string;
  readonly muscles: Readonly<Record<string, MuscleReference>>;
  /** Where the baseline came from: a data cut, or a publication. */
  readonly source: string;
  /** SHA-256 over everything above: what a megascore names as its reference. */
  readonly hash: Sha256;
}

/** The strength of each muscle of a person; one not tested is absent. */
export type Strengths = Readonly<Record<string, number | undefined>>;

/** A person's megascore, and which muscles it rests on. */
export interface Megascore {
  /** Mean of the z-scores; `undefined` while fewer muscles than asked for were tested. */
  readonly megascore: number | undefined;
  readonly z: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly population: string;
  readonly reference: Sha256;
}

/** Freezes a reference with its hash. @throws Fault when a muscle has no spread to standardise by. */
export function freezeHhdReference(draft: Omit<HhdReference, "hash">): HhdReference {
  for (const [muscle, { mean, sd, n }] of Object.entries(draft.muscles)) {
    if (!Number.isFinite(mean) || !(sd > 0) || !Number.isFinite(sd) || n < 2) {
      throw new Fault(`${draft.population}: ${muscle} has no spread to standardise by`);
    }
  }
  return freeze({ ...draft, hash: hashOf(draft as unknown as Json) });
}

/** The reference that the baseline of a population gives: mean and sample standard deviation of each muscle. */
export function deriveHhdReference(
  { population, unit, source }: Pick<HhdReference, "population" | "unit" | "source">,
  muscles: readonly string[],
  baselines: readonly Strengths[],
): HhdReference {
  const entries = muscles.map((muscle) => {
    const values = baselines.flatMap((person) => person[muscle] ?? []);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / (values.length - 1));
    return [muscle, { mean, sd, n: values.length }] as const;
  });
  return freezeHhdReference({ population, unit, source, muscles: Object.fromEntries(entries) });
}

/**
 * The megascore: each muscle as (strength − mean) ÷ SD of its population's baseline, then their mean. How many
 * muscles must be there is the protocol's to say.
 *
 * @source EMA/276404/2024: standardised in each population apart. The mean of the available z-scores is an assumption.
 * @throws Fault when the reference is not the one that its hash says.
 */
export function hhdMegascore(
  reference: HhdReference,
  strengths: Strengths,
  leastMuscles: number,
): Megascore {
  const { hash, ...rest } = reference;
  if (hashOf(rest as unknown as Json) !== hash) {
    throw new Fault(`the reference of ${reference.population} was altered after it was frozen`);
  }
  const z: Record<string, number> = {};
  const missing: string[] = [];
  for (const [muscle, { mean, sd }] of Object.entries(reference.muscles)) {
    const strength = strengths[muscle];
    if (strength === undefined) missing.push(muscle);
    else z[muscle] = (strength - mean) / sd;
  }
  const scores = Object.values(z);
  const isEnough = scores.length >= Math.max(1, leastMuscles);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    megascore: isEnough ? mean : undefined,
    z,
    missing,
    population: reference.population,
    reference: hash,
  };
}
