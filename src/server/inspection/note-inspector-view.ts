import { linesIn } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { Server } from "../server-parts.ts";

/**
 * Keeps, for security, that an inspector opened a participant's record: in the inspector's own stream, which neither
 * the site nor the sponsor is shown.
 *
 * @source ICH E6(R3) §3.6.1 (direct access for inspectors)
 */
export async function noteInspectorView(
  server: Server,
  session: Caller,
  { study, participant }: { readonly study: string; readonly participant: string },
): Promise<void> {
  if (!linesIn(session, study).some(({ role }) => role === "inspector")) return;
  await server.identity.record(session.person.id, {
    type: "viewed",
    what: "record",
    study,
    participant,
  });
}
