import type { Source } from "./read.ts";
import { withSession } from "./session.ts";
import { stablePosition } from "./stable-snapshot.ts";

/** That something happened, without what: enough to know which states and lists are no longer current. */
export interface Mark {
  readonly position: number;
  readonly study: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
}

/** What came after a position. */
export interface Tail {
  /** Nothing can appear any more up to here, and everything up to here is in `marks`: go on from here. */
  readonly upTo: number;
  readonly marks: readonly Mark[];
}

const pageMarks = 10_000;

/**
 * What is settled after a position, at most 10,000 marks; then there may be more after `upTo`. With nothing new it
 * costs one look into an index and takes no lock, so it can be asked several times a second.
 */
export async function readMarks({ pool, schema }: Source, after: number): Promise<Tail> {
  return withSession(pool, async (client) => {
    const { rows: newer } = await client.query({
      name: `newer ${schema}`,
      text: `select from ${schema}.journal where position > $1 order by position limit 1`,
      values: [after],
    });
    if (newer.length === 0) return { upTo: after, marks: [] };
    const settled = await stablePosition(client, schema);
    const { rows } = await client.query<[string, string, string, number, string]>({
      name: `marks ${schema}`,
      text: `select position, study, stream, version, type from ${schema}.journal
              where position > $1 and position <= $2 order by position limit ${pageMarks}`,
      values: [after, settled],
      rowMode: "array",
    });
    const marks = rows.map(([position, study, stream, version, type]) => ({
      position: Number(position),
      study,
      stream,
      version,
      type,
    }));
    return {
      upTo: marks.length < pageMarks ? settled : (marks.at(-1)?.position ?? settled),
      marks,
    };
  });
}
