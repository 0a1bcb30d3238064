import { studyHash } from "../../definition/index.ts";
import type { StudyState } from "../../engine/index.ts";
import { jsonAnswer } from "../answer.ts";
import { linesIn, recordsFor, seesWholeStudy, studyFor, studySeenBy } from "../access.ts";
import type { ProgrammeCard, SiteLine, VersionLine } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { Rejected } from "../problem.ts";
import { countByStatus } from "../seen.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const noVersion = {
  en: "This study has no such version.",
  "zh-CN": "该研究没有此版本。",
};

/** Studies as protocols: what they are, which versions they had, where they run. */
export const studyRoutes = {
  "GET /api/programmes": async (server, { session }) => {
    const seen = server.studies
      .all()
      .filter(({ study }) =>
        session.access.some((line) => line.study === study.id || line.role === "administrator"),
      );
    return Promise.all(
      seen.map(async (shelved) => {
        const counts =
          linesIn(session, shelved.study.id).length === 0
            ? undefined
            : await countByStatus(server.store, session.person.id, shelved.study.id);
        return describeProgramme(shelved, counts);
      }),
    );
  },

  "GET /api/studies/{study}": async (server, { session, params }) => {
    const shelved = studyFor(server, session, params.study);
    const state = await shelved.trial.studyState();
    return {
      study: studySeenBy(session, shelved.study),
      hash: shelved.hash,
      versions: versionsOf(shelved, state),
      sites: sitesOf(shelved, state.sites),
      state,
      mode: server.mode,
      access: [...linesIn(session, params.study)],
    };
  },

  "GET /api/studies/{study}/versions/{hash}": async (
    server,
    { session, params, request, headers },
  ) => {
    const { versions } = studyFor(server, session, params.study);
    const study = versions.get(params.hash);
    if (study === undefined) throw new Rejected(404, "study.unknown-version", noVersion);
    // What stands under a hash never changes; the whole value is not left behind for the device's next user.
    const kept = seesWholeStudy(session, study)
      ? "no-store"
      : "private, max-age=31536000, immutable";
    headers.set("cache-control", kept);
    return jsonAnswer(JSON.stringify(studySeenBy(session, study)), request, headers);
  },

  "GET /api/studies/{study}/summaries": async (server, { session, params, request, headers }) => {
    recordsFor(server, session, params.study);
    await server.follower.reach(server.written.last(params.study));
    const texts = await server.store.summaries.read(session.person.id, params.study);
    // The texts are handed on as they are kept: nothing is parsed to be printed again.
    const body = `{"position":${server.follower.position()},"now":"${server.clock().toISOString()}","participants":[${texts.join(",")}]}`;
    return jsonAnswer(body, request, headers);
  },
} satisfies Partial<
  Handlers<
    | "GET /api/programmes"
    | "GET /api/studies/{study}"
    | "GET /api/studies/{study}/versions/{hash}"
    | "GET /api/studies/{study}/summaries"
  >
>;

function describeProgramme(
  { study, hash }: Shelved,
  counts: Readonly<Record<string, number>> | undefined,
): ProgrammeCard {
  const { id, version, title, indication, sponsor, phase, blinding, planned, registry } = study;
  return {
    study: id,
    version: hash,
    versionName: version,
    title,
    indication,
    sponsor,
    phase,
    blinding,
    planned,
    products: study.products.map((product) => ({ id: product.id, name: product.name })),
    registry: [...registry],
    sites: study.sites.length,
    milestones: study.milestones,
    ...(counts === undefined ? {} : { counts: { ...counts } }),
  };
}

function versionsOf(
  { hash, versions }: Shelved,
  { released, releasedAt }: Pick<StudyState, "released" | "releasedAt">,
): VersionLine[] {
  return [...versions.values()].map((study) => {
    const own = studyHash(study);
    const at = releasedAt[released.indexOf(own)];
    return {
      hash: own,
      version: study.version,
      current: own === hash,
      released: at !== undefined,
      ...(at === undefined ? {} : { releasedAt: at }),
    };
  });
}

function sitesOf(
  { study }: Shelved,
  active: Readonly<Record<string, { readonly zone: string; readonly country: string }>>,
): SiteLine[] {
  const planned = new Map(study.sites.map((site) => [site.id, site]));
  const ids = [...new Set([...planned.keys(), ...Object.keys(active)])];
  return ids.map((id) => {
    const site = planned.get(id);
    const running = active[id];
    return {
      id,
      name: site?.name ?? { en: `Site ${id}`, "zh-CN": `${id} 中心` },
      zone: running?.zone ?? site?.zone ?? "UTC",
      country: running?.country ?? site?.country ?? "",
      active: running !== undefined,
      ...(site?.investigator === undefined ? {} : { investigator: site.investigator }),
    };
  });
}
