import type { Study } from "../../definition/index.ts";
import type { Role } from "../../engine/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const noEscalation = {
  en: "The study raises no doses, so there are no cohorts to show.",
  "zh-CN": "本研究不设剂量递增，没有可显示的队列。",
};
const forCommittee = {
  en: "The pack is shown only to the safety review committee and the medical monitor.",
  "zh-CN": "该资料仅向安全性审查委员会和医学监查员显示。",
};

const committee: ReadonlySet<string> = new Set<Role>(["committee", "medical-monitor"]);
/** Where nobody is blinded, whoever runs the study follows the escalation too. */
const openly: ReadonlySet<string> = new Set<Role>([
  ...committee,
  "study-manager",
  "data-manager",
] as Role[]);

/** Whether somebody sees the whole board: toxicities, and the participants of every site. */
export function seesBoard({ id, blinding }: Study, session: Caller): boolean {
  return holds(session, id, blinding === "open" ? openly : committee);
}

/** A study with an escalation that the person has a role in. @throws Rejected where there is none */
export function escalatingFor(server: Server, session: Caller, study: string): Shelved {
  const shelved = recordsFor(server, session, study);
  const isOnlyParticipant = linesIn(session, study).every(({ role }) => role === "participant");
  if (shelved.study.escalation === undefined || isOnlyParticipant)
    throw new Rejected(404, "cohorts.none", noEscalation);
  return shelved;
}

/** A study for somebody who decides about its cohorts. @throws Rejected for everybody else; the attempt is recorded */
export async function committeeFor(
  server: Server,
  session: Caller,
  study: string,
): Promise<Shelved> {
  const shelved = escalatingFor(server, session, study);
  if (!holds(session, study, committee)) {
    await server.identity.record(session.person.id, {
      type: "command-refused",
      study,
      command: "view",
      refusal: "permission.committee",
    });
    throw new Rejected(403, "permission.committee", forCommittee);
  }
  return shelved;
}

/** What concerns every site is for those whose role holds for every site. */
function holds(session: Caller, study: string, roles: ReadonlySet<string>): boolean {
  return linesIn(session, study).some(({ role, sites }) => sites === "all" && roles.has(role));
}
