/** A broken invariant: our own mistake, not the user's. Thrown; caught only at the edge of a process. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** Completes a `switch` over a closed union: a new member is a compile error until each floor has learnt it. */
export function unreachable(value: never): never {
  throw new Fault(`not reachable: ${shown(value)}`);
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value); // a big integer, or data that contains itself
  }
}
