import {
  openFindings,
  type ParticipantState,
  type Place,
  signatureOf,
  type SignatureState,
} from "../../engine/index.ts";
import { allInstances, placeOf } from "./findings.ts";

/** An instance as somebody sees it who signs. */
export interface Signable {
  readonly place: Place;
  /** `ready`: complete and not signed; `fallen`: signed, and changed since; `open`: not complete. */
  readonly state: "ready" | "fallen" | "signed" | "open";
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** Queries that the site has to answer, and findings that nobody confirmed. */
  readonly questions: number;
  readonly signature?: SignatureState;
  /** Paths of what changed since it was signed. */
  readonly changed?: readonly string[];
}

/** Every instance that can carry a signature; lines that were withdrawn cannot. */
export function signablesOf(participant: ParticipantState): Signable[] {
  const queries = Object.values(participant.queries).filter(({ status }) => status === "open");
  return allInstances(participant)
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map((instance): Signable => {
      const place = placeOf(instance);
      const { state, signature, changed } = signatureOf(participant, place);
      const asked = queries.filter(
        (query) =>
          query.place.form === place.form &&
          query.place.visit === place.visit &&
          query.place.line === place.line,
      );
      return {
        place,
        state: state !== "none" ? state : instance.complete ? "ready" : "open",
        version: instance.version,
        savedAt: instance.savedAt,
        savedBy: instance.savedBy,
        questions: asked.length + openFindings(instance).length,
        ...(signature === undefined ? {} : { signature }),
        ...(changed === undefined ? {} : { changed }),
      };
    });
}
