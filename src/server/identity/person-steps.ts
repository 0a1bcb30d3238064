import type { PersonInFull } from "./people-lines.ts";
import type { Policy } from "./policy.ts";
import { trainingState } from "./training-state.ts";

/** The way from an invitation to work, in its order. */
export const personSteps = ["invited", "password", "second-factor", "training", "role"] as const;
export type PersonStep = (typeof personSteps)[number];

/** `not-asked`: nobody asks this of this person. */
export type StepState = "done" | "open" | "not-asked";

/** How far somebody has come on the way from their invitation to a role that is active. */
export function stepsOf(
  person: PersonInFull,
  policy: Policy,
  now: string,
): readonly { readonly step: PersonStep; readonly state: StepState }[] {
  const { ownPassword, hasSecondFactor, grants, trainings } = person;
  const wantsFactor =
    ownPassword !== undefined && grants.some(({ role }) => policy.secondFactorRoles.includes(role));
  // An inspector reads without being trained for it.
  const works = grants.some(({ role }) => role !== "inspector" && role !== "participant");
  const { expired, missing } = trainingState(
    trainings,
    undefined,
    works ? policy.requiredTrainings : [],
    now.slice(0, 10),
  );
  const trained = expired.length + missing.length === 0;
  const active = grants.some(({ status, from }) => status === "confirmed" && from <= now);
  const state = (done: boolean, asked = true): StepState =>
    done ? "done" : asked ? "open" : "not-asked";
  return [
    { step: "invited", state: "done" },
    { step: "password", state: state(ownPassword === true, ownPassword !== undefined) },
    { step: "second-factor", state: state(hasSecondFactor, wantsFactor) },
    {
      step: "training",
      state: trained ? state(trainings.length > 0, false) : "open",
    },
    { step: "role", state: state(active) },
  ];
}
