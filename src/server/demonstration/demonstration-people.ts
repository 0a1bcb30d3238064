import type { Study } from "../../definition/index.ts";
import type { Role } from "../../engine/index.ts";
import type { GrantInput, GrantRole } from "../identity/index.ts";
import { everyStudy } from "../identity/index.ts";

/** Somebody who tries the application out. None of these people exists. */
export interface DemonstrationPerson {
  readonly role: GrantRole;
  readonly name: string;
  readonly nameZh: string;
  readonly email: string;
  readonly grants: readonly GrantInput[];
  /** Where the role holds, for the list of sign-ins; those without are not listed. */
  readonly shown?: string;
}

const wholeStudy: readonly (readonly [GrantRole, string, string])[] = [
  ["monitor", "Wang Hao", "王浩"],
  ["data-manager", "Zhao Min", "赵敏"],
  ["study-manager", "Sun Yu", "孙宇"],
  ["laboratory", "Qian Lin", "钱琳"],
  ["pharmacist", "Zhou Lan", "周岚"],
  ["allocation-keeper", "He Ping", "何平"],
  ["quality", "Lin Yue", "林悦"],
  ["medical-monitor", "Fan Li", "范黎"],
  ["committee", "Deng Kai", "邓恺"],
  ["inspector", "Gao Ning", "高宁"],
];

/**
 * One person for each role, and at each study's second site a coordinator and an investigator of its own, so that the
 * wall between sites can be seen from both sides.
 */
export function demonstrationPeople(studies: readonly Study[]): readonly DemonstrationPerson[] {
  const at = (role: Role, index: number): GrantInput[] =>
    studies.flatMap(({ id, sites }) => {
      const site = sites[index];
      return site === undefined ? [] : [{ role, study: id, site: site.id }];
    });
  const everywhere = (role: GrantRole): GrantInput[] =>
    studies.map(({ id }) => ({ role, study: id }));
  const first = studies[0];
  return [
    person("coordinator", "Li Wei", "李薇", at("coordinator", 0), "the first site of each study"),
    person(
      "investigator",
      "Chen Jing",
      "陈静",
      at("investigator", 0),
      "the first site of each study",
    ),
    ...wholeStudy.map(([role, name, nameZh]) =>
      person(role, name, nameZh, everywhere(role), "all sites"),
    ),
    person(
      "administrator",
      "Xu Lei",
      "徐磊",
      [{ role: "administrator", study: everyStudy }],
      "accounts and rights, no clinical data",
    ),
    ...(first === undefined
      ? []
      : [
          person(
            "participant",
            "Participant",
            "受试者",
            [{ role: "participant", study: first.id, participant: firstParticipant(first) }],
            `only ${firstParticipant(first)} of ${first.id}`,
          ),
        ]),
    {
      ...person("coordinator", "Liu Yang", "刘洋", at("coordinator", 1)),
      email: "coordinator2@neurite.example",
      shown: "the second site of each study",
    },
    // Two people sign: the second of each is somebody else.
    {
      ...person("quality", "Cao Ming", "曹明", everywhere("quality")),
      email: "quality2@neurite.example",
      shown: "all sites, the second signature",
    },
    {
      ...person("committee", "Luo Qing", "罗晴", everywhere("committee")),
      email: "committee2@neurite.example",
      shown: "all sites, the second signature",
    },
    {
      ...person("investigator", "Huang Rui", "黄睿", at("investigator", 1)),
      email: "investigator2@neurite.example",
    },
  ];
}

function person(
  role: GrantRole,
  name: string,
  nameZh: string,
  grants: readonly GrantInput[],
  shown?: string,
): DemonstrationPerson {
  const email = `${role}@neurite.example`;
  // As they would sign: readable on every screen, whichever language it speaks.
  return {
    role,
    name: `${nameZh} ${name}`,
    nameZh,
    email,
    grants,
    ...(shown === undefined ? {} : { shown }),
  };
}

/** The number that the first generated person at the first site may have; whoever holds it is that participant. */
function firstParticipant({ sites }: Study): string {
  return `${sites[0]?.id ?? "01"}-001`;
}

/** Who did what a generated step says was done: the person of that role, at that site; of several the one whose turn it is. */
export function personFor(
  people: readonly DemonstrationPerson[],
  study: Study,
  role: Role,
  sites: readonly string[] | "all",
  turn = 1,
): DemonstrationPerson | undefined {
  const fit = people.filter(
    (person) =>
      person.role === role &&
      person.grants.some(
        (grant) =>
          grant.study === study.id &&
          (grant.site === undefined || sites === "all" || sites.includes(grant.site)),
      ),
  );
  return fit[turn - 1] ?? fit[0];
}
