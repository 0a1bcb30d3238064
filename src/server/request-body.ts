import { checkKeepable } from "./check-request.ts";
import { Rejected } from "./problem.ts";

/** The most that a JSON body may have, bytes: a form of 2,000 long fields. */
const mostJson = 4 * 1024 * 1024;

const tooLarge = {
  en: "More was sent than this endpoint takes. Nothing was kept.",
  "zh-CN": "发送的内容超出上限，未保存任何内容。",
};
const notJson = {
  en: "What was sent is not JSON, or broke off in the middle. Nothing was done; send it again.",
  "zh-CN": "发送的内容不是有效的 JSON，或在传输中中断。未执行任何操作，请重新发送。",
};
const brokeOff = {
  en: "What was sent broke off in the middle. Nothing was done; send it again.",
  "zh-CN": "数据在传输中中断，未执行任何操作，请重新发送。",
};
const wrongType = {
  en: "This endpoint takes application/json.",
  "zh-CN": "该接口仅接受 application/json。",
};

/**
 * The bytes of a request, as many as are allowed. Of what is too large some more is read and thrown away: a browser
 * that is still sending when it is answered shows a broken connection instead of the answer.
 *
 * @throws Rejected when there are more, or when they broke off
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size =
    Number(request.headers.get("content-length") ?? 0) > 4 * most ? Number.POSITIVE_INFINITY : 0;
  try {
    for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > 4 * most) break;
      if (size <= most) parts.push(part);
    }
  } catch {
    throw new Rejected(400, "request.broke-off", brokeOff);
  }
  if (size > most) throw new Rejected(413, "request.too-large", tooLarge);
  return Buffer.concat(parts);
}

/** A JSON body. @throws Rejected when it is none, too long, or holds what nothing can keep */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw new Rejected(415, "request.media-type", wrongType);
  const told = Number(request.headers.get("content-length") ?? Number.NaN);
  const text =
    told <= 65_536
      ? await request.text().catch(() => "")
      : Buffer.from(await readBytes(request, mostJson)).toString("utf8");
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Rejected(400, "request.not-json", notJson);
  }
  // Only an escape spells what UTF-8 cannot; nearly every body has none.
  if (text.includes("\\u") || text.includes("__proto__")) checkKeepable(read);
  return read;
}
