import type { Store } from "../../store/index.ts";
import type { CasebookAttachment } from "./order.ts";

/**
 * Compares what a record says of its files with what is stored, as the person may see it: a file that is gone, or does
 * not give its hash any more, is named as such and stops nothing.
 */
export async function checkAttachments(
  store: Pick<Store, "asPerson" | "schema">,
  person: string,
  { study, participant }: { readonly study: string; readonly participant: string },
  attachments: readonly CasebookAttachment[],
): Promise<CasebookAttachment[]> {
  const checked: CasebookAttachment[] = [];
  for (const attachment of attachments) {
    // One at a time: a statement of a person's has a time limit, and a scan is large.
    const [row] = await store.asPerson(person, async (client) => {
      const { rows } = await client.query<{ whole: boolean }>(
        `select encode(sha256(content), 'hex') = hash as whole from ${store.schema}.attachment
          where study = $1 and participant = $2 and hash = $3`,
        [study, participant, attachment.hash],
      );
      return rows;
    });
    const fault = row === undefined ? "missing" : row.whole ? undefined : "altered";
    checked.push(fault === undefined ? attachment : { ...attachment, fault });
  }
  return checked;
}
