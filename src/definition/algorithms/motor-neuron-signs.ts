import type { Truth } from "../expression/logic.ts";
import type { InputsOf } from "./port.ts";

/** The four body regions, from above to below. */
export const bodyRegions = ["bulbar", "cervical", "thoracic", "lumbosacral"] as const;
export type BodyRegion = (typeof bodyRegions)[number];

/** Signs in one body region; what was not looked for is `undefined`. */
export interface RegionSigns {
  /** Clinical signs of the upper motor neuron. */
  readonly upper: Truth;
  /** Clinical signs of the lower motor neuron. */
  readonly lower: Truth;
  /** Electromyography: chronic neurogenic change together with ongoing denervation. */
  readonly emg?: Truth;
}

/** What an examination and electromyography found, and in how many limbs the latter was abnormal. */
export interface MotorNeuronSigns {
  readonly regions: Readonly<Record<BodyRegion, RegionSigns>>;
  /** Limbs (0–4) with lower motor neuron change by electromyography. */
  readonly emgLimbs?: number | undefined;
}

/** Signs all of which are known. */
export interface SettledSigns {
  /** Places of the regions with upper signs, 0 for bulbar. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly both: readonly number[];
  readonly emgLimbs: number;
}

/**
 * The signs with whatever is unknown taken as absent or as present. Every criterion of ALS only gains by a further
 * sign, so the two ends hold between them all that may be true.
 */
export function settledSigns(
  { regions, emgLimbs }: MotorNeuronSigns,
  unknown: "absent" | "present",
  withEmg: boolean,
): SettledSigns {
  const filled = unknown === "present";
  const holds = (truth: Truth): boolean => truth ?? filled;
  const places = bodyRegions.map((_, place) => place);
  const signs = bodyRegions.map((region) => regions[region]);
  const upper = places.filter((place) => holds(signs[place]?.upper));
  const lower = places.filter((place) => {
    const { lower: clinical, emg } = signs[place] ?? {};
    return holds(clinical) || (withEmg && holds(emg));
  });
  const both = upper.filter((place) => lower.includes(place));
  return { upper, lower, both, emgLimbs: emgLimbs ?? (filled ? 4 : 0) };
}

const sign = { kind: "boolean", optional: true } as const;

/** The inputs of every algorithm that reads the signs of the four regions. */
export const signInputs = {
  bulbarUpper: sign,
  bulbarLower: sign,
  bulbarEmg: sign,
  cervicalUpper: sign,
  cervicalLower: sign,
  cervicalEmg: sign,
  thoracicUpper: sign,
  thoracicLower: sign,
  thoracicEmg: sign,
  lumbarUpper: sign,
  lumbarLower: sign,
  lumbarEmg: sign,
  emgLimbs: { kind: "number", optional: true },
} as const;

/** The signs that such inputs say. */
export function signsOf(inputs: InputsOf<typeof signInputs>): MotorNeuronSigns {
  return {
    regions: {
      bulbar: { upper: inputs.bulbarUpper, lower: inputs.bulbarLower, emg: inputs.bulbarEmg },
      cervical: {
        upper: inputs.cervicalUpper,
        lower: inputs.cervicalLower,
        emg: inputs.cervicalEmg,
      },
      thoracic: {
        upper: inputs.thoracicUpper,
        lower: inputs.thoracicLower,
        emg: inputs.thoracicEmg,
      },
      lumbosacral: { upper: inputs.lumbarUpper, lower: inputs.lumbarLower, emg: inputs.lumbarEmg },
    },
    emgLimbs: inputs.emgLimbs,
  };
}
