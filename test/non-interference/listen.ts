/** What the live channel told somebody while a trial ran. */
import type { Visitor } from "../server/clinic.ts";

export interface Ear {
  /** Every message so far. */
  heard(): string;
  close(): Promise<void>;
}

export async function listen(visitor: Visitor, study: string): Promise<Ear> {
  const ending = new AbortController();
  const response = await visitor.send(`/api/live?study=${study}`, { signal: ending.signal });
  let text = `${response.status}\n`;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) text += decoder.decode(part, { stream: true });
  })().catch(() => undefined);
  return {
    heard: () => told(text),
    async close() {
      ending.abort();
      await reading;
    },
  };
}

/**
 * Whose record changed, message by message in their order, and how often there were notices: which of the two comes
 * first depends on when the server looked for either.
 */
function told(text: string): string {
  const [head = "", ...messages] = text.replaceAll(": here\n\n", "").split("\n\n");
  const changed = messages.filter((message) => message.startsWith("event: changed"));
  const notices = messages.filter((message) => message.startsWith("event: notices"));
  return [head, ...changed, `${notices.length} notices`].join("\n");
}
