import { recordsFor } from "../access.ts";
import { callerOf } from "../caller.ts";
import type { LiveMessage } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { seenAmong, walledSeenAmong } from "../seen.ts";

const heartbeatMs = 20_000;
/** How soon the page of somebody whose session ended is let go. */
const sessionLookMs = 3_000;

/** The live channel: says which participants changed and that there is a notice, and nothing of what. */
export const liveRoutes = {
  "GET /api/live": async (server, { session, query, request }) => {
    recordsFor(server, session, query.study);
    const encoder = new TextEncoder();
    let end = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (text: string): void => {
          try {
            // Who does not read is let go; they reconnect by themselves and ask for everything.
            if ((controller.desiredSize ?? 0) < -1_000) return end();
            controller.enqueue(encoder.encode(text));
          } catch {
            end();
          }
        };
        const tell = async (
          participants: readonly string[],
          position: number,
          side: "record" | "walled",
        ): Promise<void> => {
          const still = await callerOf(server.identity, session.token, false);
          if (still === undefined) return end();
          if (still.locked) return;
          const among = side === "record" ? seenAmong : walledSeenAmong;
          const seen = await among(server.store, session.person.id, query.study, participants);
          if (seen.length === 0) return;
          const message: LiveMessage = { study: query.study, participants: seen, position };
          send(`event: changed\ndata: ${JSON.stringify(message)}\n\n`);
        };
        let telling: Promise<void> = Promise.resolve();
        const stopListening = server.follower.listen((study, participants, position, side) => {
          // In the order in which it happened. What cannot be told is asked for again by the page, which connects anew.
          if (study !== query.study) return;
          telling = telling.then(() => tell(participants, position, side)).catch(() => end());
        });
        const stopHearing = server.notices.listen((people) => {
          if (people.includes(session.person.id)) send("event: notices\ndata: {}\n\n");
        });
        const heartbeat = setInterval(() => send(": here\n\n"), heartbeatMs);
        const look = setInterval(() => {
          callerOf(server.identity, session.token, false).then(
            (still) => still === undefined && end(),
            () => end(),
          );
        }, sessionLookMs);
        end = () => {
          stopListening();
          stopHearing();
          clearInterval(heartbeat);
          clearInterval(look);
          try {
            controller.close();
          } catch {} // the browser closed it first
        };
        request.signal.addEventListener("abort", () => end());
        send("retry: 2000\n\n");
      },
      cancel: () => end(),
    });
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
  },
} satisfies Partial<Handlers<"GET /api/live">>;
