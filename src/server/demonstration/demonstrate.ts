import { createHmac } from "node:crypto";
import {
  type CommandId,
  Fault,
  type Instant,
  instantOf,
  isRefusal,
  type PersonId,
  type Refusal,
} from "../../kernel/index.ts";
import { type Study, studyHash } from "../../definition/index.ts";
import type { Command, Role } from "../../engine/index.ts";
import { type Carry, rehearse } from "../../simulate/index.ts";
import type { Identity } from "../identity/index.ts";
import { system } from "../identity/index.ts";
import { openTrial, type Store } from "../../store/index.ts";
import {
  type DemonstrationPerson,
  demonstrationPeople,
  personFor,
} from "./demonstration-people.ts";
import { type Actor, Pharmacy } from "./stock-up.ts";

/** One way in, as it is printed. */
export interface DemonstrationSignIn {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Where the role holds, in a few words. */
  readonly where: string;
}

const seed = "demonstration";
const dayMs = 86_400_000;

export interface DemonstrationOptions {
  readonly identity: Identity;
  readonly store: Store;
  readonly secret: Uint8Array;
  readonly now: Date;
  /** How many people are generated in each study. */
  readonly participants: number;
  /** Told how many of them have lived up to now. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Fills an instance for trying out: one account for each role, and generated participants who live their trials
 * through the same engine up to now. Done once; started again, it changes nothing and says the sign-ins again.
 */
export async function demonstrate(
  studies: readonly Study[],
  options: DemonstrationOptions,
): Promise<readonly DemonstrationSignIn[]> {
  const { identity, secret } = options;
  const known = new Map((await identity.listPeople()).map((person) => [person.email, person.id]));
  const people = demonstrationPeople(studies);
  // Who tries it out has no authenticator at hand; a live instance asks the roles for one that the policy names.
  if (known.size === 0) done(await identity.setPolicy({ secondFactorRoles: [] }, system));
  const ids = new Map<string, string>();
  for (const person of people) {
    const id =
      known.get(person.email) ?? (await createPerson(identity, person, passwordOf(secret, person)));
    ids.set(person.email, id);
  }
  for (const [index, study] of studies.entries()) {
    const seen = new Set<string>();
    await liveTrial(study, options, people, ids, (participant) => {
      seen.add(participant);
      options.onProgress?.(index * options.participants + seen.size);
    });
    options.onProgress?.((index + 1) * options.participants);
  }
  return people
    .filter(({ shown }) => shown !== undefined)
    .map((person) => ({
      role: person.role,
      name: person.name,
      email: person.email,
      password: passwordOf(secret, person),
      where: person.shown ?? "",
    }));
}

/** The same at every start, and known to nobody who cannot read the server's secret. */
function passwordOf(secret: Uint8Array, { email }: DemonstrationPerson): string {
  const bytes = createHmac("sha256", secret).update(`demonstration ${email}`).digest();
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const word = (from: number) =>
    Array.from(bytes.subarray(from, from + 4), (byte) => letters[byte % letters.length]).join("");
  return [word(0), word(4), word(8), word(12)].join("-");
}

async function createPerson(
  identity: Identity,
  { name, nameZh, email, grants }: DemonstrationPerson,
  password: string,
): Promise<string> {
  const { person, temporaryPassword = "" } = done(
    await identity.createPerson({ name, nameZh, email }, system),
  );
  for (const grant of grants) {
    const { id, status } = done(await identity.giveGrant(person, grant, system));
    if (status === "proposed") done(await identity.confirmGrant(id, system));
  }
  const from = { address: "127.0.0.1", agent: "demonstration" };
  const { token } = done(await identity.signIn({ email, password: temporaryPassword, ...from }));
  done(
    await identity.changePassword(token, {
      current: temporaryPassword,
      next: password,
      address: from.address,
    }),
  );
  await identity.signOut(token);
  return person;
}

/** A meeting of the committee is attended by people with names. */
function withNames(
  command: Command,
  study: Study,
  people: readonly DemonstrationPerson[],
): Command {
  if (command.kind !== "propose-decision") return command;
  const attended = command.attended.map(
    (member, index) => personFor(people, study, "committee", "all", index + 1)?.name ?? member,
  );
  return { ...command, attended };
}

/** Lives a trial whose journal is empty; one that has begun is left as it is. */
async function liveTrial(
  study: Study,
  { store, participants, now }: DemonstrationOptions,
  people: readonly DemonstrationPerson[],
  ids: ReadonlyMap<string, string>,
  onStep: (participant: string) => void,
): Promise<void> {
  const trial = openTrial(store, study);
  if ((await trial.studyState()).version > 0) return;
  const actorOf = (role: Role, sites: readonly string[] | "all", turn: number) => {
    const actor = personFor(people, study, role, sites, turn);
    return (actor === undefined ? undefined : ids.get(actor.email)) as PersonId | undefined;
  };
  const keeper: Actor = (role, turn, sites) =>
    actorOf(role, sites, turn) ?? (role as string as PersonId);
  const pharmacy = new Pharmacy(study, trial, keeper);
  const seen: string[] = [];
  const carry: Carry = async ({ command, context }) => {
    if (command.kind === "screen") {
      // Who is randomised has to find the product of every arm at the site.
      if (seen.length === 0) await pharmacy.open(context.at);
      seen.push(command.participant);
    }
    const turn = Number(/-(\d+)$/.exec(context.actor)?.[1] ?? 1);
    const id = actorOf(context.role, context.sites, context.sites === "all" ? turn : 1);
    const answer = await trial.execute(withNames(command, study, people), {
      ...context,
      actor: id ?? context.actor,
      command: `${context.command}/${seed}` as CommandId,
    });
    if ("participant" in command) onStep(command.participant);
    const participant =
      "participant" in command ? await trial.participant(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  };
  await rehearse(
    study,
    {
      seed,
      participants,
      // Spread so that some are in screening now, and others at every later point of the trial.
      firstDose: Math.floor(now.getTime() / dayMs) - 240,
      until: now.toISOString() as Instant,
    },
    carry,
  );
  if (seen.length === 0) await pharmacy.open(instantOf(now.getTime() - 30 * dayMs));
  await pharmacy.wait(instantOf(now.getTime()));
  await pharmacy.order(seen, instantOf(now.getTime()));
  // Results are there to be looked at without a step before.
  await store.takeCut(study.id, studyHash(study), keeper("study-manager", 1, "all"));
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Fault(`the demonstration was refused: ${answer.rule}`);
  return answer;
}
