import type { Instant } from "../../kernel/index.ts";
import { type Foundation, readMoment } from "./foundation.ts";

/** How somebody's account stands with regard to signing in. */
export interface SignInState {
  readonly hasSecondFactor: boolean;
  /** Until when sign-ins are refused because of wrong tries. */
  readonly restsUntil?: Instant;
}

/** Reads how a person's sign-in stands, for those who administer it. */
export async function readSignInState(base: Foundation, person: string): Promise<SignInState> {
  const [row] = await base.query<{ has: boolean; locked_until: Date | null }>(
    "select totp_secret is not null as has, locked_until from {schema}.credential where person = $1",
    [person],
  );
  const rests = row?.locked_until ?? null;
  return {
    hasSecondFactor: row?.has === true,
    ...(rests === null || rests.getTime() <= base.nowMs() ? {} : { restsUntil: readMoment(rests) }),
  };
}
