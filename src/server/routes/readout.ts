import { readoutOf } from "../../definition/index.ts";
import type { Caller } from "../caller.ts";
import type { CutLine, LookLine, ReadoutPage } from "../contract.ts";
import type { Call, Handlers } from "../handler.ts";
import type { Look } from "../identity/index.ts";
import { done, Rejected } from "../problem.ts";
import { askReadout } from "../readout/ask-readout.ts";
import { continuedBy, continuing } from "../readout/continued.ts";
import { cutName, cutNamed, lookManifest } from "../readout/cut-name.ts";
import {
  blindsNobody,
  closedGroupFor,
  cutTakerFor,
  isUnblinded,
  mayLook,
  mayTakeCut,
  readoutFor,
  resultsFor,
} from "../readout/readout-access.ts";
import type { ReportFormat } from "../readout/readout-message.ts";
import { estimandLines } from "../readout/estimand-lines.ts";
import { participantsSeenBy } from "../seen.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import type { Cut } from "../../store/index.ts";

const noDisplay = {
  en: "The report of this cut has no such table, figure or listing.",
  "zh-CN": "该数据截点的报告中没有此表格、图形或清单。",
};
const noResult = {
  en: "The report of this cut has no such number.",
  "zh-CN": "该数据截点的报告中没有此数值。",
};

type ReportEndpoint = `GET /api/studies/{study}/readout/report.${ReportFormat}`;

/** Results of a data cut: who may read them, blinded or not, is decided before anything is looked at. */
export const readoutRoutes = {
  "GET /api/studies/{study}/readout": async (server, { session, params, query }) =>
    pageFor(server, session, await readoutFor(server, session, params.study), query.cut),

  "POST /api/studies/{study}/readout/cuts": async (server, { session, params }) => {
    const { study, hash, versions } = await cutTakerFor(server, session, params.study);
    // What is read as one is cut as one: the earlier study first, so that its cut stands before this one.
    const earlier = server.studies.get(study.readout?.continues?.study ?? "");
    if (earlier !== undefined)
      await server.store.takeCut(earlier.study.id, earlier.hash, session.person.id);
    const cut = await server.store.takeCut(study.id, hash, session.person.id);
    return cutLineOf(cut, { versions, names: await namesOf(server), isLooker: false });
  },

  "POST /api/studies/{study}/readout/looks": async (server, { session, params, body }) => {
    const { study } = await closedGroupFor(server, session, params.study);
    const cut = await cutNamed(server, study.id, body.cut);
    const look = done(
      await server.identity.beginLook(session.token, {
        study: study.id,
        cut: cutName(cut),
        reason: body.reason,
        grant: body.grant,
        manifest: lookManifest(cut),
      }),
    );
    return lookLineOf(look, await namesOf(server));
  },

  "GET /api/studies/{study}/readout/displays/{display}": async (server, call) => {
    const asked = await whichReadout(server, call.session, call.params.study, call.query);
    const found = await askReadout(server, asked.shelved, asked, {
      kind: "display",
      display: call.params.display,
      language: call.query.language,
    });
    if (found === undefined) throw new Rejected(404, "readout.no-display", noDisplay);
    return found;
  },

  "GET /api/studies/{study}/readout/results": async (server, { session, params, query }) => {
    const asked = await whichReadout(server, session, params.study, query);
    const found = await askReadout(server, asked.shelved, asked, {
      kind: "rows",
      result: query.result,
      language: query.language,
      seen: await seenIn(server, session, [params.study, ...continuedBy(asked.shelved)]),
      from: query.from,
    });
    if (found === undefined) throw new Rejected(404, "readout.no-result", noResult);
    return found;
  },

  "GET /api/studies/{study}/readout/report.html": reportIn("html", "text/html; charset=utf-8"),
  "GET /api/studies/{study}/readout/report.pdf": reportIn("pdf", "application/pdf"),
  "GET /api/studies/{study}/readout/report.rtf": reportIn("rtf", "application/rtf"),
  "GET /api/studies/{study}/readout/report.json": reportIn("json", "application/json"),
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/readout"
    | "POST /api/studies/{study}/readout/cuts"
    | "POST /api/studies/{study}/readout/looks"
    | "GET /api/studies/{study}/readout/displays/{display}"
    | "GET /api/studies/{study}/readout/results"
    | ReportEndpoint
  >
>;

interface Asked {
  readonly cut: string;
  readonly unblinded?: "true" | "false" | undefined;
}

/** Which readout is asked for, once it is clear that the person may have it. */
async function whichReadout(
  server: Server,
  session: Caller,
  id: string,
  { cut: name, unblinded: asks }: Asked,
): Promise<{ readonly shelved: Shelved; readonly cut: Cut; readonly unblinded: boolean }> {
  const shelved = await resultsFor(server, session, id);
  const isAsked = asks === "true" && !blindsNobody(server, shelved);
  if (isAsked) await closedGroupFor(server, session, id);
  const cut = await cutNamed(server, id, name);
  return { shelved, cut, unblinded: await isUnblinded(server, session, shelved, cut, isAsked) };
}

/** Of each study, the participants whose records somebody may read. */
async function seenIn(
  { store }: Server,
  { person }: Caller,
  studies: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const seen = studies.map(async (study) => [
    study,
    await participantsSeenBy(store, person.id, study),
  ]);
  return Object.fromEntries(await Promise.all(seen));
}

function reportIn(format: ReportFormat, type: string) {
  return async (
    server: Server,
    { session, params, query }: Call<ReportEndpoint>,
  ): Promise<Response> => {
    const asked = await whichReadout(server, session, params.study, query);
    const { cut, unblinded } = asked;
    const question = { kind: "report", format, language: query.language } as const;
    const bytes = await askReadout(server, asked.shelved, asked, question);
    const secret = unblinded && !blindsNobody(server, asked.shelved);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: params.study,
      what: `report.${format} of cut ${cutName(cut)}${secret ? ", unblinded" : ""}`,
    });
    const name = `${params.study}-report-${cut.position}${secret ? "-unblinded" : ""}.${format}`;
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": type,
        // Never shown as a page of ours, whatever is in it.
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        "cache-control": "no-store",
      },
    });
  };
}

async function pageFor(
  server: Server,
  session: Caller,
  shelved: Shelved,
  asked: string | undefined,
): Promise<ReadoutPage> {
  const { study, versions } = shelved;
  const cuts = (await server.store.listCuts(study.id)).toReversed();
  const cut = asked === undefined ? cuts[0] : await cutNamed(server, study.id, asked);
  const read = cut === undefined ? study : versions.get(cut.studyVersion);
  const names = await namesOf(server);
  const isOpen = blindsNobody(server, shelved);
  const isLooker = mayLook(session, shelved) && !isOpen;
  const own = isLooker ? await server.identity.looksOfSession(session.token, study.id) : [];
  // A look at what goes on from this study tells of it too.
  const told = [study.id, ...continuing(server, study.id).map((one) => one.study.id)];
  const looks = await Promise.all(told.map((id) => server.identity.looksOf(id)));
  const look = own.find((one) => cut !== undefined && one.cut === cutName(cut));
  return {
    open: isOpen,
    cuts: cuts.map((one) => cutLineOf(one, { versions, names, isLooker })),
    ...(cut === undefined ? {} : { cut: cutName(cut) }),
    estimands: read === undefined ? [] : estimandLines(read),
    displays: (read === undefined ? [] : readoutOf(read).displays).map(({ id, kind, titles }) => ({
      id,
      kind,
      titles: [...titles],
    })),
    mayTakeCut: mayTakeCut(server, session, shelved),
    mayLook: isLooker,
    ...(look === undefined ? {} : { look: lookLineOf(look, names) }),
    looks: looks.flat().map((one) => lookLineOf(one, names)),
    simulated: server.mode !== "live",
  };
}

type Names = ReadonlyMap<string, string>;

async function namesOf({ identity }: Server): Promise<Names> {
  return new Map((await identity.listPeople()).map(({ id, name }) => [id, name]));
}

function cutLineOf(
  cut: Cut,
  {
    versions,
    names,
    isLooker,
  }: {
    readonly versions: Shelved["versions"];
    readonly names: Names;
    readonly isLooker: boolean;
  },
): CutLine {
  const version = versions.get(cut.studyVersion);
  return {
    id: cutName(cut),
    position: cut.position,
    events: cut.events,
    contentHash: cut.contentHash,
    takenAt: cut.takenAt,
    takenBy: names.get(cut.takenBy) ?? cut.takenBy,
    studyVersion: cut.studyVersion,
    versionName: version?.version ?? "",
    readable: version !== undefined,
    ...(isLooker ? { look: lookManifest(cut) } : {}),
  };
}

function lookLineOf({ person, study, at, until, cut, reason }: Look, names: Names): LookLine {
  return { person: names.get(person) ?? person, study, at, until, cut, reason };
}
