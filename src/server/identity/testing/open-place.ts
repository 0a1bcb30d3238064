import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal, type Refusal } from "../../../kernel/index.ts";
import { openStore, type Store } from "../../../store/index.ts";
import { type Identity, type IdentityOptions, openIdentity } from "../identity.ts";
import { everyStudy, type GrantRole } from "../role.ts";
import { system } from "../event.ts";
import { totpCode } from "../totp.ts";

/** A store with identity on it, whose clock moves only when told to, and every secret that was ever handed out. */
export interface Place {
  readonly store: Store;
  readonly identity: Identity;
  /** Opens identity on the same store once more, as another server would. */
  another(more?: Partial<IdentityOptions>): Promise<Identity>;
  pass(ms: number): void;
  nowMs(): number;
  /** An account with a password of its own, and the grants; who needs a second factor has one. */
  person(
    name: string,
    ...grants: readonly (readonly [GrantRole, string?, string?])[]
  ): Promise<Someone>;
  signIn(someone: Someone, more?: { readonly address?: string }): Promise<string>;
  readonly secrets: Set<string>;
  /** All that is written in the journal. */
  journal(): Promise<string>;
  close(): Promise<void>;
}

export interface Someone {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly totp?: string;
}

/** Takes an answer that is no refusal. */
export function good<T>(answer: T | Refusal): T {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}

/** The rule of a refusal. */
export function ruleOf(answer: unknown): string {
  return isRefusal(answer) ? answer.rule : `no refusal but ${JSON.stringify(answer)}`;
}

const agent = "Test 1.0";

/** Opens a place in a folder of its own. */
export async function openPlace(options: Partial<IdentityOptions> = {}): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "neurite-identity-"));
  const store = await openStore({ folder });
  let ms = Date.parse("2026-01-14T03:00:00.000Z");
  const base = {
    clock: () => new Date(ms),
    secret: randomBytes(32),
    issuer: "Neurite",
    tidyEveryMs: 0,
    ...options,
  };
  const identity = await openIdentity(store, base);
  const others: Identity[] = [];
  const secrets = new Set<string>([base.secret.toString("base64"), base.secret.toString("hex")]);
  const place: Place = {
    store,
    identity,
    secrets,
    async another(more = {}) {
      const other = await openIdentity(store, { ...base, ...more });
      others.push(other);
      return other;
    },
    pass: (by) => {
      ms += by;
    },
    nowMs: () => ms,
    async person(name, ...grants) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
      const made = good(await identity.createPerson({ name, email }, system));
      const password = `own words of ${randomBytes(9).toString("hex")}`;
      const temporary = made.temporaryPassword ?? "";
      secrets.add(temporary).add(password);
      for (const [role, study = everyStudy, site] of grants) {
        const input = { role, study, ...(site === undefined ? {} : { site }) };
        good(await identity.giveGrant(made.person, input, system));
      }
      const address = "192.0.2.1";
      const signedIn = good(await identity.signIn({ email, password: temporary, address, agent }));
      const change = { current: temporary, next: password, address };
      assert.equal(await identity.changePassword(signedIn.token, change), undefined);
      const session = good(await identity.sessionOf(signedIn.token, { during: "set-up" }));
      const someone = { id: made.person, email, password };
      if (!session.due.includes("second-factor")) {
        await identity.signOut(signedIn.token);
        return someone;
      }
      const { secret, uri } = good(await identity.beginSecondFactor(signedIn.token));
      secrets.add(secret).add(uri);
      const codes = good(await identity.confirmSecondFactor(signedIn.token, totpCode(secret, ms)));
      for (const code of codes.recoveryCodes) secrets.add(code);
      await identity.signOut(signedIn.token);
      ms += 30_000; // the code is used up
      return { ...someone, totp: secret };
    },
    async signIn({ email, password, totp }, { address = "192.0.2.1" } = {}) {
      const code = totp === undefined ? {} : { code: totpCode(totp, ms) };
      const { token } = good(await identity.signIn({ email, password, ...code, address, agent }));
      if (totp !== undefined) ms += 30_000;
      secrets.add(token);
      return token;
    },
    async journal() {
      const { rows } = await store.pool.query<{ body: string }>(
        `select body from ${store.schema}.journal order by position`,
      );
      return rows.map(({ body }) => body).join("\n");
    },
    async close() {
      for (const one of [identity, ...others]) await one.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return place;
}
