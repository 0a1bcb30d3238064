import { isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import { type AccessBook, openAccessBook } from "./access.ts";
import { type AccessReviews, openAccessReviews } from "./access-review.ts";
import { startAddressLimit } from "./address-limit.ts";
import { openAdministration } from "./administration.ts";
import { openAttempts } from "./attempt.ts";
import { type Badges, openBadges } from "./badge.ts";
import { type Delegations, openDelegations } from "./delegation.ts";
import { type Directory, openDirectory } from "./directory.ts";
import { type Duties, openDuties } from "./duty.ts";
import { type IdentityEventBody, personStream } from "./event.ts";
import { catchUp, remake, tablesAreEmpty } from "./follow.ts";
import { layFoundation } from "./foundation.ts";
import { type Grants, openGrantOffice } from "./grant.ts";
import { createInspector, type NewInspector } from "./inspector.ts";
import { deriveKeys } from "./keys.ts";
import { startLedger } from "./ledger.ts";
import { type Looks, openLooks } from "./look.ts";
import { startHashing } from "./password-hash.ts";
import { openPasswords, type Passwords } from "./password.ts";
import { openPeopleLines, type PeopleLines } from "./people-lines.ts";
import { type CreatedPerson, openPeople, type People } from "./person.ts";
import { openPolicies, type Policies } from "./policy.ts";
import { openProviders, type Provider, type Providers } from "./provider.ts";
import { openQuickSwitches, type QuickSwitches } from "./quick-switch.ts";
import { openSecondFactors, type SecondFactors } from "./second-factor.ts";
import { openSessions, type Sessions } from "./session.ts";
import { openSigning, type Signing } from "./signing.ts";
import { openSignIns, type SignIns } from "./sign-in.ts";
import { readSignInState, type SignInState } from "./sign-in-state.ts";
import { openTrainings, type Trainings } from "./training.ts";
import { openWardDevices, type WardDevices } from "./ward-device.ts";

export interface IdentityOptions {
  readonly clock?: () => Date;
  /** At least 32 random bytes that stay the same, kept away from the database and its backups. */
  readonly secret: Uint8Array;
  /** What authenticators call this place. */
  readonly issuer: string;
  /** Institutions whose own sign-in is trusted. */
  readonly providers?: readonly Provider[];
  /** How often {@link Identity.tidy} runs by itself, ms; 0 for never. Default one minute. */
  readonly tidyEveryMs?: number;
}

/** What somebody did or was refused, that is kept for security and the audit. */
export type Noted = Extract<
  IdentityEventBody,
  { readonly type: "command-refused" | "exported" | "printed" | "viewed" }
>;

/** Accounts, signing in, sessions, rights, delegation and training. Whoever acts is named as `by`. */
export interface Identity
  extends Omit<People, "createWith">,
    Omit<Grants, "endReviewed">,
    AccessBook,
    AccessReviews,
    Badges,
    Duties,
    PeopleLines,
    QuickSwitches,
    Pick<WardDevices, "allowDevice" | "endDevice" | "listDevices" | "deviceOf" | "forgetSignIns">,
    Directory,
    Looks,
    Policies,
    Trainings,
    Delegations,
    Pick<Passwords, "resetPassword" | "reopenSignIn">,
    Pick<SecondFactors, "removeSecondFactor">,
    Pick<SignIns, "signIn" | "unlock" | "changePassword">,
    Pick<Sessions, "sessionOf" | "signOut" | "lock">,
    Pick<Signing, "reauthenticate" | "spendSigningGrant"> {
  createInspector(input: NewInspector, by: string): Promise<CreatedPerson | Refusal>;
  /** Makes a secret for an authenticator; who has a second factor already proves their password first. */
  beginSecondFactor(
    token: string,
    input?: { readonly password?: string; readonly address?: string },
  ): Promise<{ readonly secret: string; readonly uri: string } | Refusal>;
  /** Takes it into use by its first code; answers with recovery codes, shown once. */
  confirmSecondFactor(
    token: string,
    code: string,
  ): Promise<{ readonly recoveryCodes: readonly string[] } | Refusal>;
  /** How somebody's account stands with regard to signing in. */
  signInState(person: string): Promise<SignInState>;
  readonly oidc: Providers;
  /** Keeps that somebody was refused a command, or exported, printed or viewed something. */
  record(person: string, event: Noted): Promise<void>;
  /** Tells the journal the refused sign-ins of past minutes, ends what is past its time, and follows the journal. */
  tidy(): Promise<void>;
  /** Makes the tables that follow from the journal again from its first event. */
  rebuild(): Promise<void>;
  /** Waits for what is being written. The store stays open. */
  close(): Promise<void>;
}

/**
 * Opens identity on a store: the tables are brought up to the journal first.
 *
 * @throws Fault when the secret is too short
 */
export async function openIdentity(store: Store, options: IdentityOptions): Promise<Identity> {
  const {
    clock = () => new Date(),
    secret,
    issuer,
    providers = [],
    tidyEveryMs = 60_000,
  } = options;
  const base = layFoundation(store, deriveKeys(secret), clock);
  if (await tablesAreEmpty(base)) await remake(base);
  else await catchUp(base);

  const ledger = startLedger(base);
  const administration = openAdministration(base);
  const hashes = startHashing();
  const limit = startAddressLimit(() => base.nowMs());
  const policies = openPolicies(base, ledger, administration);
  const access = openAccessBook(base);
  const attempts = openAttempts(base, ledger);
  const grants = openGrantOffice(base, ledger, administration);
  const passwords = openPasswords(base, ledger, administration, hashes);
  const people = openPeople(base, ledger, administration, grants, passwords);
  const secondFactors = openSecondFactors(base, ledger, administration, issuer);
  const sessions = openSessions(base, ledger, policies);
  const devices = openWardDevices(base, ledger, administration);
  const parts = { attempts, hashes, passwords, secondFactors, sessions, limit, ledger, devices };
  const signIns = openSignIns(base, parts);
  const signing = openSigning(base, ledger, sessions, signIns);
  const delegations = openDelegations(base, ledger, access);
  const trainings = openTrainings(base, ledger, administration, access);
  const lines = openPeopleLines(base);
  const reviews = openAccessReviews(base, {
    access,
    administration,
    grants,
    ledger,
    lines,
    policies,
    signing,
    async personOf(token) {
      const session = await sessions.sessionOf(token);
      return isRefusal(session) ? session : session.person;
    },
  });
  const oidc = openProviders(base, providers, { attempts, ledger, sessions, signIns, signing });

  async function tidy(): Promise<void> {
    await catchUp(base);
    await attempts.report();
    await sessions.sweep();
    await signing.sweep();
    await base.query("delete from {schema}.provider_request where expires_at < $1", [base.now()]);
  }

  let tidying: Promise<void> = Promise.resolve();
  const timer =
    tidyEveryMs === 0
      ? undefined
      : setInterval(() => {
          // What could not be done now is done the next time; nothing waits for it.
          tidying = tidying.then(tidy).catch(() => undefined);
        }, tidyEveryMs).unref();

  return {
    createPerson: (input, by) => people.createPerson(input, by),
    changePerson: (person, changes, by) => people.changePerson(person, changes, by),
    reinstatePerson: (person, by) => people.reinstatePerson(person, by),
    endPerson: (person, reason, by) => people.endPerson(person, reason, by),
    ...grants,
    ...access,
    ...openDirectory(base),
    ...policies,
    ...trainings,
    ...delegations,
    ...openDuties(base, { delegations, trainings, policies }),
    ...lines,
    ...reviews,
    ...openLooks(base, ledger, { sessions, signing }),
    ...devices,
    ...openBadges(base, { administration, hashes, ledger, policies, sessions, signIns }),
    ...openQuickSwitches(base, { attempts, hashes, policies, sessions, signIns, devices }),
    resetPassword: (person, by) => passwords.resetPassword(person, by),
    reopenSignIn: (person, by) => passwords.reopenSignIn(person, by),
    removeSecondFactor: (person, by) => secondFactors.removeSecondFactor(person, by),
    signIn: (input) => signIns.signIn(input),
    unlock: (token, password, address) => signIns.unlock(token, password, address),
    changePassword: (token, input) => signIns.changePassword(token, input),
    sessionOf: (token, use) => sessions.sessionOf(token, use),
    signOut: (token) => sessions.signOut(token),
    lock: (token) => sessions.lock(token),
    reauthenticate: (token, input) => signing.reauthenticate(token, input),
    spendSigningGrant: (token, grant, manifest) =>
      signing.spendSigningGrant(token, grant, manifest),
    signInState: (person) => readSignInState(base, person),
    oidc,
    createInspector: (input, by) => createInspector(base, people, input, by),
    async beginSecondFactor(token, { password = "", address = "" } = {}) {
      const session = await sessions.sessionOf(token, { during: "set-up" });
      if (isRefusal(session)) return session;
      const found = await attempts.find({ person: session.person });
      if (found !== undefined && found.totpSecret !== null) {
        const wrong = await signIns.prove(session, password, undefined, address);
        if (wrong !== undefined) return wrong;
      }
      return secondFactors.begin(session.person, session.email);
    },
    async confirmSecondFactor(token, code) {
      const session = await sessions.sessionOf(token, { during: "set-up" });
      if (isRefusal(session)) return session;
      const confirmed = await secondFactors.confirm(session.person, code);
      if (!isRefusal(confirmed)) {
        await sessions.strengthen(token);
        await sessions.endSessions(session.person, "factor", token);
      }
      return confirmed;
    },
    record: (person, event) => ledger.record(personStream(person), person, [event]),
    tidy,
    rebuild: () => remake(base),
    async close() {
      clearInterval(timer);
      await tidying;
      await sessions.settle();
    },
  };
}
