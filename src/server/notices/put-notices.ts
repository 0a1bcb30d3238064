import type pg from "pg";
import { type Instant, later, msOf, instantOf } from "../../kernel/index.ts";
import type { openAudience } from "./audience.ts";
import type { NoticeKind } from "./notice-kind.ts";
import { noticeRules } from "./notice-rules.ts";

/** Something to be told, before it is known to whom. */
export interface Happening {
  readonly kind: NoticeKind;
  readonly study: string;
  readonly at: Instant;
  readonly link: string;
  /** What it is told of: the same origin is told to nobody twice. */
  readonly origin: string;
  readonly site?: string | undefined;
  readonly participant?: string | undefined;
  readonly matter?: string | undefined;
  /** Who did it themselves, and need not be told. */
  readonly by?: string | undefined;
  /** Who is told whatever their role. */
  readonly named?: string | undefined;
  readonly reference?: string | undefined;
}

/** Before a digest leaves, so much time is left for what heals by itself. */
const holdMs = 10 * 60_000;
/** Digests leave on the quarter hours, so that what comes together is one message. */
const tickMs = 15 * 60_000;

/** When what happened may be sent, if it is not urgent. */
export function sendAfter(now: Instant): Instant {
  return instantOf(Math.ceil((msOf(now) + holdMs) / tickMs) * tickMs);
}

/** Keeps a notice for each person concerned; what was told before changes nothing. Answers who has a new one. */
export async function putNotices(
  client: pg.ClientBase,
  schema: string,
  audience: ReturnType<typeof openAudience>,
  happenings: readonly Happening[],
  now: Instant,
): Promise<readonly string[]> {
  const rows = [];
  for (const happening of happenings) {
    const { kind, study, site, by, named, ...facts } = happening;
    const rule = noticeRules[kind];
    const people = new Set(await audience(rule, study, site));
    if (named !== undefined) people.add(named);
    if (by !== undefined && by !== named) people.delete(by);
    const isUrgent = rule.urgency === "at-once";
    const isUnblinded = rule.sees === "unblinded";
    for (const person of [...people].sort()) {
      rows.push({
        person,
        kind,
        study,
        site: site ?? null,
        origin: facts.origin,
        participant: facts.participant ?? null,
        matter: facts.matter ?? null,
        link: facts.link,
        reference: isUnblinded ? (facts.reference ?? null) : null,
        urgent: isUrgent,
        unblinded: isUnblinded,
        happened_at: facts.at,
        send_after: isUrgent ? now : sendAfter(now),
        read_at: rule.mailOnly === true ? now : null,
      });
    }
  }
  if (rows.length === 0) return [];
  const { rows: put } = await client.query<{ person: string }>(
    `insert into ${schema}.notice (${columns}) select ${columns}
       from json_populate_recordset(null::${schema}.notice, $1) on conflict do nothing returning person`,
    [JSON.stringify(rows)],
  );
  return [...new Set(put.map(({ person }) => person))];
}

const columns =
  "person, kind, study, site, origin, participant, matter, link, reference, urgent, unblinded, happened_at, send_after, read_at";

/** What was recorded so long after it happened is an import or a generated history, and no news. */
const newsMs = 24 * 3_600_000;

/** Whether an event was news when it was recorded. */
export function isNews(at: Instant, recordedAt: Instant): boolean {
  return later(at, newsMs) > recordedAt;
}
