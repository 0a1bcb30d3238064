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
 * Whose record changed, in the order in which it was told, and how often there were notices. Which of the two comes
 * first, and whether two changes of one record are told together, depends on when the server looked.
 */
function told(text: string): string {
  const [head = "", ...messages] = text.replaceAll(": here\n\n", "").split("\n\n");
  const changed = messages
    .filter((message) => message.startsWith("event: changed"))
    .map((message) => message.replace(/,"position":\d+/, ""));
  const notices = messages.filter((message) => message.startsWith("event: notices"));
  const inOrder = changed.filter((message, index) => message !== changed[index - 1]);
  return [head, ...inOrder, `${notices.length} notices`].join("\n");
}
