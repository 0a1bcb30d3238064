import { daySpan, msOf, type PartialDate } from "../../kernel/index.ts";
import type { Summary } from "../../engine/index.ts";
import { isMarkState, type MarkState } from "../ui/mark-state.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { type Me, type Mine, mineChoices, mineOf } from "./mine.ts";

/** Which participants are asked for; as it stands in the address. */
export interface Filter {
  /** Part of the participant's number or of the randomisation number. */
  readonly q?: string;
  readonly site?: string;
  readonly status?: string;
  readonly cohort?: string;
  readonly state?: MarkState;
  readonly consent?: string;
  /** The study version the record last changed under: the beginning of its hash. */
  readonly version?: string;
  readonly mine?: Mine;
  readonly overdue?: true;
  readonly queries?: true;
  /** Changed on this day or later. */
  readonly since?: PartialDate;
}

export type FilterName = keyof Filter;
export const filterNames: readonly FilterName[] = [
  "q",
  "site",
  "status",
  "cohort",
  "state",
  "consent",
  "version",
  "mine",
  "overdue",
  "queries",
  "since",
];

type Search = Readonly<Record<string, string | undefined>>;

/** Reads a filter from the address; what it does not know it leaves out. */
export function readFilter(search: Search): Filter {
  const plain = (name: FilterName): object => {
    const value = search[name]?.trim();
    return value === undefined || value === "" ? {} : { [name]: value };
  };
  const { state, since } = search;
  const mine = mineChoices.find((one) => one === search["mine"]);
  return {
    ...plain("q"),
    ...plain("site"),
    ...plain("status"),
    ...plain("cohort"),
    ...plain("consent"),
    ...plain("version"),
    ...(mine === undefined ? {} : { mine }),
    ...(isMarkState(state) ? { state } : {}),
    ...(since !== undefined && /^\d{4}-\d\d-\d\d$/.test(since) ? { since } : {}),
    ...(search["overdue"] === "1" ? { overdue: true } : {}),
    ...(search["queries"] === "1" ? { queries: true } : {}),
  };
}

/** What a filter is in the address: every name, so that those not used are taken out. */
export function writeFilter(filter: Filter): Record<FilterName, string | undefined> {
  const { overdue, queries, ...plain } = filter;
  const flag = (on: true | undefined): string | undefined => (on ? "1" : undefined);
  const unused = Object.fromEntries(filterNames.map((name) => [name, undefined]));
  return {
    ...(unused as Record<FilterName, undefined>),
    ...plain,
    overdue: flag(overdue),
    queries: flag(queries),
  };
}

type Test = (row: MatrixRow) => boolean;

function tests(filter: Filter, me: Me): readonly (readonly [FilterName, Test])[] {
  const { q, site, status, cohort, state, consent, version, mine, overdue, queries, since } =
    filter;
  const found: (readonly [FilterName, Test])[] = [];
  if (q !== undefined) {
    const part = q.toLowerCase();
    const has = (text: string | undefined): boolean => text?.toLowerCase().includes(part) === true;
    found.push(["q", ({ summary }) => has(summary.participant) || has(summary.number)]);
  }
  if (site !== undefined) found.push(["site", ({ summary }) => summary.site === site]);
  if (status !== undefined) found.push(["status", ({ summary }) => summary.status === status]);
  if (cohort !== undefined) found.push(["cohort", ({ summary }) => summary.cohort === cohort]);
  if (consent !== undefined) {
    found.push(["consent", ({ summary }) => (summary.consents.at(-1) ?? "–") === consent]);
  }
  if (version !== undefined) {
    found.push(["version", ({ summary }) => versionOf(summary) === version]);
  }
  if (mine !== undefined) {
    found.push(["mine", ({ summary }) => mineOf(summary, me).includes(mine)]);
  }
  if (state !== undefined) found.push(["state", ({ states }) => states.has(state)]);
  if (overdue !== undefined) found.push(["overdue", ({ states }) => states.has("overdue")]);
  if (queries !== undefined) found.push(["queries", ({ openQueries }) => openQueries > 0]);
  if (since !== undefined) {
    const from = beginOf(since);
    found.push(["since", ({ summary }) => changedMs(summary) >= from]);
  }
  return found;
}

/** A day at the site begins at most 14 hours before the same day in UTC; nothing changed since may be left out. */
function beginOf(day: PartialDate): number {
  return daySpan(day).first * 86_400_000 - 14 * 3_600_000;
}

function changedMs({ lastChange }: Summary): number {
  return lastChange === undefined ? Number.NEGATIVE_INFINITY : msOf(lastChange);
}

/** As much of a version's hash as an address needs. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}

function versionOf({ under = "" }: Summary): string {
  return shortHash(under);
}

/** How many rows there would be for each choice of each filter, the other filters as they stand. */
export interface Counts {
  readonly site: ReadonlyMap<string, number>;
  readonly status: ReadonlyMap<string, number>;
  readonly cohort: ReadonlyMap<string, number>;
  readonly consent: ReadonlyMap<string, number>;
  readonly version: ReadonlyMap<string, number>;
  readonly mine: ReadonlyMap<Mine, number>;
  readonly state: ReadonlyMap<MarkState, number>;
  readonly overdue: number;
  readonly queries: number;
  /** How many changed on a day or later. */
  since(day: PartialDate): number;
}

/** The rows that a filter lets through, with the counts of what every other choice would show. */
export function filterRows(
  rows: readonly MatrixRow[],
  filter: Filter,
  me: Me,
): { readonly shown: MatrixRow[]; readonly counts: Counts } {
  const all = tests(filter, me);
  const shown: MatrixRow[] = [];
  const count = <K>(): Map<K, number> => new Map();
  const site = count<string>();
  const status = count<string>();
  const cohort = count<string>();
  const consent = count<string>();
  const version = count<string>();
  const mine = count<Mine>();
  const changes: number[] = [];
  const state = count<MarkState>();
  let overdue = 0;
  let queries = 0;
  for (const row of rows) {
    const failed = all.filter(([, test]) => !test(row));
    if (failed.length > 1) continue;
    const only = failed[0]?.[0];
    if (only === undefined) shown.push(row);
    const { summary, states, openQueries } = row;
    const free = (name: FilterName): boolean => only === undefined || only === name;
    if (free("site")) add(site, summary.site);
    if (free("status")) add(status, summary.status);
    if (free("cohort") && summary.cohort !== undefined) add(cohort, summary.cohort);
    if (free("consent")) add(consent, summary.consents.at(-1) ?? "–");
    if (free("version")) add(version, versionOf(summary));
    if (free("mine")) for (const one of mineOf(summary, me)) add(mine, one);
    if (free("since")) changes.push(changedMs(summary));
    if (free("state")) for (const one of states) add(state, one);
    if (free("overdue") && states.has("overdue")) overdue += 1;
    if (free("queries") && openQueries > 0) queries += 1;
  }
  const since = (day: PartialDate): number =>
    changes.filter((change) => change >= beginOf(day)).length;
  return {
    shown,
    counts: { site, status, cohort, consent, version, mine, state, overdue, queries, since },
  };
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
