import type { Study } from "../../src/definition/index.ts";
import type { ParticipantId, SiteId } from "../../src/kernel/index.ts";
import type { Draft } from "./draft.ts";
import { dayOf, type PilotPerson, type Roster } from "./roster.ts";

/** What is drafted for one person: who acts and for whom. */
export function ofPerson(person: PilotPerson) {
  return {
    participant: person.number as ParticipantId,
    site: person.site,
    person: person.order,
  };
}

export function isRandomised(person: PilotPerson): boolean {
  return person.arm !== "Scrnfail";
}

/** The study begins: it is released, its sites are opened and the list is supplied, the day before the first screening. */
export function beginning(study: Study, roster: Roster): Draft[] {
  const people = [...roster.values()];
  const days = people.flatMap(({ visits }) => visits.map((visit) => visit.day));
  const day = days.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY) - 1;
  if (!Number.isFinite(day)) return [];
  const begin = { day, person: -1, phase: "begin" as const };
  const sites = study.sites.filter((site) =>
    people.some((person) => person.site === (site.id as SiteId)),
  );
  const arms = new Map(study.arms.map((arm) => [arm.sdtm?.code, arm.id]));
  // Numbers in the order of the subject numbers tell nothing of the arms.
  const entries = people.filter(isRandomised).map((person, place) => ({
    number: `R${String(1001 + place)}`,
    arm: arms.get(person.arm) ?? person.arm,
    participant: person.number as ParticipantId,
  }));
  return [
    { ...begin, id: "release", role: "study-manager", rank: 0, command: { kind: "release-study" } },
    ...sites.map(
      (site, place): Draft => ({
        ...begin,
        id: `site-${site.id}`,
        role: "study-manager",
        rank: 1 + place,
        command: {
          kind: "activate-site",
          site: site.id as SiteId,
          zone: site.zone,
          country: site.country,
        },
      }),
    ),
    ...(entries.length === 0
      ? []
      : [
          {
            ...begin,
            id: "list",
            role: "allocation-keeper" as const,
            rank: 1000,
            command: { kind: "supply-list" as const, entries },
          },
        ]),
  ];
}

/** Screening, consent, every visit; at baseline eligibility, enrolment and assignment. */
export function conduct(person: PilotPerson): Draft[] {
  const { participant, ...by } = ofPerson(person);
  const first = person.visitNumbered.get(1);
  if (first === undefined) return [];
  const day = dayOf(first.date);
  const drafts: Draft[] = [
    {
      ...by,
      id: `screen-${participant}`,
      role: "coordinator",
      day,
      phase: "screen",
      command: { kind: "screen", participant, site: person.site, date: first.date },
    },
    {
      ...by,
      id: `consent-${participant}`,
      role: "coordinator",
      day,
      phase: "consent",
      // Every RFICDTC is blank: that they consented is certain, on which day is not known.
      command: { kind: "consent", participant, version: "1", date: { missing: "unknown" } },
    },
  ];
  for (const visit of person.visits) {
    drafts.push({
      ...by,
      id: `SV-${participant}-${visit.number}`,
      role: "coordinator",
      day: visit.day,
      phase: "visit",
      visit: visit.number,
      rank: 0,
      command: {
        kind: "start-visit",
        participant,
        visit: visit.visit,
        ...(visit.visit === "unscheduled" ? { number: visit.number } : {}),
        date: visit.date,
      },
    });
  }
  const baseline = person.visitNumbered.get(3);
  if (baseline === undefined || !isRandomised(person)) return drafts;
  const at = { ...by, day: baseline.day, phase: "visit" as const, visit: 3 };
  return [
    ...drafts,
    {
      ...at,
      id: `assess-${participant}`,
      role: "investigator",
      rank: 20,
      command: { kind: "assess-eligibility", participant },
    },
    {
      ...at,
      id: `enrol-${participant}`,
      role: "investigator",
      rank: 21,
      command: { kind: "enrol", participant, date: baseline.date },
    },
    {
      ...at,
      id: `assign-${participant}`,
      role: "investigator",
      rank: 22,
      command: { kind: "assign", participant, date: baseline.date },
    },
  ];
}
