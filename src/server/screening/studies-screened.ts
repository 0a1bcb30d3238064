import { screensPeople } from "../../engine/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const notYours = {
  en: "People are screened by a study's sites and by who manages it; you hold no such role in any study named here. Nothing was read.",
  "zh-CN": "仅研究中心人员和研究管理者可进行筛选，您在所涉研究中没有此类角色。未读取任何内容。",
};
const noneOpen = {
  en: "None of your studies is released yet, so there is nothing to hold anybody against.",
  "zh-CN": "您的研究均尚未发布，没有可供比对的标准。",
};

/** Whether somebody screens people for a study. */
export function screensFor(session: Caller, study: string): boolean {
  return linesIn(session, study).some(({ role }) => screensPeople(role));
}

/** That somebody may not screen there. The attempt is recorded. */
export async function refusedTo(server: Server, session: Caller, study: string): Promise<Rejected> {
  await server.identity.record(session.person.id, {
    type: "command-refused",
    study,
    command: "screen-person",
    refusal: "permission.role",
  });
  return new Rejected(403, "permission.role", notYours);
}

/**
 * The released studies that somebody screens for; of those named, all or none.
 *
 * @throws Rejected where there are none, or one that is named is none of theirs
 */
export async function studiesScreened(
  server: Server,
  session: Caller,
  named?: readonly string[],
): Promise<readonly Shelved[]> {
  for (const id of named ?? []) {
    recordsFor(server, session, id);
    if (!screensFor(session, id)) throw await refusedTo(server, session, id);
  }
  const own = server.studies
    .all()
    .filter(({ study: { id } }) => screensFor(session, id) && (named?.includes(id) ?? true));
  if (own.length === 0) {
    throw await refusedTo(server, session, session.access[0]?.study ?? "*");
  }
  const released = await Promise.all(
    own.map(async (shelved) => {
      const state = await shelved.trial.studyState();
      return state.released.some((one) => one === shelved.hash) ? [shelved] : [];
    }),
  );
  const open = released.flat();
  if (open.length === 0) throw new Rejected(422, "screening.none-open", noneOpen);
  return open;
}
