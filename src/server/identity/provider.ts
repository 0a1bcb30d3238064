import * as openid from "openid-client";
import { defineRefusal, isRefusal, type Refusal, type Text } from "../../kernel/index.ts";
import type { Attempts, Candidate } from "./attempt.ts";
import { personStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { Session, Sessions, SignedIn } from "./session.ts";
import type { Signing, SigningGrant } from "./signing.ts";
import type { SignIns } from "./sign-in.ts";
import { newToken, tokenHash } from "./token.ts";

/** An institution whose own sign-in is trusted, by OpenID Connect. */
export interface Provider {
  readonly id: string;
  readonly name: Text;
  /** The issuer's address; its configuration is found there. */
  readonly issuer: string;
  readonly clientId: string;
  /** From the environment or a file; never in the journal or a message. */
  readonly clientSecret: string;
  /** Where the institution sends people back to. */
  readonly redirectUri: string;
  /** Only addresses of these domains are the institution's to vouch for. Left out: of all. */
  readonly domains?: readonly string[];
  /** Everybody gives a second factor there, also where the institution does not say so each time. */
  readonly secondFactor?: boolean;
}

/** What somebody is sent to the institution for. */
export type ProviderPurpose =
  | { readonly kind: "sign-in"; readonly returnTo: string }
  /** To unlock their session, or to prove again who they are before signing. They must sign in there anew. */
  | { readonly kind: "unlock"; readonly token: string; readonly returnTo: string }
  | {
      readonly kind: "sign";
      readonly token: string;
      readonly manifest: string;
      readonly returnTo: string;
    };

/** Where to send the browser, and what it must bring back in a cookie of its own: nobody else can finish this. */
export interface Begun {
  readonly url: string;
  readonly binding: string;
}

/** What became of it. `returnTo` is a path on this server. */
export type Finished =
  | ({ readonly kind: "sign-in"; readonly returnTo: string } & SignedIn)
  | { readonly kind: "unlock"; readonly returnTo: string; readonly session: Session }
  | { readonly kind: "sign"; readonly returnTo: string; readonly grant: SigningGrant };

const unknownProvider = defineRefusal(
  "provider.unknown",
  "There is no sign-in of that institution here.",
  "此处没有该机构的登录方式。",
);
const away = defineRefusal(
  "provider.away",
  "The sign-in of {name} cannot be reached at this moment. Please try again, or sign in here with a password.",
  "目前无法连接{name}的登录系统，请稍后再试，或使用密码在此登录。",
);
const notConfirmed = defineRefusal(
  "provider.not-confirmed",
  "The sign-in at your institution could not be confirmed. Please begin again.",
  "无法确认您在所在机构的登录，请重新开始。",
);
const noAccount = defineRefusal(
  "provider.no-account",
  "Your institution knows you, but there is no account for you here. Ask an administrator of the study.",
  "您所在机构已确认您的身份，但此处没有您的账户。请联系研究的系统管理员。",
);
const factorMissing = defineRefusal(
  "provider.second-factor",
  "Your role needs a second factor, and your institution did not ask for one. Sign in there with it, or ask an administrator.",
  "您的角色需要第二验证因素，但所在机构未要求验证。请在机构登录时启用，或联系系统管理员。",
);

const requestMs = 10 * 60_000;
const rememberedMs = 60 * 60_000;
/** How long ago somebody may have signed in there when they are to prove it anew, seconds. */
const freshSeconds = 60;
/** @source RFC 8176 (authentication method reference values) */
const strongMethods = new Set(["mfa", "otp", "hwk", "fpt", "face", "sc", "pop"]);

export interface Providers {
  readonly providers: readonly Pick<Provider, "id" | "name">[];
  begin(provider: string, purpose: ProviderPurpose): Promise<Begun | Refusal>;
  finish(
    url: string,
    binding: string,
    from: { readonly address: string; readonly agent: string },
  ): Promise<Finished | Refusal>;
}

interface Request {
  readonly provider: string;
  readonly binding_hash: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly return_to: string;
  readonly session: string | null;
  readonly manifest: string | null;
}

export interface ProviderParts {
  readonly attempts: Attempts;
  readonly ledger: Ledger;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly signing: Signing;
}

/** Opens signing in at institutions. Whoever they name must have an account here: none is ever made. */
export function openProviders(
  base: Foundation,
  all: readonly Provider[],
  { attempts, ledger, sessions, signIns, signing }: ProviderParts,
): Providers {
  const found = new Map<string, { readonly config: openid.Configuration; readonly atMs: number }>();

  async function configurationOf(provider: Provider): Promise<openid.Configuration | undefined> {
    const known = found.get(provider.id);
    if (known !== undefined && base.nowMs() - known.atMs < rememberedMs) return known.config;
    try {
      const config = await discover(provider);
      found.set(provider.id, { config, atMs: base.nowMs() });
      return config;
    } catch {
      return known?.config;
    }
  }

  async function refuse(person: string | undefined, address: string): Promise<void> {
    await attempts.refused(person, "provider", signIns.addressName(address));
  }

  /** The account of whoever the institution vouches for: by an earlier link, else by an address that it verified. */
  async function personOf(
    provider: Provider,
    claims: openid.IDToken,
  ): Promise<Candidate | undefined> {
    const [link] = await base.query<{ person: string }>(
      "select person from {schema}.person_link where issuer = $1 and subject = $2",
      [claims.iss, claims.sub],
    );
    if (link !== undefined) return attempts.find({ person: link.person });
    const email = claims["email"];
    if (claims["email_verified"] !== true || typeof email !== "string") return undefined;
    const low = email.toLowerCase();
    const domain = low.slice(low.lastIndexOf("@") + 1);
    if (provider.domains !== undefined && !provider.domains.includes(domain)) return undefined;
    const person = await attempts.find({ email: low });
    if (person === undefined || person.ended) return person;
    // Somebody else of this institution is linked already: an address that was given to a successor is no proof.
    const [other] = await base.query(
      "select from {schema}.person_link where issuer = $1 and person = $2",
      [claims.iss, person.person],
    );
    if (other !== undefined) return undefined;
    const linked = await ledger.change(personStream(person.person), person.person, async () => ({
      events: [{ type: "identity-linked", issuer: claims.iss, subject: claims.sub }],
      answer: true,
    }));
    return isRefusal(linked) ? undefined : person;
  }

  async function claimsOf(
    provider: Provider,
    config: openid.Configuration,
    request: Request,
    url: string,
    state: string,
  ): Promise<openid.IDToken | undefined> {
    // Behind a proxy our own idea of the address can be wrong; the institution knows only this one.
    const back = new URL(provider.redirectUri);
    back.search = new URL(url, provider.redirectUri).search;
    try {
      const tokens = await openid.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: request.verifier,
        expectedNonce: request.nonce,
        expectedState: state,
        idTokenExpected: true,
        ...(request.session === null ? {} : { maxAge: freshSeconds }),
      });
      return tokens.claims();
    } catch {
      // What it says can hold parts of tokens; the record says that it was refused.
      return undefined;
    }
  }

  async function startSession(
    provider: Provider,
    candidate: Candidate,
    claims: openid.IDToken,
    returnTo: string,
    from: { readonly address: string; readonly agent: string },
  ): Promise<Finished | Refusal> {
    const methods = claims["amr"];
    const secondFactor =
      provider.secondFactor === true ||
      (Array.isArray(methods) &&
        methods.some((method) => typeof method === "string" && strongMethods.has(method)));
    const started = await sessions.start(candidate.person, {
      with: "provider",
      provider: provider.id,
      secondFactor,
      address: signIns.addressName(from.address),
      agent: from.agent,
    });
    if (isRefusal(started)) return noAccount();
    if (started.session.due.includes("second-factor")) {
      await sessions.signOut(started.token);
      return factorMissing();
    }
    return { kind: "sign-in", returnTo, ...started };
  }

  return {
    providers: all.map(({ id, name }) => ({ id, name })),

    async begin(id, purpose) {
      const provider = all.find((one) => one.id === id);
      if (provider === undefined) return unknownProvider();
      let session: string | null = null;
      if (purpose.kind !== "sign-in") {
        const during = purpose.kind === "unlock" ? "locked" : "work";
        const open = await sessions.sessionOf(purpose.token, { during, activity: false });
        if (isRefusal(open)) return open;
        session = tokenHash(purpose.token);
      }
      const config = await configurationOf(provider);
      if (config === undefined) return away({ name: provider.name });
      const state = newToken();
      const binding = newToken();
      const nonce = newToken();
      const verifier = openid.randomPKCECodeVerifier();
      await base.query(
        `insert into {schema}.provider_request
           (state_hash, binding_hash, provider, nonce, verifier, return_to, session, manifest, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          tokenHash(state),
          tokenHash(binding),
          id,
          nonce,
          verifier,
          localPath(purpose.returnTo),
          session,
          purpose.kind === "sign" ? purpose.manifest : null,
          new Date(base.nowMs() + requestMs),
        ],
      );
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: provider.redirectUri,
        response_type: "code",
        scope: "openid email profile",
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(session === null ? {} : { prompt: "login", max_age: String(freshSeconds) }),
      });
      return { url: url.href, binding };
    },

    async finish(url, binding, from) {
      const state = readState(url);
      // Taken out as it is read: it is good for one time, whoever brings it.
      const [request] = await base.query<Request>(
        `delete from {schema}.provider_request where state_hash = $1 and expires_at > $2 returning *`,
        [tokenHash(state), new Date(base.nowMs())],
      );
      const provider = all.find((one) => one.id === request?.provider);
      const ours = request !== undefined && request.binding_hash === tokenHash(binding);
      if (!ours || provider === undefined) {
        await refuse(undefined, from.address);
        return notConfirmed();
      }
      const config = await configurationOf(provider);
      if (config === undefined) return away({ name: provider.name });
      const claims = await claimsOf(provider, config, request, url, state);
      if (claims === undefined) {
        await refuse(undefined, from.address);
        return notConfirmed();
      }
      const candidate = await personOf(provider, claims);
      if (candidate === undefined || candidate.ended) {
        await refuse(candidate?.person, from.address);
        return noAccount();
      }
      const returnTo = request.return_to;
      if (request.session === null) {
        return startSession(provider, candidate, claims, returnTo, from);
      }
      const session = await sessions.sessionByHash(request.session, {
        during: request.manifest === null ? "locked" : "work",
      });
      if (isRefusal(session)) return session;
      if (session.person !== candidate.person) {
        await refuse(session.person, from.address);
        return notConfirmed();
      }
      if (request.manifest === null) {
        const opened = await sessions.reopenByHash(request.session);
        return isRefusal(opened) ? opened : { kind: "unlock", returnTo, session: opened };
      }
      const grant = await signing.grantFor(session, request.manifest);
      return { kind: "sign", returnTo, grant };
    },
  };
}

async function discover(provider: Provider): Promise<openid.Configuration> {
  const issuer = new URL(provider.issuer);
  const loopback = ["127.0.0.1", "[::1]", "localhost"].includes(issuer.hostname);
  const config = await openid.discovery(
    issuer,
    provider.clientId,
    undefined,
    openid.ClientSecretPost(provider.clientSecret),
    {
      timeout: 10,
      // The signature of an identity is checked also where it came straight from the institution.
      execute: [
        openid.enableNonRepudiationChecks,
        ...(issuer.protocol === "http:" && loopback ? [openid.allowInsecureRequests] : []),
      ],
    },
  );
  return config;
}

function readState(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : (new URLSearchParams(url.slice(at + 1)).get("state") ?? "");
}

/** A path on this server: nobody is sent elsewhere by an address that only begins like one. */
export function localPath(path: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : "/";
}
