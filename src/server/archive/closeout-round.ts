import type { Sha256 } from "../../kernel/index.ts";

/** What happens to a site's package, as the journal keeps it. */
export type CloseoutEvent = {
  readonly closeout: string;
  readonly at: string;
  readonly by: string;
} & (
  | { readonly type: "closeout-requested" }
  | ({ readonly type: "closeout-ready" } & Package)
  | { readonly type: "closeout-failed"; readonly why: string }
  | { readonly type: "closeout-accepted"; readonly manifest: Sha256; readonly meaning: string }
  | { readonly type: "closeout-rejected"; readonly reason: string }
);

/** A finished package: what it holds and by which hashes it is known. */
export interface Package {
  /** SHA-256 of the manifest, which lists every file with its own: what the investigator signs. */
  readonly manifest: Sha256;
  /** SHA-256 of the zip. */
  readonly zip: Sha256;
  readonly bytes: number;
  readonly parts: number;
  readonly files: number;
  readonly faults: readonly string[];
  readonly studyVersion: Sha256;
  /** Everything recorded up to this position of the journal is in it. */
  readonly position: number;
}

/** One round: a package that was asked for, and what became of it. */
export interface Round {
  readonly closeout: string;
  readonly state: "requested" | "ready" | "failed" | "accepted" | "rejected";
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly package?: Package;
  /** Accepted or rejected, or given up. */
  readonly decidedAt?: string;
  readonly decidedBy?: string;
  readonly reason?: string;
}

/** The meaning of the signature under a package. @source 21 CFR 11.50(a)(3); ICH E6(R3) 2.12.11 */
export const acceptance = "site-record-complete";

/** The rounds of a site, oldest first, as they follow from its events. */
export function roundsOf(events: readonly CloseoutEvent[]): Round[] {
  const rounds = new Map<string, Round>();
  for (const event of events) {
    const round = rounds.get(event.closeout);
    if (event.type === "closeout-requested") {
      const { closeout, at, by } = event;
      rounds.set(closeout, { closeout, state: "requested", requestedAt: at, requestedBy: by });
    } else if (round !== undefined) {
      rounds.set(event.closeout, after(round, event));
    }
  }
  return [...rounds.values()];
}

function after(
  round: Round,
  event: Exclude<CloseoutEvent, { readonly type: "closeout-requested" }>,
): Round {
  const decided = { decidedAt: event.at, decidedBy: event.by };
  switch (event.type) {
    case "closeout-ready": {
      const { type: _, closeout: __, at: ___, by: ____, ...made } = event;
      return { ...round, state: "ready", package: made };
    }
    case "closeout-failed":
      return { ...round, ...decided, state: "failed", reason: event.why };
    case "closeout-accepted":
      return { ...round, ...decided, state: "accepted" };
    case "closeout-rejected":
      return { ...round, ...decided, state: "rejected", reason: event.reason };
  }
}
