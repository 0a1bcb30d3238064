import { type LotState, recallOf, type StudyState, type UnitState } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import type { RecallPage } from "../contract.ts";
import type { PersonAccess } from "../identity/index.ts";
import { wallRoles, type Walled } from "../wall-access.ts";
import { seesPlace } from "./wall-places.ts";

/**
 * The sites that hear of a recall. Where people are blinded every site hears the same, so that nobody can read from
 * who was told which arm it is about.
 */
export function sitesTold(
  { study }: Pick<Walled, "study">,
  { sites }: Pick<StudyState, "sites">,
  lot: LotState,
): readonly string[] {
  return study.blinding === "open" ? recallOf(lot).sites : Object.keys(sites);
}

/** What a site's blinded people are told: nothing but to wait. */
export function recallWords(study: string, site: string): Text {
  return text(
    `Do not dose at site ${site} of ${study} until you are told.`,
    `研究 ${study} 中心 ${site} 请暂停给药，等待进一步通知。`,
  );
}

/** Whom a recall concerns, what is told and who does what: a draft, before and after the recall. */
export function recallDraft(
  walled: Walled,
  state: Pick<StudyState, "sites">,
  lot: LotState,
  people: readonly PersonAccess[],
): RecallPage {
  const { study, sites } = walled;
  const { left, doses, recipients, holders, sites: places } = recallOf(lot);
  const seen = left.filter(({ site }) => seesPlace(sites, site));
  const given = doses.filter(({ site }) => seesPlace(sites, site));
  const at = (units: readonly { readonly site?: string }[]): readonly (string | undefined)[] => [
    ...new Set(units.map(({ site }) => site)),
  ];
  const isHeld = ({ status }: UnitState): boolean => status === "dispensed" || status === "thawed";
  const shelf = seen.filter((unit) => !isHeld(unit));
  const task = (
    what: RecallPage["tasks"][number]["what"],
    units: readonly {
      readonly unit: string;
      readonly site?: string;
      readonly participant?: string;
    }[],
  ): RecallPage["tasks"] =>
    at(units).map((site) => {
      const own = units.filter((unit) => unit.site === site);
      return {
        what,
        ...(site === undefined ? {} : { site }),
        units: own.map(({ unit }) => unit),
        participants: [...new Set(own.flatMap(({ participant }) => participant ?? []))],
        people: unblindedAt(people, study.id, site),
      };
    });
  return {
    lot: lot.lot,
    left: seen.map(({ unit, status, site, participant }) => ({
      unit,
      status,
      ...(site === undefined ? {} : { site }),
      ...(participant === undefined ? {} : { participant }),
    })),
    doses: [...given],
    recipients: recipients.filter((one) => given.some(({ participant }) => participant === one)),
    holders: holders.filter((one) => seen.some(({ participant }) => participant === one)),
    sites: places.filter((site) => seesPlace(sites, site)),
    notices: sitesTold(walled, state, lot).map((site) => ({
      site,
      words: recallWords(study.id, site),
    })),
    tasks: [
      ...task("fetch", shelf),
      ...task("ask-back", seen.filter(isHeld)),
      ...task("follow-up", given),
    ],
  };
}

function unblindedAt(
  people: readonly PersonAccess[],
  study: string,
  site: string | undefined,
): RecallPage["tasks"][number]["people"] {
  return people.flatMap(({ name, access }) => {
    const line = access.find(
      (one) =>
        one.study === study &&
        wallRoles.has(one.role) &&
        (one.sites === "all" || (site !== undefined && one.sites.includes(site))),
    );
    // An inspector works behind no wall.
    return line === undefined || line.role === "inspector" ? [] : [{ name, role: line.role }];
  });
}
