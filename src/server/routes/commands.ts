import { type Command, type Context } from "../../engine/index.ts";
import {
  type CommandId,
  type Instant,
  instantOf,
  isRefusal,
  type ParticipantId,
  type Refusal,
  type SiteId,
  zone,
} from "../../kernel/index.ts";
import { type Done, IdempotencyConflict } from "../../store/index.ts";
import { checkParticipant, linesIn, plainWord, recordsFor, roleFor } from "../access.ts";
import type { AccessLine, ExecuteAnswer } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import type { Caller } from "../caller.ts";
import { checkPermit } from "../bedside/dosing-permits.ts";
import { checkDuty } from "../check-duty.ts";
import { refused, Rejected } from "../problem.ts";
import { proveSigner } from "../prove-signer.ts";
import type { Server } from "../server-parts.ts";
import { nextNumber } from "../studies/next-number.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { tellSupply } from "../supply/tell-supply.ts";

const otherVersion = {
  en: "This was entered on another version of the study. Nothing was saved; open the form again, what you typed is kept here.",
  "zh-CN": "该内容基于研究的另一版本填写，本次未保存。请重新打开表单，您填写的内容已保留。",
};
export const noRole = {
  en: "You have no role in this study that could do this. Nothing was done.",
  "zh-CN": "您在该研究中没有可执行此操作的角色，未执行任何操作。",
};

/** Everything that changes a study's record. */
export const commandRoutes = {
  "POST /api/studies/{study}/commands": async (server, { session, params, body }) => {
    const shelved = recordsFor(server, session, params.study);
    const { command, version, grant } = body;
    if (version !== undefined && version !== shelved.hash) {
      throw new Rejected(409, "study.other-version", otherVersion);
    }
    const line = roleFor(linesIn(session, params.study), command.kind, body.role);
    if (line === undefined) throw new Rejected(403, "permission.none", noRole);
    const offDuty = await checkDuty(server, session, shelved, command);
    if (offDuty !== undefined) {
      await recordRefusal(server, session, params.study, command, offDuty);
      throw refused(offDuty);
    }
    await proveSigner(server, session, shelved, command, grant);
    checkPermit(server, session, params.study, command);
    const done = await execute(server, session, shelved, line, command, body.id as CommandId);
    await tellSupply(server, shelved, command);
    return answerOf(server, done);
  },

  "POST /api/studies/{study}/screenings": async (server, { session, params, body }) => {
    const shelved = recordsFor(server, session, params.study);
    const line = roleFor(linesIn(session, params.study), "screen", body.role);
    if (line === undefined) throw new Rejected(403, "permission.none", noRole);
    const id = `screen/${body.id}` as CommandId;
    for (let attempt = 0; ; attempt++) {
      const known = await earlierNumber(server, shelved, id);
      if (known !== undefined) {
        const same = known.site === body.site && known.date === body.date;
        if (!same) throw new IdempotencyConflict(params.study, id);
        return { participant: known.participant, repeated: true };
      }
      const participant = await nextNumber(server.store, params.study, body.site, attempt);
      const command: Command = {
        kind: "screen",
        participant: participant as ParticipantId,
        site: body.site as SiteId,
        date: body.date,
      };
      try {
        const { repeated } = await execute(server, session, shelved, line, command, id);
        return { participant, repeated };
      } catch (error) {
        // Somebody else at the site took the number in the same moment, or the same request came twice.
        const taken = error instanceof Rejected && error.type === "screen.known";
        if (!(taken || error instanceof IdempotencyConflict) || attempt >= 20) throw error;
      }
    }
  },
} satisfies Partial<
  Handlers<"POST /api/studies/{study}/commands" | "POST /api/studies/{study}/screenings">
>;

/** Commands whose decision draws. */
const drawing: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "assign",
  "open-allocation",
]);

/** Gives a command as a person who was let in. @throws Rejected where it is refused; the attempt is recorded */
export async function execute(
  server: Server,
  session: Caller,
  { trial, study }: Shelved,
  line: AccessLine,
  command: Command,
  id: CommandId,
): Promise<Done> {
  await server.clockWatch?.check();
  if ("participant" in command) checkParticipant(command.participant);
  const context: Context = {
    actor: session.person.id as Context["actor"],
    role: line.role as Context["role"],
    sites: line.sites as Context["sites"],
    ...(line.participant === undefined ? {} : { self: line.participant }),
    at: server.clock().toISOString() as Instant,
    zone: zone("UTC"),
    seed: drawing.has(command.kind) ? server.seedOf(id) : "",
    command: id,
  };
  const answer = await trial.execute(command, context);
  if (isRefusal(answer)) {
    await recordRefusal(server, session, study.id, command, answer);
    if (command.kind === "assign" && answer.rule === "assign.unavailable") {
      await tellUnavailable(server, study.id, (await trial.participant(command.participant))?.site);
    }
    throw refused(await withNames(server, answer));
  }
  const last = answer.events.at(-1)?.position ?? 0;
  server.written.note(study.id, "participant" in command ? command.participant : undefined, last);
  return answer;
}

/** Those who can see why somebody could not be randomised hear of it; once an hour for a site. */
async function tellUnavailable(server: Server, study: string, site: string | undefined) {
  const at = instantOf(server.clock().getTime());
  await server.notices.tell({
    kind: "randomise-failed-unblinded",
    study,
    at,
    link: `/studies/${encodeURIComponent(study)}`,
    origin: `unavailable/${study}/${site}/${at.slice(0, 13)}`,
    ...(site === undefined ? {} : { site }),
  });
}

/** Who changed something meanwhile, by name instead of by number. */
async function withNames(server: Server, refusal: Refusal): Promise<Refusal> {
  const ids = new Set(
    [refusal.params, ...refusal.facts.map(({ params }) => params)].map((params) => params?.["who"]),
  );
  let text = JSON.stringify(refusal);
  for (const id of ids) {
    if (typeof id !== "string") continue;
    const person = await server.identity.findPerson(id);
    if (person !== undefined) text = text.replaceAll(id, JSON.stringify(person.name).slice(1, -1));
  }
  return JSON.parse(text) as Refusal;
}

/** A permission that was refused belongs in the audit trail; a value that could not be read does not. */
export async function recordRefusal(
  server: Server,
  session: Caller,
  study: string,
  command: Command,
  refusal: Refusal,
): Promise<void> {
  await server.identity.record(session.person.id, {
    type: "command-refused",
    study,
    command: command.kind,
    refusal: refusal.rule,
    ...("participant" in command ? { participant: plainWord(command.participant) } : {}),
  });
}

function answerOf(server: Server, { events, repeated, decided = [] }: Done): ExecuteAnswer {
  const bodies = decided
    // What a command leads to behind the wall, or says of others, is not for the one who gave it.
    .filter(({ stream }) => stream === "study" || /^(participant|drafts|walled)\//.test(stream))
    .flatMap(({ stream, expected, events: own }) =>
      own.map((event, index) => ({ stream, version: expected + index + 1, event })),
    );
  return {
    events: bodies,
    repeated,
    at: server.clock().toISOString(),
    position: events.at(-1)?.position ?? 0,
  };
}

/** Who was screened under an id before, where, and on which day. */
async function earlierNumber(server: Server, { study, trial }: Shelved, id: string) {
  const earlier = await server.store.recorded(study.id, id);
  const [first] = earlier ?? [];
  if (first === undefined) return undefined;
  const participant = first.stream.slice("participant/".length);
  const state = await trial.participant(participant, first.version);
  return { participant, site: state?.site, date: state?.dates.screened };
}
