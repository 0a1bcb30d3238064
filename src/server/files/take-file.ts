import type { Text } from "../../kernel/index.ts";
import { Rejected } from "../problem.ts";
import { readBytes } from "../request-body.ts";
import { agrees, isKnownEnding, sniff } from "./sniff.ts";
import { withoutPlace } from "./without-place.ts";

const mostBytes = 20 * 1024 * 1024;

/**
 * Takes a file that was sent: its content decides what it is, and says nothing of where a photo was taken.
 *
 * @throws Rejected when it is empty, too large, of a kind that is not kept, or not what its name says
 */
export async function takeFile(
  request: Request,
  called: string,
): Promise<{ readonly name: string; readonly mediaType: string; readonly content: Uint8Array }> {
  const given = await readBytes(request, mostBytes);
  // No path, nothing that breaks a line, and nothing that turns the order of its letters round.
  const name = called.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029/\\]/gu, "_");
  if (given.length === 0) throw new Rejected(422, "attachment.empty", empty(name));
  const mediaType = sniff(given);
  if (mediaType === undefined || !agrees(name, mediaType)) throw notWhatItSays(name);
  return { name, mediaType, content: withoutPlace(given, mediaType) };
}

const empty = (name: string): Text => ({
  en: `${name} is empty. It was not stored; choose the file again.`,
  "zh-CN": `${name} 是空文件，未予保存，请重新选择文件。`,
});

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
