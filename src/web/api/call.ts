import type { Answer, Api, Body, Params, ProblemBody, Query } from "../../server/contract.ts";

/** What the server said when it did not do what was asked, or that it could not be reached. */
export class Problem extends Error {
  override readonly name = "Problem";
  /** 0: the server was not reached, and nothing is known of what it did. */
  readonly status: number;
  readonly body: ProblemBody | undefined;

  constructor(status: number, body?: ProblemBody) {
    super(body?.detail ?? body?.title ?? (status === 0 ? "offline" : `status ${status}`));
    this.status = status;
    this.body = body;
  }
}

type Given<T> = [T] extends [undefined] ? never : T;
type Optional<T> = { readonly [K in keyof T as [T[K]] extends [never] ? never : K]: T[K] };

/** What a call is given: the members of its path, its query and its body, where it has them. */
export type Request<K extends keyof Api> = Optional<{
  params: Given<Params<K>>;
  body: Given<Body<K>>;
}> &
  Partial<Optional<{ query: Given<Query<K>> }>> & { readonly signal?: AbortSignal };

const listeners = new Set<(problem: Problem) => void>();

/** Told of every problem of a session: signed out, locked, a password owed. */
export function onProblem(listener: (problem: Problem) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The address of an endpoint, for links and downloads. */
export function addressOf<K extends keyof Api>(
  endpoint: K,
  given: { readonly params?: unknown; readonly query?: unknown } = {},
): string {
  const path = String(endpoint).slice(String(endpoint).indexOf(" ") + 1);
  const members = (given.params ?? {}) as Record<string, string>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(members[name] ?? ""),
  );
  const asked = Object.entries((given.query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  const search = new URLSearchParams(
    asked.map(([name, value]) => [name, String(value)]),
  ).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

/**
 * Calls an endpoint of the contract: `call("GET /api/studies/{study}", { params: { study } })`.
 *
 * @throws Problem whatever went wrong, with the server's own words as data
 */
export async function call<K extends keyof Api>(
  endpoint: K,
  ...[given]: {} extends Request<K> ? [given?: Request<K>] : [given: Request<K>]
): Promise<Answer<K>> {
  const { body, signal, ...place } = (given ?? {}) as {
    body?: unknown;
    signal?: AbortSignal;
    params?: unknown;
    query?: unknown;
  };
  const raw = body instanceof Blob;
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, place), {
      method: String(endpoint).slice(0, String(endpoint).indexOf(" ")),
      headers: {
        accept: "application/json, application/problem+json",
        "x-neurite": "1",
        ...(body === undefined || raw ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Problem(0);
  }
  if (response.ok) {
    return (response.status === 204 ? undefined : await response.json()) as Answer<K>;
  }
  const said = await response.json().catch(() => undefined);
  const problem = new Problem(response.status, said as ProblemBody | undefined);
  for (const listener of listeners) listener(problem);
  throw problem;
}
