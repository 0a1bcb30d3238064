import type { ParticipantStream, WalledFormsStream, WalledStream } from "./event.ts";

/** Whether a stream holds a participant's record. Drafts of queries about them are no part of it. */
export function isParticipantStream(stream: string): stream is ParticipantStream {
  return stream.startsWith("participant/");
}

/** Whether a stream holds a participant's forms that stand behind the wall. */
export function isWalledFormsStream(stream: string): stream is WalledFormsStream {
  return stream.startsWith("walled/");
}

/** Whether a stream tells, or could tell, who gets what. */
export function isWalled(stream: string): stream is WalledStream {
  return (
    stream === "allocation" ||
    stream === "supply" ||
    stream.startsWith("lot/") ||
    stream.startsWith("shipment/") ||
    isWalledFormsStream(stream)
  );
}
