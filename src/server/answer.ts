import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const pressGzip = promisify(gzip);
const pressBrotli = promisify(brotliCompress);

/** From so many characters on an answer is compressed, where the browser takes that. */
const worthwhile = 32_768;

/** A short answer that sets nothing of its own, as a save's is. */
const plain = {
  headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
};

/**
 * A JSON answer. A long one is compressed as lightly as possible, on another thread: the matrix of a thousand
 * participants shrinks to a twentieth, and nobody else waits meanwhile.
 */
export async function jsonAnswer(
  text: string,
  request: Request,
  set: Headers | undefined,
): Promise<Response> {
  if (set === undefined && text.length < worthwhile) return new Response(text, plain);
  const headers = set ?? new Headers();
  headers.set("content-type", "application/json; charset=utf-8");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (text.length < worthwhile) return new Response(text, { headers });
  headers.set("vary", "accept-encoding");
  const accepted = request.headers.get("accept-encoding") ?? "";
  if (/\bbr\b/.test(accepted)) {
    headers.set("content-encoding", "br");
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    return new Response(await pressBrotli(text, { params: quality }), { headers });
  }
  if (/\bgzip\b/.test(accepted)) {
    headers.set("content-encoding", "gzip");
    return new Response(await pressGzip(text, { level: 1 }), { headers });
  }
  return new Response(text, { headers });
}
