import { hashOf, type Json, type Sha256, type Text } from "../kernel/index.ts";
import { type Study, studyHash } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { SignedPlace } from "./event.ts";
import { placeOf } from "./form-place.ts";
import { type FormState, formAt, type ParticipantState, type SignatureState } from "./state.ts";

export type SignatureMeaning = "reviewed" | "approved";

/**
 * What a signature can say, in the sentence that the signer reads and that is printed with the signature.
 *
 * @source 21 CFR 11.50(a)(3)
 */
export const signatureMeanings: Readonly<Record<SignatureMeaning, Text>> = {
  reviewed: {
    en: "I have reviewed them; to my knowledge they are complete and true.",
    "zh-CN": "本人已审阅，据本人所知其完整、真实。",
  },
  approved: {
    en: "I have reviewed them and approve them; to my knowledge they are complete and true.",
    "zh-CN": "本人已审阅并予以批准，据本人所知其完整、真实。",
  },
};

/** Whether an instance carries a signature that still stands. */
export interface SignatureAnswer {
  readonly state: "none" | "signed" | "fallen";
  /** The last signature on it. */
  readonly signature?: SignatureState;
  /** Of a fallen one: paths of what changed since; none where the line was withdrawn. */
  readonly changed?: readonly string[];
}

/**
 * The signature on an instance. It has fallen once a value, a missing code or a derived value of the instance changed,
 * or its line was withdrawn; queries and confirmations leave it standing. Fallen, it does not rise again.
 */
export function signatureOf(participant: ParticipantState, place: Place): SignatureAnswer {
  const mark = formAt(participant, place)?.signature;
  const signature = mark && participant.signatures[mark.index];
  if (mark === undefined || signature === undefined) return { state: "none" };
  return mark.changed === undefined
    ? { state: "signed", signature }
    : { state: "fallen", signature, changed: mark.changed };
}

/** An instance as it would be signed now: its place, its version, and the hash of what it holds. */
export function signedPlace(instance: FormState): SignedPlace {
  const { version, values, rows } = instance;
  const held = { values, rows } as unknown as Json;
  return { ...placeOf(instance), version, values: hashOf(held) };
}

/**
 * The hash of what a signer is shown: the study's version, the participant, and of every instance its version and
 * values as they stand. A signature is accepted only over the hash that the record still gives.
 *
 * @source 21 CFR 11.70 (signatures are linked to their records)
 */
export function manifestOf(
  study: Study,
  participant: ParticipantState,
  places: readonly Place[],
  meaning: string,
): Sha256 {
  const signed = places.map((place) => {
    const instance = formAt(participant, place);
    return instance === undefined ? placeOf(place) : signedPlace(instance);
  });
  const manifest = {
    study: studyHash(study),
    participant: participant.id,
    meaning,
    places: signed,
  };
  return hashOf(manifest as unknown as Json);
}
