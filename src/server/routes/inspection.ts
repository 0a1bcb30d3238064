import { recordsFor, studyFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import { fileResponse } from "../files/file-response.ts";
import { takeFile } from "../files/take-file.ts";
import type { Handlers } from "../handler.ts";
import { documentList } from "../inspection/document-list.ts";
import type { KeptFile } from "../inspection/inspection-event.ts";
import {
  findInspectionFile,
  keepInspectionFile,
  readInspectionFile,
} from "../inspection/inspection-files.ts";
import {
  addToInspection,
  admitInspection,
  mayInspect,
  readInspection,
} from "../inspection/inspection-record.ts";
import { documentStream, requestStream } from "../inspection/inspection-stream.ts";
import { type InspectionRequest, requestList } from "../inspection/request-list.ts";
import { systemFacts } from "../inspection/system-facts.ts";
import { readValidationPack, writeValidationCsv } from "../inspection/validation-pack.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";

const noRequest = {
  en: "There is no such request that you have to do with. Nothing was changed.",
  "zh-CN": "没有与您相关的该请求，未作任何修改。",
};
const closed = {
  en: "The request is closed. Nothing was added; the inspector can ask anew.",
  "zh-CN": "该请求已关闭，未添加任何内容；检查员可重新提出请求。",
};
const noFile = { en: "There is no such file here.", "zh-CN": "此处没有该文件。" };
const noSite = { en: "The study has no such site.", "zh-CN": "该研究没有此中心。" };
const taken = {
  en: "This id was used for another request. Nothing was asked.",
  "zh-CN": "该编号已用于其他请求，未提出请求。",
};

/** What stands in the inspector's seat beside the record itself: requests, documents, the system and its evidence. */
export const inspectionRoutes = {
  "GET /api/studies/{study}/inspection/requests": async (server, { session, params }) => {
    const all = streamsOf(server, session, params.study);
    const person = session.person.id;
    const requests = requestList(await readInspection(server.store, person, all));
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    const may = new Map<string, { readonly answer: boolean; readonly ask: boolean }>();
    for (const stream of all) {
      const answer = await mayInspect(server.store, person, stream, "answer");
      may.set(stream, { answer, ask: await mayInspect(server.store, person, stream, "ask") });
    }
    const [whole = "", ...ofSites] = all;
    return {
      requests: requests.toReversed().map(({ stream, entries, ...request }) => ({
        ...request,
        entries: entries.map(({ files, ...entry }) => ({
          ...entry,
          name: names.get(entry.by) ?? entry.by,
          files: [...files],
        })),
        mayAnswer: request.state !== "closed" && may.get(stream)?.answer === true,
        mayClose: request.state !== "closed" && may.get(stream)?.ask === true,
      })),
      mayAsk: {
        study: may.get(whole)?.ask === true,
        sites: ofSites
          .filter((stream) => may.get(stream)?.ask === true)
          .map((stream) => stream.slice(whole.length + 1)),
      },
    };
  },

  "POST /api/studies/{study}/inspection/requests": async (server, { session, params, body }) => {
    const all = streamsOf(server, session, params.study);
    const stream = requestStream(params.study, body.site);
    if (!all.includes(stream)) throw new Rejected(422, "inspection.site", noSite);
    const { id, text } = body;
    await addToInspection(server, {
      person: session.person.id,
      study: params.study,
      stream,
      act: "ask",
      id,
      event: { type: "inspection-asked", request: id, text },
      check(events) {
        if (requestList(events).some((request) => request.id === id)) {
          throw new Rejected(409, "inspection.taken", taken);
        }
      },
    });
  },

  "POST /api/studies/{study}/inspection/requests/{request}/answer": async (server, call) => {
    const { session, params, body } = call;
    const { id, stream } = await requestFor(server, session, params);
    await admitInspection(server, session.person.id, params.study, stream, "answer");
    const files: KeptFile[] = [];
    for (const hash of body.files) files.push(await fileOf(server, stream, hash));
    await addToInspection(server, {
      person: session.person.id,
      study: params.study,
      stream,
      act: "answer",
      id: body.id,
      event: { type: "inspection-answered", request: id, text: body.text, files },
      check: (events) => stillOpen(requestList(events), id),
    });
  },

  "POST /api/studies/{study}/inspection/requests/{request}/files": async (server, call) => {
    const { session, params, query, request } = call;
    const { id, stream } = await requestFor(server, session, params);
    const person = session.person.id;
    await admitInspection(server, person, params.study, stream, "answer");
    stillOpen(requestList(await readInspection(server.store, person, [stream])), id);
    const { name, mediaType, content } = await takeFile(request, query.name);
    return keepInspectionFile(server.store, stream, { file: name, mediaType }, content, person);
  },

  "POST /api/studies/{study}/inspection/requests/{request}/close": async (server, call) => {
    const { session, params, body } = call;
    const { id, stream } = await requestFor(server, session, params);
    await addToInspection(server, {
      person: session.person.id,
      study: params.study,
      stream,
      act: "close",
      id: body.id,
      event: { type: "inspection-closed", request: id },
      check: (events) => stillOpen(requestList(events), id),
    });
  },

  "GET /api/studies/{study}/inspection/files/{hash}": async (server, { session, params }) => {
    const streams = [...streamsOf(server, session, params.study), documentStream(params.study)];
    const found = await readInspectionFile(server.store, session.person.id, streams, params.hash);
    if (found === undefined) throw new Rejected(404, "inspection.file", noFile);
    return fileResponse(found);
  },

  "GET /api/studies/{study}/documents": async (server, { session, params }) => {
    recordsFor(server, session, params.study);
    const stream = documentStream(params.study);
    const events = await readInspection(server.store, session.person.id, [stream]);
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    return documentList(events).map((document) => ({
      ...document,
      name: names.get(document.filedBy) ?? document.filedBy,
    }));
  },

  "POST /api/studies/{study}/documents/files": async (server, call) => {
    const { session, params, query, request } = call;
    recordsFor(server, session, params.study);
    const stream = documentStream(params.study);
    const person = session.person.id;
    await admitInspection(server, person, params.study, stream, "file");
    const { name, mediaType, content } = await takeFile(request, query.name);
    return keepInspectionFile(server.store, stream, { file: name, mediaType }, content, person);
  },

  "POST /api/studies/{study}/documents": async (server, { session, params, body }) => {
    recordsFor(server, session, params.study);
    const stream = documentStream(params.study);
    await admitInspection(server, session.person.id, params.study, stream, "file");
    const { id, title, version, validFrom } = body;
    const file = await fileOf(server, stream, body.file);
    await addToInspection(server, {
      person: session.person.id,
      study: params.study,
      stream,
      act: "file",
      id,
      event: { type: "document-filed", document: id, title, version, validFrom, file },
    });
  },

  "GET /api/studies/{study}/validation": async (server, { session, params }) => {
    studyFor(server, session, params.study);
    const { version, requirements, tests } = readValidationPack();
    return {
      version,
      requirements: requirements.map(({ sentences, ...requirement }) => ({
        ...requirement,
        keptBy: [...requirement.keptBy],
        tests: [...requirement.tests],
        ...(sentences === undefined ? {} : { sentences: [...sentences] }),
      })),
      tests: Object.fromEntries(Object.entries(tests).map(([file, said]) => [file, [...said]])),
    };
  },

  "GET /api/studies/{study}/validation.csv": async (server, { session, params, query }) => {
    studyFor(server, session, params.study);
    const pack = readValidationPack();
    return new Response(writeValidationCsv(pack, query.language ?? "en"), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="neurite-${pack.version}-validation.csv"`,
        "cache-control": "no-store",
      },
    });
  },

  "GET /api/studies/{study}/system": async (server, { session, params }) => {
    studyFor(server, session, params.study);
    return systemFacts(server);
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/inspection/requests"
    | "POST /api/studies/{study}/inspection/requests"
    | "POST /api/studies/{study}/inspection/requests/{request}/answer"
    | "POST /api/studies/{study}/inspection/requests/{request}/files"
    | "POST /api/studies/{study}/inspection/requests/{request}/close"
    | "GET /api/studies/{study}/inspection/files/{hash}"
    | "GET /api/studies/{study}/documents"
    | "POST /api/studies/{study}/documents/files"
    | "POST /api/studies/{study}/documents"
    | "GET /api/studies/{study}/validation"
    | "GET /api/studies/{study}/validation.csv"
    | "GET /api/studies/{study}/system"
  >
>;

/** The streams in which requests of a study can stand: of the whole study first, then of each site. */
function streamsOf(server: Server, session: Caller, study: string): readonly string[] {
  const { study: value } = recordsFor(server, session, study);
  return [undefined, ...value.sites.map(({ id }) => id)].map((site) => requestStream(study, site));
}

/** A request as the database shows it to the person. @throws Rejected where it shows none */
async function requestFor(
  server: Server,
  session: Caller,
  { study, request }: { readonly study: string; readonly request: string },
): Promise<InspectionRequest> {
  const streams = streamsOf(server, session, study);
  const requests = requestList(await readInspection(server.store, session.person.id, streams));
  const found = requests.find(({ id }) => id === request);
  if (found === undefined) throw new Rejected(404, "inspection.request", noRequest);
  return found;
}

function stillOpen(requests: readonly InspectionRequest[], id: string): void {
  const request = requests.find((one) => one.id === id);
  if (request === undefined || request.state === "closed") {
    throw new Rejected(409, "inspection.closed", closed);
  }
}

async function fileOf({ store }: Server, stream: string, hash: string): Promise<KeptFile> {
  const file = await findInspectionFile(store, stream, hash);
  if (file === undefined) throw new Rejected(422, "inspection.file", noFile);
  return file;
}
