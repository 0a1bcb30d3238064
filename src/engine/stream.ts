import type { ParticipantStream, Stream } from "./event.ts";

/** Whether a stream holds a participant's record. Drafts of queries about them are no part of it. */
export function isParticipantStream(stream: Stream): stream is ParticipantStream {
  return stream.startsWith("participant/");
}
