import type { LiveMessage } from "../../src/server/contract.ts";
import type { Visitor } from "./clinic.ts";

/** An open live channel. */
export interface Live {
  readonly status: number;
  /** The next message; fails when none has come after a while. */
  next(withinMs?: number): Promise<LiveMessage>;
  /** What has come and was not taken. */
  readonly waiting: readonly LiveMessage[];
  /** Resolves when the server ends it. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the live channel of a study as somebody. */
export async function listenLive(visitor: Visitor, study = "XS228-SCI-P1"): Promise<Live> {
  const ending = new AbortController();
  const response = await visitor.send(`/api/live?study=${study}`, { signal: ending.signal });
  const waiting: LiveMessage[] = [];
  let arrived = (): void => {};
  const read = async (): Promise<void> => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const pieces = text.split("\n\n");
      text = pieces.pop() ?? "";
      for (const piece of pieces) {
        const data = /^event: changed\ndata: (.*)$/m.exec(piece)?.[1];
        if (data !== undefined) waiting.push(JSON.parse(data) as LiveMessage);
      }
      arrived();
    }
  };
  return {
    status: response.status,
    waiting,
    ended: read().catch(() => undefined),
    async next(withinMs = 3_000) {
      const until = performance.now() + withinMs;
      while (waiting.length === 0) {
        const left = until - performance.now();
        if (left <= 0) throw new Error("nothing was told");
        await new Promise<void>((done) => {
          arrived = done;
          setTimeout(done, left);
        });
      }
      return waiting.shift() as LiveMessage;
    },
    close: () => ending.abort(),
  };
}
