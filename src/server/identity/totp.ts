import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;

/** A new secret for an authenticator, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator reads from a picture. */
export function totpUri(secret: string, issuer: string, email: string): string {
  return authenticator(secret, issuer, email).toString();
}

/**
 * The time step that a six-digit code belongs to, now or one step (30 s) to either side; undefined when it belongs
 * to none of them.
 *
 * @source RFC 6238
 */
export function totpStep(secret: string, typed: string, atMs: number): number | undefined {
  const token = typed.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = authenticator(secret, "", "").validate({ token, timestamp: atMs, window: 1 });
  return delta === null ? undefined : Math.floor(atMs / 1_000 / periodSeconds) + delta;
}

/** The code of a moment, as an authenticator shows it. */
export function totpCode(secret: string, atMs: number): string {
  return authenticator(secret, "", "").generate({ timestamp: atMs });
}

function authenticator(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: periodSeconds,
  });
}
