import { staffOnly, studyFor } from "../access.ts";
import type { Delegation } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { type Delegation as DelegationEntry, isTask } from "../identity/index.ts";
import { done, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const noLine = {
  en: "There is no such line in the delegation log.",
  "zh-CN": "授权表中没有该条目。",
};
const noTask = { en: "The delegation log has no such task.", "zh-CN": "授权表中没有该职责。" };

/** The delegation logs of a study's sites. */
export const delegationRoutes = {
  "GET /api/studies/{study}/delegations": async (server, { session, params }) => {
    const shelved = studyFor(server, session, params.study);
    staffOnly(session, params.study);
    return (await linesOf(server, shelved)).map(describeDelegation);
  },

  "POST /api/studies/{study}/delegations": async (server, { session, params, body }) => {
    studyFor(server, session, params.study);
    staffOnly(session, params.study);
    const { person, to, tasks, ...given } = body;
    if (!tasks.every(isTask)) throw new Rejected(422, "delegation.task", noTask);
    const line = done(
      await server.identity.enterDelegation(
        person,
        {
          ...given,
          study: params.study,
          tasks: tasks,
          ...(to === undefined ? {} : { to }),
        },
        session.person.id,
        today(server),
      ),
    );
    return describeDelegation(line);
  },

  "POST /api/studies/{study}/delegations/{line}/end": async (
    server,
    { session, params, body: { reason } },
  ) => {
    const shelved = studyFor(server, session, params.study);
    await lineOf(server, shelved, params.line);
    const by = session.person.id;
    done(await server.identity.endDelegation(params.line, by, today(server), { reason }));
    return describeDelegation(await lineOf(server, shelved, params.line));
  },

  "POST /api/studies/{study}/delegations/{line}/{act}": async (server, { session, params }) => {
    const shelved = studyFor(server, session, params.study);
    await lineOf(server, shelved, params.line);
    const by = session.person.id;
    const acts = {
      sign: () => server.identity.signDelegation(params.line, by, today(server)),
      accept: () => server.identity.acceptDelegation(params.line, by),
    };
    done(await acts[params.act]());
    return describeDelegation(await lineOf(server, shelved, params.line));
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/delegations"
    | "POST /api/studies/{study}/delegations"
    | "POST /api/studies/{study}/delegations/{line}/end"
    | "POST /api/studies/{study}/delegations/{line}/{act}"
  >
>;

async function linesOf(server: Server, { study }: Shelved): Promise<readonly DelegationEntry[]> {
  const sites = [...new Set(study.sites.map(({ id }) => id))];
  const logs = await Promise.all(
    sites.map((site) => server.identity.delegationLog(study.id, site)),
  );
  return logs.flat();
}

/** A line of this study: what stands in another study's log is not reached through here. */
async function lineOf(server: Server, shelved: Shelved, id: string): Promise<DelegationEntry> {
  const line = (await linesOf(server, shelved)).find((one) => one.id === id);
  if (line === undefined) throw new Rejected(404, "delegation.unknown", noLine);
  return line;
}

/** The calendar day on the server; a site's own day is at most one off, which a delegation line bears. */
function today(server: Server): string {
  return server.clock().toISOString().slice(0, 10);
}

function describeDelegation(line: DelegationEntry): Delegation {
  const { id, person, study, site, tasks, from, to, enteredAt, lateDays, signedBy, acceptedAt } =
    line;
  return {
    id,
    person,
    study,
    site,
    tasks: [...tasks],
    from,
    enteredAt,
    late: lateDays > 0,
    lateDays,
    accepted: acceptedAt !== undefined,
    ...(to === undefined ? {} : { to }),
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(line.endedBy === undefined ? {} : { endedBy: line.endedBy }),
    ...(line.endReason === undefined ? {} : { endReason: line.endReason }),
  };
}
