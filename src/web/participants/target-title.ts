import type { Text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Place } from "../../engine/index.ts";
import { placeTitle } from "../participant/place-words.ts";
import { bulkWords } from "./bulk-words.ts";

/** What an act is about: a form, a visit, or the participant as a whole. */
export function targetTitle(study: Study, place: Partial<Place>): Text {
  return place.form === undefined && place.visit === undefined
    ? bulkWords.whole
    : placeTitle(study, place);
}
