import { type OpenReadout, openReadout } from "./open-readout.ts";
import type { ReadoutMessage, ReadoutReply } from "./readout-message.ts";

/**
 * The process that makes one readout, for the server that started it. It has neither the database nor the key of the
 * wall: it knows the events that it is sent, and those of a blinded readout tell no arm.
 */
let readout: OpenReadout | undefined;

process.on("message", (message: ReadoutMessage) => {
  if (message.kind === "order") readout = openReadout(message.order);
  else if (message.kind === "events") readout?.take(message);
  else process.send?.(replyTo(message));
});
process.on("disconnect", () => process.exit());

function replyTo({
  number,
  question,
}: Extract<ReadoutMessage, { kind: "question" }>): ReadoutReply {
  try {
    return { number, reply: readout?.answer(question) };
  } catch (error) {
    return {
      number,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
