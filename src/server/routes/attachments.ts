import type { Text } from "../../kernel/index.ts";
import { recordsFor, versionFor } from "../access.ts";
import { agrees, isKnownEnding, sniff } from "../files/sniff.ts";
import { withoutPlace } from "../files/without-place.ts";
import type { Handlers } from "../handler.ts";
import { Rejected } from "../problem.ts";
import { readBytes } from "../request-body.ts";

const mostBytes = 20 * 1024 * 1024;

/** Files that belong to a participant's record. */
export const attachmentRoutes = {
  "POST /api/studies/{study}/participants/{participant}/attachments": async (server, call) => {
    const { session, params, query, request } = call;
    const { trial } = recordsFor(server, session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const state = await trial.participant(params.participant, version);
    if (state === undefined) throw new Error("a record that the database shows has no state");
    const given = await readBytes(request, mostBytes);
    // No path, nothing that breaks a line, and nothing that turns the order of its letters round.
    const name = query.name.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029/\\]/gu, "_");
    if (given.length === 0) throw new Rejected(422, "attachment.empty", empty(name));
    const mediaType = sniff(given);
    if (mediaType === undefined || !agrees(name, mediaType)) throw notWhatItSays(name);
    const content = withoutPlace(given, mediaType);
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
    return new Response(Buffer.from(found.content), {
      headers: {
        "content-type": found.mediaType,
        // Never shown as a page of ours, whatever is in it.
        "content-disposition": `${found.mediaType.startsWith("image/") ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        "content-security-policy": "sandbox; default-src 'none'; img-src 'self'",
        "cache-control": "private, max-age=31536000, immutable",
      },
    });
  },
} satisfies Partial<
  Handlers<
    | "POST /api/studies/{study}/participants/{participant}/attachments"
    | "GET /api/studies/{study}/participants/{participant}/attachments/{hash}"
  >
>;

const empty = (name: string): Text => ({
  en: `${name} is empty. It was not stored; choose the file again.`,
  "zh-CN": `${name} 是空文件，未予保存，请重新选择文件。`,
});
const unknown = { en: "There is no such file in this record.", "zh-CN": "该记录中没有此文件。" };

/** What a file claims to be by its ending, said as people say it. */
function notWhatItSays(name: string): Rejected {
  const claim = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toUpperCase();
  if (claim === undefined || !isKnownEnding(claim)) {
    return new Rejected(415, "attachment.kind", {
      en: `${name} is of a kind that is not kept here. It was not stored. PDF, pictures, DICOM, VCF and text are.`,
      "zh-CN": `${name} 的文件类型不受支持，未予保存。可保存 PDF、图片、DICOM、VCF 和文本。`,
    });
  }
  return new Rejected(415, "attachment.not-what-it-says", {
    en: `${name} is not a ${claim} inside. It was not stored.`,
    "zh-CN": `${name} 的内容并非 ${claim}，未予保存。`,
  });
}
