import type pg from "pg";
import type { Instant } from "../../kernel/index.ts";
import type { Mark } from "../../store/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { noticeRules, readKind } from "./notice-rules.ts";

/**
 * Marks what no longer holds in the records that changed: what was answered, closed or signed anew meanwhile is not
 * sent any more, and waits in nobody's list. Answers who had a notice of it.
 */
export async function heal(
  client: pg.ClientBase,
  schema: string,
  studies: StudyShelf,
  marks: readonly Mark[],
  now: Instant,
): Promise<readonly string[]> {
  const changed = new Map<string, Mark>();
  for (const mark of marks) {
    if (mark.stream.startsWith("participant/")) changed.set(`${mark.study}\n${mark.stream}`, mark);
  }
  if (changed.size === 0) return [];
  const last = [...changed.values()];
  const { rows } = await client.query<Standing>(
    `select n.id, n.person, n.study, n.participant, n.kind, n.matter from ${schema}.notice n
       join unnest($1::text[], $2::text[]) as c(study, participant)
         on n.study = c.study and n.participant = c.participant
      where n.matter is not null and n.healed_at is null`,
    [last.map(({ study }) => study), last.map(participantOf)],
  );
  const healed: Standing[] = [];
  for (const notice of rows) {
    const mark = changed.get(`${notice.study}\nparticipant/${notice.participant}`);
    const kind = readKind(notice.kind);
    const holds = kind === undefined ? undefined : noticeRules[kind].holds;
    const state = await studies
      .get(notice.study)
      ?.trial.participant(notice.participant, mark?.version ?? 0);
    if (holds !== undefined && state !== undefined && !holds(state, notice.matter)) {
      healed.push(notice);
    }
  }
  if (healed.length === 0) return [];
  await client.query(`update ${schema}.notice set healed_at = $2 where id = any($1)`, [
    healed.map(({ id }) => id),
    now,
  ]);
  return healed.map(({ person }) => person);
}

interface Standing {
  readonly id: string;
  readonly person: string;
  readonly study: string;
  readonly participant: string;
  readonly kind: string;
  readonly matter: string;
}

function participantOf({ stream }: Mark): string {
  return stream.slice("participant/".length);
}
