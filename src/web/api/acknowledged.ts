import type { ExecuteAnswer, ParticipantRecord } from "../../server/contract.ts";

/** The versions up to which this page has heard the server acknowledge, by stream of a study. */
const heard = new Map<string, number>();

/** Notes what the server acknowledged: a record read before it is older than what one knows already. */
export function noteAcknowledged(study: string, { events }: ExecuteAnswer): void {
  for (const { stream, version } of events) {
    const key = `${study} ${stream}`;
    heard.set(key, Math.max(heard.get(key) ?? 0, version));
  }
}

/** Whether a record lacks what the server had acknowledged by the time it came: the two crossed on their way. */
export function isOvertaken(study: string, { state, walled }: ParticipantRecord): boolean {
  const lacks = (stream: string, version: number): boolean =>
    version < (heard.get(`${study} ${stream}`) ?? 0);
  return (
    lacks(`participant/${state.id}`, state.version) ||
    (walled !== undefined && lacks(`walled/${state.id}`, walled.version))
  );
}
