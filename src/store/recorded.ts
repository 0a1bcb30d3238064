import { canonical, type Json } from "../kernel/index.ts";
import type { Recorded } from "./event.ts";
import { IdempotencyConflict } from "./failure.ts";
import { checkName, checkStudy } from "./names.ts";
import { readAnswer } from "./prepare-command.ts";
import type { Source } from "./read.ts";
import { fastSha256 } from "./seal.ts";
import { withSession } from "./session.ts";

/**
 * Where the events of a command stand that was recorded earlier. To be asked before deciding anew on a
 * command that a client sent again: the state has moved on since, by that very command.
 *
 * @param content what the client asks for now, if that is to decide whether it is the same command
 * @throws IdempotencyConflict when it is another
 */
export async function findRecorded(
  { pool, schema }: Source,
  study: string,
  id: string,
  content?: Json,
): Promise<readonly Recorded[] | undefined> {
  checkStudy(study);
  checkName("command", id);
  const row = await withSession(pool, async (client) => {
    const { rows } = await client.query<{ shape: string; positions: string; content: Buffer }>({
      name: `outcome ${schema}`,
      text: `select shape, positions, content from ${schema}.command where study = $1 and id = $2`,
      values: [study, id],
    });
    return rows[0];
  });
  if (row === undefined) return undefined;
  if (content !== undefined && row.content.toString("hex") !== fastSha256(canonical(content))) {
    throw new IdempotencyConflict(study, id);
  }
  return readAnswer(row.shape, row.positions);
}
