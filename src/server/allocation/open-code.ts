import { type CommandId, instantOf, type ParticipantId, type Refusal } from "../../kernel/index.ts";
import { mayGive, type Role, type Unblind, unblindingHash } from "../../engine/index.ts";
import { checkParticipant, linesIn, recordsFor, roleFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import { checkDuty } from "../check-duty.ts";
import type { AccessLine, OpenedCode } from "../contract.ts";
import { Rejected, refused } from "../problem.ts";
import { spendProof } from "../prove-signer.ts";
import { execute, noRole, recordRefusal } from "../routes/commands.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

const again = {
  en: "This was opened under the same number before. To see it again, open it again: that is a new entry in the record.",
  "zh-CN": "该编号的揭盲已执行。如需再次查看，请重新揭盲，系统将另行记录。",
};

const beyondMending = /^(delegation|training)\./;

/** What somebody asks who opens a code. */
export interface Opening extends Omit<Unblind, "kind" | "participant"> {
  readonly id: string;
  readonly role?: AccessLine["role"] | undefined;
  readonly grant?: string | undefined;
}

/**
 * Opens one participant's code for one person, alone and at any hour. What they receive is in this answer and nowhere
 * else; that it was opened is told to those who oversee safety, and so is a failure.
 *
 * @throws Rejected where it was not opened
 */
export async function openCode(
  server: Server,
  session: Caller,
  params: { readonly study: string; readonly participant: string },
  { id, role, grant, ...asked }: Opening,
): Promise<OpenedCode> {
  const shelved = recordsFor(server, session, params.study);
  checkParticipant(params.participant);
  const line = roleFor(linesIn(session, params.study), "unblind", role);
  if (line === undefined) throw new Rejected(403, "permission.none", noRole);
  const participant = params.participant as ParticipantId;
  const command: Unblind = { kind: "unblind", participant, ...asked };
  try {
    return await open(server, session, shelved, line, command, { id, grant });
  } catch (error) {
    // A wrong number or password is typed again; what nobody at the bedside can mend is told.
    const isMended = error instanceof Rejected && !beyondMending.test(error.type);
    const mayOpen = mayGive(line.role as Role, "unblind");
    if (mayOpen && !isMended) await tellOfFailure(server, shelved, participant, id);
    throw error;
  }
}

async function open(
  server: Server,
  session: Caller,
  shelved: Shelved,
  line: AccessLine,
  command: Unblind,
  { id, grant }: { readonly id: string; readonly grant: string | undefined },
): Promise<OpenedCode> {
  const { study, trial } = shelved;
  if (mayGive(line.role as Role, "unblind")) {
    const offDuty = await offDutyOf(server, session, shelved, line, command);
    if (offDuty !== undefined) {
      await recordRefusal(server, session, study.id, command, offDuty);
      throw refused(offDuty);
    }
    await spendProof(server, session, unblindingHash(study.id, command), grant);
  }
  const { repeated } = await execute(server, session, shelved, line, command, id as CommandId);
  if (repeated) throw new Rejected(409, "unblind.repeated", again);
  const given = (await trial.allocation()).allocated[command.participant];
  const arm = study.arms.find((one) => one.id === given?.arm);
  if (given === undefined || arm === undefined) {
    throw new Error("a code was opened that stands for nothing");
  }
  return {
    participant: command.participant,
    number: given.number,
    arm: { id: arm.id, title: arm.title },
    at: server.clock().toISOString(),
  };
}

/** The delegation log is the site's: it says which investigators may. */
async function offDutyOf(
  server: Server,
  session: Caller,
  shelved: Shelved,
  { role }: AccessLine,
  command: Unblind,
): Promise<Refusal | undefined> {
  if (role !== "investigator") return undefined;
  return checkDuty(server, session, shelved, command);
}

/** Somebody may stand at a bedside and not know: those who can help hear of it at once. */
async function tellOfFailure(
  server: Server,
  { study, trial }: Shelved,
  participant: ParticipantId,
  origin: string,
): Promise<void> {
  const site = (await trial.participant(participant))?.site;
  if (site === undefined) return;
  const told = {
    study: study.id,
    at: instantOf(server.clock().getTime()),
    link: `/studies/${encodeURIComponent(study.id)}/unblindings`,
    origin: `unblinding/${origin}`,
    site,
    participant,
  };
  for (const kind of ["unblinding-failed", "unblinding-failed-unblinded"] as const) {
    await server.notices.tell({ ...told, kind });
  }
}
