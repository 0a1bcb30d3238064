/** A client that costs next to nothing, so that what is measured beside it has the processors to itself. */
import { connect } from "node:net";
import type { Served } from "./served.ts";

/** One connection that stays open; one request at a time. */
export interface KeptConnection {
  /** Sends JSON and returns the answer's status once all of the answer has arrived. */
  post(path: string, body: string): Promise<number>;
  close(): void;
}

const endOfHead = Buffer.from("\r\n\r\n");

/**
 * Connects as somebody. It speaks just as much HTTP as our short answers need: a status and a length. Node's own client
 * takes as much of a processor for a request as the server takes to answer it; `pgbench` takes hardly any.
 */
export async function keepConnection(
  { url }: Pick<Served, "url">,
  token: string,
): Promise<KeptConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
  let waiting: { done(status: number): void; fail(error: Error): void } | undefined;
  let arrived: Buffer = Buffer.alloc(0);
  const fail = (error: Error): void => waiting?.fail(error);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
  socket.on("data", (part: Buffer) => {
    arrived = arrived.length === 0 ? part : Buffer.concat([arrived, part]);
    const head = arrived.indexOf(endOfHead);
    if (head < 0) return;
    const [, status, length] =
      /^HTTP\/1\.1 (\d+)[^]*\r\ncontent-length: (\d+)/i.exec(arrived.toString("latin1", 0, head)) ??
      [];
    if (length === undefined) return fail(new Error("an answer without a length"));
    if (arrived.length < head + endOfHead.length + Number(length)) return;
    if (status !== "200") console.error(arrived.toString("utf8", head).trim().slice(0, 300));
    arrived = Buffer.alloc(0);
    const answered = waiting;
    waiting = undefined;
    answered?.done(Number(status));
  });
  return {
    post: (path, body) =>
      new Promise((done, failed) => {
        waiting = { done, fail: failed };
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nx-neurite: 1\r\naccept-encoding: identity\r\ncookie: neurite=${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      }),
    close: () => socket.destroy(),
  };
}
