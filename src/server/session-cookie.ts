const name = "neurite";

/** The session's token of a request, if it carries one. */
export function readToken(request: Request): string | undefined {
  const cookies = request.headers.get("cookie");
  return cookies === null
    ? undefined
    : /(?:^|;\s*)neurite=([A-Za-z0-9_-]{20,100})/.exec(cookies)?.[1];
}

/** The token of the ward device that a request comes from, if it is one. */
export function readDevice(request: Request): string | undefined {
  const cookies = request.headers.get("cookie");
  return cookies === null
    ? undefined
    : /(?:^|;\s*)neurite-device=([A-Za-z0-9_-]{20,100})/.exec(cookies)?.[1];
}

/** Makes the browser a ward device for as long as browsers remember anything. */
export function giveDevice(headers: Headers, token: string, secure: boolean): void {
  headers.append(
    "set-cookie",
    `${name}-device=${token}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=34560000${secure ? "; Secure" : ""}`,
  );
}

/** Gives the browser the session's token: out of reach of scripts, sent to this site only. */
export function giveToken(headers: Headers, token: string, secure: boolean): void {
  headers.append(
    "set-cookie",
    `${name}=${token}; Path=/; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`,
  );
}

/** Takes it back. */
export function takeToken(headers: Headers, secure: boolean): void {
  headers.append(
    "set-cookie",
    `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure ? "; Secure" : ""}`,
  );
}
