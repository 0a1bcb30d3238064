const name = "neurite";

/** The session's token of a request, if it carries one. */
export function readToken(request: Request): string | undefined {
  const cookies = request.headers.get("cookie");
  return cookies === null
    ? undefined
    : /(?:^|;\s*)neurite=([A-Za-z0-9_-]{20,100})/.exec(cookies)?.[1];
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
