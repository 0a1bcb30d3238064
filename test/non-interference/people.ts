/** Who works in the two trials, and who must not know who got what. */
import type { GrantInput } from "../../src/server/identity/index.ts";
import type { Study } from "../../src/definition/index.ts";

/** Roles whose every view is compared. */
export const blinded = [
  "coordinator",
  "investigator",
  "monitor",
  "data-manager",
  "study-manager",
  "medical-monitor",
  "committee",
  "laboratory",
  "inspector",
  "participant",
  "administrator",
] as const;
export type Blinded = (typeof blinded)[number];

/** Those behind the wall, the one who opens a code, and one whose account is there to be ended. */
const others = [
  "keeper",
  "second-keeper",
  "pharmacist",
  "quality",
  "second-quality",
  "opener",
  "leaver",
] as const;
export type Person = Blinded | (typeof others)[number];
export const everybody: readonly Person[] = [...blinded, ...others];

/** What a person may do. */
export function grantOf(study: Study, person: Person, participant: string): GrantInput {
  const site = study.sites[0]?.id ?? "";
  const at = { study: study.id, site };
  const whole = { study: study.id };
  const grants: Readonly<Record<Person, object>> = {
    coordinator: { role: "coordinator", ...at },
    investigator: { role: "investigator", ...at },
    monitor: { role: "monitor", ...whole },
    "data-manager": { role: "data-manager", ...whole },
    "study-manager": { role: "study-manager", ...whole },
    "medical-monitor": { role: "medical-monitor", ...whole },
    committee: { role: "committee", ...whole },
    laboratory: { role: "laboratory", ...at },
    inspector: { role: "inspector", ...whole },
    participant: { role: "participant", ...whole, participant },
    administrator: { role: "administrator", study: "*" },
    keeper: { role: "allocation-keeper", ...whole },
    "second-keeper": { role: "allocation-keeper", ...whole },
    pharmacist: { role: "pharmacist", ...at },
    quality: { role: "quality", ...whole },
    "second-quality": { role: "quality", ...whole },
    opener: { role: "investigator", ...at },
    leaver: { role: "monitor", ...whole },
  };
  return grants[person] as GrantInput;
}
