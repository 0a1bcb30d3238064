import type { Recorded } from "./event.ts";
import { checkName, checkStudy } from "./names.ts";
import { readAnswer } from "./prepare-command.ts";
import type { Source } from "./read.ts";
import { withSession } from "./session.ts";

/**
 * Where the events of a command stand that was recorded earlier. To be asked before deciding anew on a
 * command that a client sent again: the state has moved on since, by that very command.
 */
export async function findRecorded(
  { pool, schema }: Source,
  study: string,
  id: string,
): Promise<readonly Recorded[] | undefined> {
  checkStudy(study);
  checkName("command", id);
  return withSession(pool, async (client) => {
    const { rows } = await client.query<{ shape: string; positions: string }>({
      name: `outcome ${schema}`,
      text: `select shape, positions from ${schema}.command where study = $1 and id = $2`,
      values: [study, id],
    });
    const row = rows[0];
    return row === undefined ? undefined : readAnswer(row.shape, row.positions);
  });
}
