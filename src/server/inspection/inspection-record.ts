import type { Store } from "../../store/index.ts";
import { addBeside, readBeside } from "../beside-record.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { InspectionEventBody, PlacedEvent } from "./inspection-event.ts";

/** What somebody may do in a stream of an inspection; the database decides (migration `0012-inspection`). */
export type InspectionAct = "read" | "ask" | "answer" | "close" | "file";

const notYours = {
  en: "Your role does not allow this here. Nothing was changed.",
  "zh-CN": "您的角色在此处无此权限，未作任何修改。",
};
/** Whether the database lets a person do an act in a stream now. */
export async function mayInspect(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  person: string,
  stream: string,
  act: InspectionAct,
): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select ${schema}.may_inspect($1, $2, $3) as may`,
    [person, stream, act],
  );
  return rows[0]?.may === true;
}

/** @throws Rejected where the database does not let them; the attempt is recorded */
export async function admitInspection(
  server: Server,
  person: string,
  study: string,
  stream: string,
  act: InspectionAct,
): Promise<void> {
  if (await mayInspect(server.store, person, stream, act)) return;
  await server.identity.record(person, {
    type: "command-refused",
    study,
    command: `inspection ${act}`,
    refusal: "permission.inspection",
  });
  throw new Rejected(403, "permission.inspection", notYours);
}

/** What streams of an inspection hold, as far as the database shows it to a person, in the order of the journal. */
export function readInspection(
  store: Store,
  person: string,
  streams: readonly string[],
): Promise<readonly PlacedEvent[]> {
  return readBeside<InspectionEventBody>(store, person, streams);
}

/**
 * Adds an event to a stream, once under its id, if `check` does not throw at what the stream holds by then.
 *
 * @throws Rejected where the person may not, or what `check` throws
 */
export async function addToInspection(
  server: Server,
  given: {
    readonly person: string;
    readonly study: string;
    readonly stream: string;
    readonly act: InspectionAct;
    readonly id: string;
    readonly event: InspectionEventBody;
    readonly check?: (events: readonly PlacedEvent[]) => void;
  },
): Promise<void> {
  const { person, study, stream, act, id, event, check } = given;
  await admitInspection(server, person, study, stream, act);
  const command = `${stream}/${act}/${id}`;
  const checked = check === undefined ? {} : { check };
  await addBeside(server, { person, stream, command, event, ...checked });
}
