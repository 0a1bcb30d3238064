import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A small OpenID Connect provider on this computer, which can be told to misbehave. */
export interface Institution {
  readonly issuer: string;
  /** Who signs in there next, as claims. */
  claims: Record<string, unknown>;
  /** Signs with a key that is not the institution's. */
  forge: boolean;
  /** Says that nothing needs a signature. */
  unsigned: boolean;
  /** Lets somebody sign in at the address they were sent to; answers with the address they are sent back to. */
  visit(url: string): string;
  /** What was asked for at the last visit. */
  asked: URLSearchParams;
  close(): Promise<void>;
}

export const clientSecret = "institution-client-secret-91c3";

/** Starts it. */
export async function startInstitution(): Promise<Institution> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, URLSearchParams>();
  let issuer = "";

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const answer = (body: object, status = 200): void => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      };
      switch (request.url) {
        case "/.well-known/openid-configuration":
          return answer({
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ["code"],
            subject_types_supported: ["public"],
            id_token_signing_alg_values_supported: ["RS256"],
            code_challenge_methods_supported: ["S256"],
          });
        case "/keys": {
          const jwk = keys.publicKey.export({ format: "jwk" });
          return answer({ keys: [{ ...jwk, kid: "one", alg: "RS256", use: "sig" }] });
        }
        case "/token": {
          const form = new URLSearchParams(Buffer.concat(chunks).toString());
          const asked = codes.get(form.get("code") ?? "");
          codes.delete(form.get("code") ?? "");
          const verifier = createHash("sha256")
            .update(form.get("code_verifier") ?? "")
            .digest("base64url");
          const sound =
            form.get("client_secret") === clientSecret && asked?.get("code_challenge") === verifier;
          if (!sound) return answer({ error: "invalid_grant" }, 400);
          return answer({
            access_token: "an-access-token",
            token_type: "Bearer",
            id_token: idToken(asked),
          });
        }
        default:
          return answer({}, 404);
      }
    });
  });

  function idToken(asked: URLSearchParams): string {
    const now = Math.floor(Date.now() / 1_000);
    const header = institution.unsigned ? { alg: "none" } : { alg: "RS256", kid: "one" };
    const body = {
      iss: issuer,
      aud: "neurite",
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: asked.get("nonce"),
      ...institution.claims,
    };
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${part(header)}.${part(body)}`;
    if (institution.unsigned) return `${text}.`;
    return `${text}.${signature(text, institution.forge ? other.privateKey : keys.privateKey)}`;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const institution: Institution = {
    issuer,
    claims: {},
    forge: false,
    unsigned: false,
    asked: new URLSearchParams(),
    visit(url) {
      const asked = new URL(url).searchParams;
      institution.asked = asked;
      const code = `code-${codes.size}-${Math.random().toString(36).slice(2)}`;
      codes.set(code, asked);
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back.href;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return institution;
}

function signature(text: string, key: KeyObject): string {
  return sign("sha256", Buffer.from(text), key).toString("base64url");
}
