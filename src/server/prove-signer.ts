import {
  certificateOf,
  type CohortsState,
  type Command,
  commandHash,
  decisionManifest,
  listHash,
  type LotState,
  manifestOf,
  practiceHash,
} from "../engine/index.ts";
import { isRefusal } from "../kernel/index.ts";
import type { Caller } from "./caller.ts";
import { Rejected } from "./problem.ts";
import type { Server } from "./server-parts.ts";
import type { Shelved } from "./studies/study-shelf.ts";

const proveFirst = {
  en: "Signing needs your password again, for exactly what you were shown. Nothing was signed.",
  "zh-CN": "签名需要针对所示内容重新验证密码，本次未签名。",
};

type Signed<K> = (
  shelved: Shelved,
  command: Extract<Command, { kind: K }>,
) => Promise<string | undefined>;

/** What is signed by a command, as one hash: what the signer's proof must have been given for. */
const signedBy: { readonly [K in Command["kind"]]?: Signed<K> } = {
  sign: async ({ trial, study }, { participant, places, meaning }) => {
    const state = await trial.participant(participant);
    return state === undefined ? undefined : manifestOf(study, state, places, meaning);
  },
  "sign-release": async ({ trial, study }, { lot }) => {
    const state = (await trial.stateOf(`lot/${lot}`)) as LotState | undefined;
    return state === undefined ? undefined : certificateOf(study, state).hash;
  },
  "decide-excursion": async (_shelved, command) => commandHash(command),
  "change-expiry": async (_shelved, command) => commandHash(command),
  "sign-decision": async ({ trial, study }, { decision, basis }) => {
    const { decisions } = (await trial.stateOf("cohorts")) as CohortsState;
    const found = decisions.find(({ number }) => number === decision);
    // One who was shown another pack has proved nothing about this one.
    return found?.basis === basis ? decisionManifest(study.id, found) : undefined;
  },
  // The drill goes the whole way, and its proof opens no code.
  "practise-unblinding": async ({ study }, command) => practiceHash(study.id, command),
  "activate-list": async ({ trial }) => listHash((await trial.allocation()).entries),
};

/**
 * Whoever signs has just proved who they are, for what they were shown. Asks nothing for commands that sign nothing.
 *
 * @throws Rejected where they have not
 * @source 21 CFR 11.200(a)
 */
export async function proveSigner(
  server: Server,
  session: Caller,
  shelved: Shelved,
  command: Command,
  grant: string | undefined,
): Promise<void> {
  const signed = signedBy[command.kind] as Signed<Command["kind"]> | undefined;
  if (signed === undefined) return;
  await spendProof(server, session, await signed(shelved, command), grant);
}

/** Uses the proof up that was given for a hash. @throws Rejected where there is none */
export async function spendProof(
  server: Server,
  session: Caller,
  hash: string | undefined,
  grant: string | undefined,
): Promise<void> {
  const isProved =
    grant !== undefined &&
    hash !== undefined &&
    !isRefusal(await server.identity.spendSigningGrant(session.token, grant, hash));
  if (!isProved) throw new Rejected(403, "sign.not-proved", proveFirst);
}
