import { recordsFor, versionFor } from "../access.ts";
import { fileResponse } from "../files/file-response.ts";
import { takeFile } from "../files/take-file.ts";
import type { Handlers } from "../handler.ts";
import { Rejected } from "../problem.ts";

/** Files that belong to a participant's record. */
export const attachmentRoutes = {
  "POST /api/studies/{study}/participants/{participant}/attachments": async (server, call) => {
    const { session, params, query, request } = call;
    const { trial } = recordsFor(server, session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const state = await trial.participant(params.participant, version);
    if (state === undefined) throw new Error("a record that the database shows has no state");
    const { name, mediaType, content } = await takeFile(request, query.name);
    const sha256 = await server.store.attachments.add({
      study: params.study,
      participant: params.participant,
      site: state.site,
      name,
      mediaType,
      content,
      addedBy: session.person.id,
    });
    return { file: name, mediaType, bytes: content.length, sha256 };
  },

  "GET /api/studies/{study}/participants/{participant}/attachments/{hash}": async (
    server,
    { session, params },
  ) => {
    recordsFor(server, session, params.study);
    const found = await server.store.attachments.read(session.person.id, params);
    if (found === undefined) throw new Rejected(404, "attachment.unknown", unknown);
    return fileResponse(found);
  },
} satisfies Partial<
  Handlers<
    | "POST /api/studies/{study}/participants/{participant}/attachments"
    | "GET /api/studies/{study}/participants/{participant}/attachments/{hash}"
  >
>;

const unknown = { en: "There is no such file in this record.", "zh-CN": "该记录中没有此文件。" };
