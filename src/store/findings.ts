import type { Issue } from "../kernel/index.ts";
import type { Recorded } from "./event.ts";

/** What a verification has found so far. */
export interface Findings {
  /** Adds an issue, and the event it is about where there is one. */
  add(issue: Issue, event?: Recorded): void;
  readonly issues: readonly Issue[];
  /** How many there are; only the first `limit` are kept. */
  readonly count: number;
  /** The event with the lowest position that something is wrong with. */
  readonly first: Recorded | undefined;
}

export function findings(limit = 1000): Findings {
  const issues: Issue[] = [];
  let count = 0;
  let first: Recorded | undefined;
  return {
    add(issue, event) {
      count += 1;
      if (issues.length < limit) issues.push(issue);
      if (event === undefined || (first !== undefined && first.position <= event.position)) return;
      const { study, stream, version, position } = event;
      first = { study, stream, version, position };
    },
    issues,
    get count() {
      return count;
    },
    get first() {
      return first;
    },
  };
}
