import { z } from "zod";
import { unblinding } from "./allocation-commands.ts";
import * as a from "./allocation-shapes.ts";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";

const ofStudy = z.object({ study: s.id });
const ofParticipant = ofStudy.extend({ participant: s.id });

/** Randomising, opening a code, and what the keeper of the allocation sees. */
export const allocationEndpoints = {
  "GET /api/studies/{study}/participants/{participant}/randomisation": endpoint({
    summary: "Whether a participant could be randomised now; the same answer whatever arm comes",
    who: "signed-in",
    params: ofParticipant,
    answer: a.readiness,
  }),
  "POST /api/studies/{study}/participants/{participant}/unblindings": endpoint({
    summary: "Open one participant's code: the arm is answered to the one who asks, this once",
    who: "signed-in",
    params: ofParticipant,
    body: z.strictObject({
      id: z.string().regex(/^[\w.:/-]{8,100}$/),
      ...unblinding,
      role: s.role.optional(),
      /** From re-authentication, for exactly what is asked here. */
      grant: z.string().max(200).optional(),
    }),
    answer: a.openedCode,
  }),
  "GET /api/studies/{study}/mis-stratified": endpoint({
    summary: "Participants whose record no longer says what they were allocated by",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(a.misStratifiedLine),
  }),
  "GET /api/studies/{study}/allocation": endpoint({
    summary: "How the allocation stands: list, balance, closed arms, disclosures (unblinded)",
    who: "signed-in",
    params: ofStudy,
    answer: a.allocationView,
  }),
  "POST /api/studies/{study}/allocation/proof": endpoint({
    summary: "Draw every allocation again and open every commitment (unblinded)",
    who: "signed-in",
    params: ofStudy,
    answer: a.allocationProof,
  }),
} as const;
