import {
  type CommandId,
  type Instant,
  later,
  msOf,
  type ParticipantId,
  zone,
} from "../../kernel/index.ts";
import type { Command, Context, Role } from "../../engine/index.ts";
import { linesIn, recordsFor, roleFor, versionFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { DosingPermit } from "../contract.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";

/** How long a permit holds: for the hour at hand. */
const lifeMs = 60 * 60_000;

const notPermitted = {
  en: "These scans were made without the network and without a permit that holds. Nothing was recorded; scan again.",
  "zh-CN": "该扫描在无网络且无有效许可的情况下完成，未予记录，请重新扫描。",
};

/** What a permit says: whose it is, for whom, which order and which unit, and from when to when. */
interface Permit {
  readonly person: string;
  readonly study: string;
  readonly participant: string;
  readonly order: number;
  readonly unit: string;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * A permit for each unit that could be given until the permit ends, whatever else is checked on the device: that wristband
 * and label belong together, and the time since thaw. It says nothing of the product, and every permit lasts as long.
 */
export async function dosingPermits(
  server: Server,
  session: Caller,
  params: { readonly study: string; readonly participant: string },
): Promise<DosingPermit[]> {
  const { trial } = recordsFor(server, session, params.study);
  const version = await versionFor(server, session, params.study, params.participant);
  const line = roleFor(linesIn(session, params.study), "check-bedside", undefined);
  const person = await trial.participant(params.participant, version);
  if (person === undefined || line === undefined || line.role === "participant") return [];
  const from = server.clock().toISOString() as Instant;
  const until = later(from, lifeMs);
  const context: Context = {
    actor: session.person.id as Context["actor"],
    role: line.role as Role,
    sites: line.sites as Context["sites"],
    at: until,
    zone: zone("UTC"),
    seed: "",
    command: "consider" as CommandId,
  };
  const permits: DosingPermit[] = [];
  for (const { order, units } of person.orders ?? []) {
    for (const { unit, ending } of units) {
      if (ending !== undefined) continue;
      const of = { participant: person.id, unit };
      const isFree = await Promise.all(
        considered(of, until).map(async (command) => {
          const refusal = await trial.consider(command, context);
          return refusal === undefined || onDevice.has(refusal.rule);
        }),
      );
      if (!isFree.every(Boolean)) continue;
      const { id } = session.person;
      const permit: Permit = { person: id, ...params, order, unit, from, until };
      permits.push({ order, unit, until, token: written(server, permit) });
    }
  }
  return permits;
}

/** What would be asked of the unit as the permit ends: that it begins, and that it is a dose. */
function considered(
  of: { readonly participant: ParticipantId; readonly unit: string },
  at: Instant,
): readonly Command[] {
  return [
    { kind: "note-bedside", ...of, at, what: "started" },
    { kind: "administer", ...of, started: at, ended: at, reason: "-" },
  ];
}

/** What the device itself sees to: the scans, and the thaw by its own clock. */
const onDevice: ReadonlySet<string> = new Set([
  "administer.unchecked",
  "administer.not-thawed",
  "administer.thawed-too-long",
]);

/** Scans that were made without the network came under a permit of their own. @throws Rejected where they did not */
export function checkPermit(
  server: Server,
  session: Caller,
  study: string,
  command: Command,
): void {
  if (command.kind !== "check-bedside" || command.scanned === undefined) return;
  const { participant, unit, scanned, permit: token = "" } = command;
  const permit = read(server, token);
  const isHeld =
    permit !== undefined &&
    permit.person === session.person.id &&
    permit.study === study &&
    permit.participant === participant &&
    permit.unit === unit &&
    msOf(scanned) >= msOf(permit.from) - skewMs &&
    msOf(scanned) <= msOf(permit.until);
  if (!isHeld) throw new Rejected(422, "bedside.permit", notPermitted);
}

/** A device knows the server's clock as exactly as an answer is fast. */
const skewMs = 60_000;
const purpose = "dosing permit";

function written(server: Server, permit: Permit): string {
  const text = Buffer.from(JSON.stringify(permit)).toString("base64url");
  return `${text}.${server.markOf(purpose, text)}`;
}

function read(server: Server, token: string): Permit | undefined {
  const [text = "", mark] = token.split(".");
  if (text === "" || mark !== server.markOf(purpose, text)) return undefined;
  return JSON.parse(Buffer.from(text, "base64url").toString()) as Permit;
}
