import { Rejected } from "../problem.ts";

const brokeOff = {
  en: "What was sent broke off in the middle. Nothing was recorded; send it again.",
  "zh-CN": "数据在传输中中断，未作任何记录，请重新发送。",
};

/** A body that holds several files one after the other, each of a length told beforehand. */
export interface BodyParts {
  /** The next bytes as they arrive. @throws Rejected where the body ends before them */
  take(bytes: number): AsyncGenerator<Uint8Array, void>;
  /** Reads what is still to come, up to a limit, and throws it away: a browser that is still sending takes no answer. */
  drain(most: number): Promise<void>;
}

/** Opens a request's body without reading it into memory. */
export function openParts(request: Request): BodyParts {
  const reader = request.body?.getReader();
  let rest: Uint8Array = new Uint8Array(0);
  async function next(): Promise<Uint8Array | undefined> {
    if (rest.length > 0) return rest;
    try {
      const read = await reader?.read();
      rest = (read?.value as Uint8Array | undefined) ?? rest;
      return read === undefined || read.done ? undefined : rest;
    } catch {
      throw new Rejected(400, "request.broke-off", brokeOff);
    }
  }
  return {
    async *take(bytes) {
      for (let left = bytes; left > 0; ) {
        const chunk = await next();
        if (chunk === undefined) throw new Rejected(400, "request.broke-off", brokeOff);
        const part = chunk.subarray(0, left);
        rest = chunk.subarray(part.length);
        left -= part.length;
        if (part.length > 0) yield part;
      }
    },
    async drain(most) {
      for (let read = 0; read < most; ) {
        const chunk = await next().catch(() => undefined);
        if (chunk === undefined) return;
        read += chunk.length;
        rest = rest.subarray(rest.length);
      }
    },
  };
}
