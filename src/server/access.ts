import { blindCopy, type Study } from "../definition/index.ts";
import { mayGive } from "../engine/index.ts";
import type { AccessLine } from "./contract.ts";
import type { Caller } from "./caller.ts";
import { Rejected } from "./problem.ts";
import type { Server } from "./server-parts.ts";
import type { Shelved } from "./studies/study-shelf.ts";

const noStudy = {
  en: "There is no such study here, or you have no role in it. Ask your administrator.",
  "zh-CN": "此处没有该研究，或您在该研究中没有角色。请联系管理员。",
};
const noParticipant = {
  en: "There is no such participant at your sites. Nothing is shown.",
  "zh-CN": "您所在的中心没有该受试者，不显示任何内容。",
};
const notYourRole = {
  en: "You do not hold the role you name in this study. Nothing was done.",
  "zh-CN": "您在该研究中并无所声明的角色，未执行任何操作。",
};

const notForParticipants = {
  en: "Who works in the study is not shown here. Ask your site.",
  "zh-CN": "此处不显示研究人员名单，请咨询您的研究中心。",
};

/** The access lines of a person in a study. */
export function linesIn(session: Caller, study: string): readonly AccessLine[] {
  return session.access.filter((line) => line.study === study);
}

/** A study that the person has a role in, or is administrator of. @throws Rejected for anybody else */
export function studyFor(server: Server, session: Caller, study: string): Shelved {
  const shelved = server.studies.get(study);
  const known = session.access.some(
    (line) => line.study === study || line.role === "administrator",
  );
  if (shelved === undefined || !known) throw new Rejected(404, "study.unknown", noStudy);
  return shelved;
}

/** Whether somebody is shown what foretells allocations: who keeps the study's list, and nobody else. */
export function seesWholeStudy(session: Caller, { id }: Study): boolean {
  return linesIn(session, id).some(({ role }) => role === "allocation-keeper");
}

/** A study as somebody is shown it: its blind copy, unless they keep its list. */
export function studySeenBy(session: Caller, study: Study): Study {
  return seesWholeStudy(session, study) ? study : blindCopy(study);
}

/** Who works in a study is for those who work in it, and for administrators. @throws Rejected for participants */
export function staffOnly({ access }: Caller, study: string): void {
  const works = access.some(
    ({ role, study: of }) => role === "administrator" || (of === study && role !== "participant"),
  );
  if (!works) throw new Rejected(403, "permission.staff", notForParticipants);
}

/** A study in which the person has a role of the study itself: being administrator shows no record. */
export function recordsFor(server: Server, session: Caller, study: string): Shelved {
  const shelved = studyFor(server, session, study);
  if (linesIn(session, study).length === 0)
    throw new Rejected(403, "permission.study-role", noStudy);
  return shelved;
}

/**
 * The version of a participant's record as the database shows it to this person.
 *
 * @throws Rejected when it shows them nothing, whatever the reason; the attempt is recorded
 */
export async function versionFor(
  server: Server,
  session: Caller,
  study: string,
  participant: string,
): Promise<number> {
  await server.follower.reach(server.written.last(study, participant));
  const version = await server.store.mayRead(
    session.person.id,
    study,
    `participant/${participant}`,
  );
  if (version === undefined) {
    await server.identity.record(session.person.id, {
      type: "command-refused",
      study,
      participant: plainWord(participant),
      command: "view",
      refusal: "participant.unknown",
    });
    throw new Rejected(404, "participant.unknown", noParticipant);
  }
  return version;
}

/** Which of a person's roles a command is given in: the one asked for, else the first that may give it. */
export function roleFor(
  lines: readonly AccessLine[],
  kind: string,
  asked: string | undefined,
): AccessLine | undefined {
  const held = asked === undefined ? lines : lines.filter(({ role }) => role === asked);
  if (asked !== undefined && held.length === 0) {
    throw new Rejected(403, "permission.role-not-held", notYourRole);
  }
  return held.find(({ role }) => role !== "administrator" && mayGive(role, kind)) ?? held[0];
}

/** Letters, digits, `.`, `_`, `:`, `/` and `-`, as the journal takes them for the name of a record. */
const participantName = /^[A-Za-z0-9._:/-]{1,128}$/;

/** @throws Rejected for what cannot be a participant's number, before anything looks for a record of that name */
export function checkParticipant(participant: string): void {
  if (!participantName.test(participant))
    throw new Rejected(404, "participant.unknown", noParticipant);
}

/** What somebody sent as an id, as far as the record can keep it. */
export function plainWord(sent: string): string {
  return sent
    .slice(0, 64)
    .replace(/\p{Cc}/gu, " ")
    .toWellFormed();
}
