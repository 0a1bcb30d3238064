import type { Role } from "../../engine/index.ts";
import type { Cut } from "../../store/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { wallFor } from "../wall-access.ts";
import { continuedBy } from "./continued.ts";
import { cutName } from "./cut-name.ts";

const notForYou = {
  en: "Results over all sites are shown to study management, data management, the medical monitor, the committee, the statistician who keeps the list, and inspectors.",
  "zh-CN":
    "全部中心的汇总结果仅向研究管理员、数据管理员、医学监查员、委员会、保管随机表的统计师和检查员显示。",
};
const proveFirst = {
  en: "This is shown only during an unblinded look at this data cut. Begin one with your password and a reason; it is recorded.",
  "zh-CN": "仅在对该数据截点进行非盲查看期间显示。请以密码和理由开始查看，该操作将被记录。",
};
const notTaker = {
  en: "Data cuts are taken by study management and data management; where two studies are read together, of both. Nothing was done.",
  "zh-CN":
    "数据截点由研究管理员或数据管理员建立；两项研究合并读取时，须同时具备两项研究的该角色。未执行任何操作。",
};

const notBoth = {
  en: "These results are read together with those of the study that they go on from. They are shown to who may read the results of both.",
  "zh-CN": "该结果与其所延续研究的结果合并读取，仅向有权阅读两项研究结果的人员显示。",
};

/** Who may look unblinded: a closed group of each study, named by its grants. */
const closedGroup: ReadonlySet<string> = new Set<Role>(["allocation-keeper", "committee"]);
const takers: ReadonlySet<string> = new Set<Role>(["study-manager", "data-manager"]);
/** Who follows the whole study. A site, and whoever looks after some sites only, is shown nothing over all of them. */
const readers: ReadonlySet<string> = new Set<Role>([
  "study-manager",
  "data-manager",
  "medical-monitor",
  "inspector",
  ...(closedGroup as ReadonlySet<Role>),
]);

/** Whether somebody may take a cut: what is read as one is cut as one. */
export const mayTakeCut = (server: Server, session: Caller, shelved: Shelved): boolean =>
  [shelved.study.id, ...continuedBy(shelved)].every(
    (id) => server.studies.get(id) === undefined || holds(session, id, takers),
  );
/** Whether somebody may look unblinded: where two studies are read as one, in both. */
export const mayLook = (session: Caller, shelved: Shelved): boolean =>
  [shelved.study.id, ...continuedBy(shelved)].every((id) => holds(session, id, closedGroup));

/** A study for somebody who may read its results. @throws Rejected for everybody else; the attempt is recorded */
export async function readoutFor(server: Server, session: Caller, study: string): Promise<Shelved> {
  const shelved = recordsFor(server, session, study);
  if (!holds(session, study, readers)) {
    await noteRefusal(server, session, study, "permission.readout");
    throw new Rejected(403, "permission.readout", notForYou);
  }
  return shelved;
}

/**
 * A study for somebody who may read results of its cuts: where they are read together with those of another study, of both.
 *
 * @throws Rejected for everybody else; the attempt is recorded
 */
export async function resultsFor(server: Server, session: Caller, study: string): Promise<Shelved> {
  const shelved = await readoutFor(server, session, study);
  for (const earlier of continuedBy(shelved)) {
    // What is not here cannot be shown; that it is not here is said when the cut is read.
    if (server.studies.get(earlier) === undefined || holds(session, earlier, readers)) continue;
    await noteRefusal(server, session, study, "permission.readout-both");
    throw new Rejected(403, "permission.readout-both", notBoth);
  }
  return shelved;
}

/** A study for somebody who may take its cuts. @throws Rejected for everybody else; the attempt is recorded */
export async function cutTakerFor(
  server: Server,
  session: Caller,
  study: string,
): Promise<Shelved> {
  const shelved = await readoutFor(server, session, study);
  if (!mayTakeCut(server, session, shelved)) {
    await noteRefusal(server, session, study, "permission.cut");
    throw new Rejected(403, "permission.cut", notTaker);
  }
  return shelved;
}

/**
 * A study for somebody of the closed group. Nothing is looked at before this has answered.
 *
 * @throws Rejected for everybody else; the attempt is recorded
 */
export async function closedGroupFor(
  server: Server,
  session: Caller,
  study: string,
): Promise<Shelved> {
  // Of the group, whoever holds their role at some sites only is not of it for results over all of them.
  const shelved = server.studies.get(study);
  const isOfIt = shelved !== undefined && mayLook(session, shelved);
  return wallFor(server, session, study, isOfIt ? closedGroup : new Set<string>());
}

/**
 * Whether arms are told in what somebody asks for: in a study that blinds nobody always, else where that is asked for, by one
 * of the closed group, during a look at this very cut.
 *
 * @throws Rejected where it is asked for without one
 */
export async function isUnblinded(
  server: Server,
  session: Caller,
  shelved: Shelved,
  cut: Cut,
  isAsked: boolean,
): Promise<boolean> {
  const { study } = shelved;
  if (blindsNobody(server, shelved)) return true;
  if (!isAsked) return false;
  const looks = await server.identity.looksOfSession(session.token, study.id);
  if (looks.some((look) => look.cut === cutName(cut))) return true;
  await noteRefusal(server, session, study.id, "readout.no-look");
  throw new Rejected(403, "readout.no-look", proveFirst);
}

/** Whether arms are no secret: in no version of the study, nor of one that it is read together with. */
export function blindsNobody(server: Server, shelved: Shelved): boolean {
  const read = [shelved, ...[...continuedBy(shelved)].map((id) => server.studies.get(id))];
  return read.every(
    (one) =>
      one !== undefined && [...one.versions.values()].every(({ blinding }) => blinding === "open"),
  );
}

/** What concerns every site is for those whose role holds for every site. */
function holds(session: Caller, study: string, roles: ReadonlySet<string>): boolean {
  return linesIn(session, study).some(({ role, sites }) => sites === "all" && roles.has(role));
}

function noteRefusal(
  server: Server,
  session: Caller,
  study: string,
  refusal: string,
): Promise<void> {
  return server.identity.record(session.person.id, {
    type: "command-refused",
    study,
    command: "view",
    refusal,
  });
}
