import type { Claim } from "../../definition/index.ts";
import { daySpan } from "../../kernel/index.ts";
import type { ClaimSubject } from "./claim-subjects.ts";

/** A claim's place in the drawn timeline: where it begins and ends, from 0 to 1, and in which row of its lane. */
export interface PlacedClaim {
  readonly claim: Claim;
  readonly subject: ClaimSubject;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  /** The words stand before the mark, where there is no room after it. */
  readonly before: boolean;
}

export interface ClaimLane {
  readonly jurisdiction: string;
  readonly rows: number;
  readonly claims: readonly PlacedClaim[];
}

export interface ClaimTimeline {
  readonly years: readonly {
    readonly year: number;
    readonly start: number;
    readonly end: number;
  }[];
  readonly lanes: readonly ClaimLane[];
}

const order = ["CN", "US", "EU", "world"];

/**
 * Lays claims out by year and jurisdiction. A date that is not known to the day takes the whole time it may be.
 * Claims are put into as many rows as keep their words apart, where words take `widthOf` of the whole.
 */
export function placeClaims(
  subjects: readonly ClaimSubject[],
  widthOf: (claim: Claim) => number,
): ClaimTimeline {
  const all = subjects.flatMap((subject) => subject.claims.map((claim) => ({ claim, subject })));
  const years = all.map(({ claim }) => Number(claim.date.slice(0, 4)));
  if (years.length === 0) return { years: [], lanes: [] };
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const from = daySpan(String(first)).first;
  const to = daySpan(String(last)).last + 1;
  const at = (day: number): number => (day - from) / (to - from);
  const jurisdictions = [...new Set(all.map(({ claim }) => claim.jurisdiction))].toSorted(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return {
    years: Array.from({ length: last - first + 1 }, (_, index) => {
      const span = daySpan(String(first + index));
      return { year: first + index, start: at(span.first), end: at(span.last + 1) };
    }),
    lanes: jurisdictions.map((jurisdiction) => {
      const taken: [number, number][][] = [];
      const claims = all
        .filter(({ claim }) => claim.jurisdiction === jurisdiction)
        .toSorted((a, b) => (a.claim.date < b.claim.date ? -1 : 1))
        .map(({ claim, subject }): PlacedClaim => {
          const span = daySpan(claim.date);
          const [start, end] = [at(span.first), at(span.last + 1)];
          const width = widthOf(claim);
          const before = end + width > 1;
          const room: [number, number] = before ? [start - width, end] : [start, end + width];
          const free = taken.findIndex((row) =>
            row.every(([low, high]) => room[1] < low || room[0] > high),
          );
          const row = free === -1 ? taken.length : free;
          (taken[row] ??= []).push(room);
          return { claim, subject, start, end, row, before };
        });
      return { jurisdiction, rows: taken.length, claims };
    }),
  };
}

function rank(jurisdiction: string): number {
  const known = order.indexOf(jurisdiction);
  return known === -1 ? order.length - 1.5 : known;
}
