import {
  formAt,
  type ParticipantState,
  type SignatureState,
  type SignedPlace,
  signatureMeanings,
} from "../../engine/index.ts";
import { isHiddenField, isSeen } from "./blinding.ts";
import type { Edition } from "./edition.ts";
import { isCountable } from "./form-blocks.ts";
import { type Chapter, type Line, line, type Part, type Row, rowOf } from "./model.ts";

/**
 * Every signature with what it says, what was signed, and whether it still stands; one that has fallen stays, struck
 * through, with what changed.
 *
 * @source 21 CFR 11.50(a), 11.70
 */
export function signaturePart(edition: Edition, participant: ParticipantState): Part {
  const { say } = edition;
  const chapters = participant.signatures.flatMap((signature, index): Chapter[] => {
    const places = signature.places.filter((place) => isSeen(edition.study, place));
    return places.length === 0
      ? []
      : [chapterOf(edition, participant, { ...signature, places }, index)];
  });
  return {
    title: say("signatures"),
    blocks:
      chapters.length === 0 ? [{ kind: "words", text: say("noSignatures"), look: "quiet" }] : [],
    chapters: chapters.map((chapter, index) => ({
      ...chapter,
      title: say("signatureNumber", { number: index + 1 }),
    })),
  };
}

function chapterOf(
  edition: Edition,
  participant: ParticipantState,
  signature: SignatureState,
  index: number,
): Chapter {
  const { say } = edition;
  const { meaning, at, manifest, places } = signature;
  const known = Object.entries(signatureMeanings).find(([id]) => id === meaning)?.[1];
  const isWhole = places.every(({ form }) => isCountable(edition, form));
  return {
    title: "",
    blocks: [
      {
        kind: "facts",
        rows: [
          [say("signer"), [line(edition.actor(signature), "strong")]],
          [
            say("signedAt"),
            [line(`${edition.time(at)} (${edition.siteZone})`, undefined, `${at}`)],
          ],
          [say("meaning"), [line(known === undefined ? meaning : edition.of(known))]],
          [say("manifest"), [line(isWhole ? manifest : say("blindedField"))]],
        ],
      },
      {
        kind: "table",
        widths: [11, 3, 9, 7],
        head: [say("form"), say("version"), say("valuesHash"), say("status")],
        rows: places.map((place) => placeRow(edition, participant, place, index)),
      },
    ],
  };
}

function placeRow(
  edition: Edition,
  participant: ParticipantState,
  place: SignedPlace,
  index: number,
): Row {
  const { say } = edition;
  const instance = formAt(participant, place);
  const mark = instance?.signature;
  const isCounted = isCountable(edition, place.form);
  const state: Line[] = [];
  let hasFallen = false;
  if (mark !== undefined && mark.index !== index) state.push(line(say("replaced"), "quiet"));
  else if (mark?.changed === undefined) state.push(line(say("stands")));
  else {
    hasFallen = true;
    const seen = mark.changed.filter((path) => !isHiddenField(edition.study, place.form, path));
    const what = edition.list(seen.map((path) => edition.pathLabel(place.form, path)));
    state.push(line(say("fallen"), "alarm"));
    if (seen.length > 0) state.push(line(say("changedSince", { what })));
    if (instance?.withdrawn !== undefined) state.push(line(say("lineWithdrawnSince")));
  }
  const look = hasFallen ? "struck" : undefined;
  return rowOf(
    [line(edition.place(place), look)],
    [line(isCounted ? String(place.version) : "–", look)],
    [line(isCounted ? place.values : say("blindedField"), hasFallen ? "struck" : "small")],
    state,
  );
}
