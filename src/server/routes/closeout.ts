import { recordsFor } from "../access.ts";
import { type CloseoutDesk, openCloseoutDesk, type Standing } from "../archive/closeout-desk.ts";
import type { Caller } from "../caller.ts";
import type { CloseoutLine } from "../contract.ts";
import { streamedBytes } from "../export/streamed-bytes.ts";
import type { Handlers } from "../handler.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { linesIn } from "../access.ts";

const noSite = {
  en: "There is no such site in this study, or you have no role there.",
  "zh-CN": "本研究中没有该中心，或您在该中心没有角色。",
};

const desks = new WeakMap<Server, CloseoutDesk>();

function deskOf(server: Server): CloseoutDesk {
  const desk = desks.get(server) ?? openCloseoutDesk(server);
  desks.set(server, desk);
  return desk;
}

/** A site's own package at the end of a study: asked for, checked, accepted, taken away. */
export const closeoutRoutes = {
  "GET /api/studies/{study}/closeouts": async (server, { session, params }) => {
    const shelved = recordsFor(server, session, params.study);
    const { sites } = await shelved.trial.studyState();
    const seen = Object.keys(sites).filter((site) => seesSite(session, params.study, site));
    const desk = deskOf(server);
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    const lines: CloseoutLine[] = [];
    for (const site of seen.sort()) {
      lines.push(lineOf(await desk.standing(shelved, session, site), (id) => names.get(id) ?? id));
    }
    return lines;
  },

  "POST /api/studies/{study}/closeouts/{site}": async (server, { session, params, body }) => {
    const shelved = recordsFor(server, session, params.study);
    if (!seesSite(session, params.study, params.site))
      throw new Rejected(403, "permission.site", noSite);
    await deskOf(server).request(shelved, session, params.site, body.language);
  },

  "GET /api/studies/{study}/closeouts/{site}/{closeout}/file": async (
    server,
    { session, params },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    const { zip, bytes } = await deskOf(server).fetch(shelved, session, params);
    const name = `${params.study}-${params.site}-closeout.zip`;
    return streamedBytes(zip, "application/zip", name, bytes);
  },

  "POST /api/studies/{study}/closeouts/{site}/{closeout}/accept": async (
    server,
    { session, params, body },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    await deskOf(server).accept(shelved, session, params, body);
  },

  "POST /api/studies/{study}/closeouts/{site}/{closeout}/reject": async (
    server,
    { session, params, body },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    await deskOf(server).reject(shelved, session, params, body.reason);
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/closeouts"
    | "POST /api/studies/{study}/closeouts/{site}"
    | "GET /api/studies/{study}/closeouts/{site}/{closeout}/file"
    | "POST /api/studies/{study}/closeouts/{site}/{closeout}/accept"
    | "POST /api/studies/{study}/closeouts/{site}/{closeout}/reject"
  >
>;

/** Participants see nothing of it; everybody else the state at their sites. */
function seesSite(session: Caller, study: string, site: string): boolean {
  return linesIn(session, study).some(
    ({ role, sites }) => role !== "participant" && (sites === "all" || sites.includes(site)),
  );
}

function lineOf(standing: Standing, nameOf: (id: string) => string): CloseoutLine {
  const { site, round, earlier, making, since, keeps, decides } = standing;
  if (round === undefined) return { site, state: "none", earlier, since, keeps, decides };
  const { closeout, state, requestedAt, requestedBy, decidedAt, decidedBy, reason } = round;
  const made = round.package;
  return {
    site,
    closeout,
    state,
    requestedAt,
    requestedBy: nameOf(requestedBy),
    earlier,
    since,
    keeps,
    decides,
    ...(making === undefined ? {} : { making }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(decidedBy === undefined ? {} : { decidedBy: nameOf(decidedBy) }),
    ...(keeps && reason !== undefined ? { reason } : {}),
    // What is in the package is the site's own business.
    ...(keeps && made !== undefined
      ? {
          package: {
            manifest: made.manifest,
            bytes: made.bytes,
            files: made.files,
            faults: [...made.faults],
            position: made.position,
          },
        }
      : {}),
  };
}
